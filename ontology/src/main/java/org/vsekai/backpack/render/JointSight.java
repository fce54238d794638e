package org.vsekai.backpack.render;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vsekai.backpack.render.GroundTruth.Joint;
import org.vsekai.backpack.render.GroundTruth.Sight;
import org.vsekai.backpack.scene.CalibratedCamera;
import org.vsekai.backpack.scene.Matrix4;
import org.vsekai.backpack.scene.PinholeCamera;
import org.vsekai.backpack.scene.SceneDocument;
import org.vsekai.backpack.scene.SceneNode;
import org.vsekai.backpack.scene.SceneRows;
import org.vsekai.backpack.scene.Vector3;
import org.vsekai.backpack.table.SkeletonJointRow;

/**
 * Where the joints of a document are in a picture, and which are hidden. A joint lies within its limb, so its own body
 * does not hide it when the skin is before it by less than a tenth of the skeleton's size; anything else does.
 */
final class JointSight {
    /** Of a person of 1.7 m, the skin is up to 17 cm before the joint: more than half a chest. */
    private static final double LIMB = 0.1;

    private final SceneDocument document;
    private final PinholeCamera camera;
    private final Rendering rendering;

    JointSight(SceneDocument document, PinholeCamera camera, Rendering rendering) {
        this.document = document;
        this.camera = camera;
        this.rendering = rendering;
    }

    List<Joint> joints() {
        var rows = SceneRows.joints("", document);
        var nodes = document.nodes().stream().collect(Collectors.toMap(SceneNode::id, SceneNode::index));
        Map<String, Skeleton> skeletons = new HashMap<>();
        for (var row : rows) {
            var skeleton = skeletons.computeIfAbsent(row.skeletonId(), this::skeleton);
            addBelow(requireNonNull(nodes.get(row.jointId())), skeleton.body());
            skeleton.extent().add(position(row));
        }
        return rows.stream()
                .map(row -> joint(row, requireNonNull(skeletons.get(row.skeletonId()))))
                .toList();
    }

    /** @param body the nodes that belong to it */
    private record Skeleton(BitSet body, Extent extent) {}

    private static Vector3 position(SkeletonJointRow row) {
        return Matrix4.rowMajor(row.worldFromJoint()).origin();
    }

    /** With the nodes whose mesh it moves. */
    private Skeleton skeleton(String skeletonId) {
        var body = new BitSet();
        for (var node : document.nodes()) {
            if (node.skin().isPresent()
                    && document.skins().get(node.skin().getAsInt()).id().equals(skeletonId)) {
                body.set(node.index());
            }
        }
        return new Skeleton(body, new Extent());
    }

    /** What hangs on a joint, such as a helmet, is the body's as well. */
    private void addBelow(int joint, BitSet body) {
        var open = new ArrayDeque<Integer>();
        open.add(joint);
        while (!open.isEmpty()) {
            int node = open.remove();
            if (!body.get(node)) {
                body.set(node);
                open.addAll(document.nodes().get(node).children());
            }
        }
    }

    private Joint joint(SkeletonJointRow row, Skeleton skeleton) {
        var pixel = pixel(position(row));
        return new Joint(
                row.skeletonId(),
                row.jointId(),
                row.humanoidBone(),
                pixel.x(),
                pixel.y(),
                pixel.depth(),
                sight(pixel, skeleton.body(), LIMB * skeleton.extent().size()));
    }

    /** Where pictures have it: they are drawn as by a lens without distortion. */
    private CalibratedCamera.Pixel pixel(Vector3 position) {
        var world = camera.worldFromCamera();
        var offset = position.minus(world.origin());
        double depth = -offset.dot(world.axis(2));
        return new CalibratedCamera.Pixel(
                camera.cx() + camera.fx() * offset.dot(world.axis(0)) / depth,
                camera.cy() - camera.fy() * offset.dot(world.axis(1)) / depth,
                depth);
    }

    private Sight sight(CalibratedCamera.Pixel pixel, BitSet body, double limb) {
        boolean inRange = pixel.depth() >= camera.near() && pixel.depth() <= camera.far();
        boolean inPicture =
                pixel.x() >= 0 && pixel.x() < camera.width() && pixel.y() >= 0 && pixel.y() < camera.height();
        if (!inRange || !inPicture) {
            return Sight.OUTSIDE;
        }
        int p = ((int) pixel.y()) * camera.width() + (int) pixel.x();
        int node = rendering.node()[p];
        if (node < 0) {
            return Sight.VISIBLE;
        }
        double before = pixel.depth() - rendering.depth()[p];
        return before <= (body.get(node) ? limb : 0) ? Sight.VISIBLE : Sight.HIDDEN;
    }

    /** The box around points. */
    private static final class Extent {
        private Vector3 least = new Vector3(Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE);
        private Vector3 most = least.times(-1);

        void add(Vector3 point) {
            least = new Vector3(
                    Math.min(least.x(), point.x()), Math.min(least.y(), point.y()), Math.min(least.z(), point.z()));
            most = new Vector3(
                    Math.max(most.x(), point.x()), Math.max(most.y(), point.y()), Math.max(most.z(), point.z()));
        }

        double size() {
            return most.minus(least).length();
        }
    }
}
