package org.vsekai.backpack.sample;

import java.util.Map;
import org.vsekai.backpack.scene.Matrix4;
import org.vsekai.backpack.scene.Quaternion;
import org.vsekai.backpack.scene.Vector3;

/** Moves a body from its T-pose into a pose, by linear blend skinning (glTF 2.0 section 3.7.3.3). */
final class Posing {
    private final Matrix4[] moves = new Matrix4[Bone.values().length];

    private Posing(double height, Map<Bone, Quaternion> pose, Matrix4 place) {
        var worlds = new Matrix4[moves.length];
        // A bone is declared after its parent.
        for (var bone : Bone.values()) {
            var turned = Matrix4.rotation(pose.getOrDefault(bone, Quaternion.IDENTITY));
            var local = Matrix4.translation(bone.fromParent(height)).multiply(turned);
            worlds[bone.joint()] = bone.parent()
                    .map(parent -> worlds[parent.joint()].multiply(local))
                    .orElse(local);
            var back = Matrix4.translation(bone.at(height).times(-1));
            moves[bone.joint()] = place.multiply(worlds[bone.joint()]).multiply(back);
        }
    }

    /**
     * The body in the pose; it keeps its joints and weights.
     *
     * @param place from the body's axes to the scene's
     */
    static Solid apply(Solid body, double height, Map<Bone, Quaternion> pose, Matrix4 place) {
        var posing = new Posing(height, pose, place);
        return new Solid(body.parts().stream().map(posing::part).toList());
    }

    private Part part(Part part) {
        return part.moved(vertex -> {
            var position = Vector3.ZERO;
            var normal = Vector3.ZERO;
            for (int i = 0; i < Part.INFLUENCES; i++) {
                var move = moves[part.joint(vertex, i)];
                double weight = part.weight(vertex, i);
                position =
                        position.plus(move.transformPoint(part.position(vertex)).times(weight));
                normal =
                        normal.plus(move.transformDirection(part.normal(vertex)).times(weight));
            }
            return new Part.Vertex(position, normal);
        });
    }
}
