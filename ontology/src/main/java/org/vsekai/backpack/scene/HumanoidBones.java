package org.vsekai.backpack.scene;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Which node is which bone of a humanoid: as VRM 1.0 (VRMC_vrm) or VRM 0.x (VRM) declares it, else by the names of
 * joints. Bones are called as in VRM 1.0.
 */
final class HumanoidBones {
    private HumanoidBones() {}

    /** For each node its bone. */
    static List<Optional<String>> of(JsonPlace root, List<JsonPlace> nodes, List<Skin> skins) {
        var bones = new ArrayList<>(Collections.nCopies(nodes.size(), Optional.<String>empty()));
        var current = root.extension("VRMC_vrm");
        var old = root.extension("VRM");
        if (current.isPresent()) {
            current.get()
                    .required("humanoid")
                    .required("humanBones")
                    .fields()
                    .forEach(place -> declare(bones, place, place.field()));
        } else if (old.isPresent()) {
            old.get()
                    .required("humanoid")
                    .list("humanBones")
                    .forEach(place -> declare(
                            bones,
                            place,
                            BoneNames.ofOldVrm(place.required("bone").text())));
        } else {
            skins.forEach(skin -> guess(bones, nodes, skin));
        }
        return bones;
    }

    private static void declare(List<Optional<String>> bones, JsonPlace place, String bone) {
        int node = place.required("node").index(bones.size(), "node");
        if (!BoneNames.isBone(bone)) {
            throw place.wrong(SceneFault.INVALID_HUMANOID, "There is no humanoid bone \"" + bone + "\"");
        }
        if (bones.get(node).isPresent() || bones.contains(Optional.of(bone))) {
            throw place.wrong(SceneFault.INVALID_HUMANOID, "The bone " + bone + " or node " + node + " is named twice");
        }
        bones.set(node, Optional.of(bone));
    }

    /** A joint of several skins is what the first that knows it says. */
    private static void guess(List<Optional<String>> bones, List<JsonPlace> nodes, Skin skin) {
        var names = skin.joints().stream()
                .map(joint -> nodes.get(joint).text("name").orElse(""))
                .toList();
        var guessed = BoneNames.guess(names);
        for (int i = 0; i < guessed.size(); i++) {
            int joint = skin.joints().get(i);
            if (guessed.get(i).isPresent() && bones.get(joint).isEmpty()) {
                bones.set(joint, guessed.get(i));
            }
        }
    }
}
