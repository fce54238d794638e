package org.vsekai.backpack.scene;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Reads how much of each morph target there is at rest: a mesh's weights, and a node's, which go before them. */
final class MorphWeights {
    private static final String FIELD = "weights";

    private MorphWeights() {}

    /** For each mesh, which targets have a weight, by the mesh itself or by a node: others need no decoding. */
    static List<BitSet> used(JsonPlace root) {
        var meshes = root.list("meshes");
        var used = new ArrayList<BitSet>();
        for (var mesh : meshes) {
            used.add(new BitSet());
            add(mesh, used.get(used.size() - 1));
        }
        for (var node : root.list("nodes")) {
            node.optionalIndex("mesh", meshes.size(), "mesh").ifPresent(mesh -> add(node, used.get(mesh)));
        }
        return used;
    }

    private static void add(JsonPlace place, BitSet used) {
        var weights = place.list(FIELD);
        for (int i = 0; i < weights.size(); i++) {
            if (weights.get(i).number() != 0) {
                used.set(i);
            }
        }
    }

    /**
     * The weights that stand at a mesh or a node; without, all are {@code otherwise}.
     *
     * @param targets how many the mesh has
     */
    static List<Double> read(JsonPlace place, int targets, List<Double> otherwise) {
        var weights = place.optional(FIELD);
        if (weights.isEmpty()) {
            return otherwise;
        }
        var numbers = weights.get().elements().stream().map(JsonPlace::number).toList();
        if (numbers.size() != targets) {
            throw weights.get()
                    .wrong(
                            SceneFault.INVALID_MORPH,
                            "There are " + numbers.size() + " weights for " + targets + " morph targets");
        }
        return numbers;
    }
}
