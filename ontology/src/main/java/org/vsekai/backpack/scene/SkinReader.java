package org.vsekai.backpack.scene;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import org.vsekai.backpack.scene.Accessor.ComponentType;
import org.vsekai.backpack.scene.Accessor.Shape;

/** Reads skins. */
final class SkinReader {
    private SkinReader() {}

    static List<Skin> skins(JsonPlace root, AccessorReader accessors, int nodes) {
        var places = root.list("skins");
        var ids = UniqueNames.of("skin", places);
        var skins = new ArrayList<Skin>();
        for (int i = 0; i < places.size(); i++) {
            skins.add(skin(ids.get(i), places.get(i), accessors, nodes));
        }
        return skins;
    }

    private static Skin skin(String id, JsonPlace place, AccessorReader accessors, int nodes) {
        place.optionalIndex("skeleton", nodes, "node");
        var joints = place.required("joints").elements().stream()
                .map(joint -> joint.index(nodes, "node"))
                .toList();
        if (joints.isEmpty() || new HashSet<>(joints).size() < joints.size()) {
            throw place.wrong(
                    SceneFault.INVALID_SKIN, "The skin's " + joints.size() + " joints are none or not distinct");
        }
        return new Skin(id, joints, inverseBind(place, accessors, joints.size()));
    }

    private static List<Matrix4> inverseBind(JsonPlace place, AccessorReader accessors, int joints) {
        var index = place.optional("inverseBindMatrices");
        if (index.isEmpty()) {
            return Collections.nCopies(joints, Matrix4.IDENTITY);
        }
        var accessor = accessors.accessor(index.get(), EnumSet.of(Shape.MAT4), EnumSet.of(ComponentType.FLOAT));
        if (accessor.count() < joints) {
            throw place.wrong(
                    SceneFault.INVALID_SKIN,
                    "The skin has " + accessor.count() + " inverse bind matrices for " + joints + " joints");
        }
        var numbers = accessors.floats(accessor);
        var matrices = new ArrayList<Matrix4>();
        for (int joint = 0; joint < joints; joint++) {
            var columns = new double[16];
            for (int k = 0; k < 16; k++) {
                columns[k] = numbers[16 * joint + k];
            }
            matrices.add(Matrix4.columnMajor(columns));
        }
        return matrices;
    }

    /** Checks that a skin can move a mesh: every vertex names joints that the skin has. */
    static void requireFit(JsonPlace node, Mesh mesh, Skin skin) {
        for (var primitive : mesh.primitives()) {
            if (primitive.influences() == 0) {
                throw node.wrong(
                        SceneFault.INVALID_SKIN, "The node has a skin, but its mesh no JOINTS_0 and WEIGHTS_0");
            }
            var joints = primitive.joints();
            while (joints.hasRemaining()) {
                int joint = joints.get();
                if (joint >= skin.joints().size()) {
                    throw node.wrong(
                            SceneFault.INVALID_SKIN,
                            "A vertex names joint " + joint + " of a skin with "
                                    + skin.joints().size());
                }
            }
        }
    }
}
