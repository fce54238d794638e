package org.vsekai.backpack.scene;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The humanoid bones of VRM 1.0, and what others call them: Godot's SkeletonProfileHumanoid (the same with a capital),
 * VRM 0.x (other thumbs), Mixamo, and rigs with sides as suffixes such as KayKit's.
 */
final class BoneNames {
    private static final List<String> MIDDLE = List.of("hips", "spine", "chest", "upperChest", "neck", "head", "jaw");
    private static final List<String> SIDED = List.of(
            "Eye",
            "UpperLeg",
            "LowerLeg",
            "Foot",
            "Toes",
            "Shoulder",
            "UpperArm",
            "LowerArm",
            "Hand",
            "ThumbMetacarpal",
            "ThumbProximal",
            "ThumbDistal",
            "IndexProximal",
            "IndexIntermediate",
            "IndexDistal",
            "MiddleProximal",
            "MiddleIntermediate",
            "MiddleDistal",
            "RingProximal",
            "RingIntermediate",
            "RingDistal",
            "LittleProximal",
            "LittleIntermediate",
            "LittleDistal");
    private static final Map<String, String> MIXAMO_MIDDLE = Map.of("spine1", "chest", "spine2", "upperChest");
    private static final Map<String, String> MIXAMO_SIDED =
            Map.of("arm", "UpperArm", "forearm", "LowerArm", "upleg", "UpperLeg", "leg", "LowerLeg", "toebase", "Toes");
    private static final Map<String, String> MIXAMO_FINGERS =
            Map.of("thumb", "Thumb", "index", "Index", "middle", "Middle", "ring", "Ring", "pinky", "Little");
    private static final Pattern SIDE_LAST = Pattern.compile("(.+)[._-]([lr])");
    private static final Pattern NOT_A_LETTER = Pattern.compile("[^a-z0-9]");

    /** Lower-case letters and digits of every known name to the bone. */
    private static final Map<String, String> BONES = known();

    private static final Set<String> NAMES = names();

    private BoneNames() {}

    private static Set<String> names() {
        return Stream.concat(MIDDLE.stream(), SIDED.stream().flatMap(part -> Stream.of("left" + part, "right" + part)))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, String> known() {
        var known = new HashMap<>(MIXAMO_MIDDLE);
        MIDDLE.forEach(bone -> known.put(bone.toLowerCase(Locale.ROOT), bone));
        for (var side : List.of("left", "right")) {
            SIDED.forEach(part -> known.put(side + part.toLowerCase(Locale.ROOT), side + part));
            MIXAMO_SIDED.forEach((name, part) -> known.put(side + name, side + part));
            MIXAMO_FINGERS.forEach((name, finger) -> {
                var phalanges = finger.equals("Thumb")
                        ? List.of("Metacarpal", "Proximal", "Distal")
                        : List.of("Proximal", "Intermediate", "Distal");
                for (int i = 0; i < 3; i++) {
                    known.put(side + "hand" + name + (i + 1), side + finger + phalanges.get(i));
                }
            });
        }
        return Map.copyOf(known);
    }

    static boolean isBone(String name) {
        return NAMES.contains(name);
    }

    /** VRM 0.x calls the thumb's bones proximal, intermediate, distal; VRM 1.0 metacarpal, proximal, distal. */
    static String ofOldVrm(String name) {
        if (name.endsWith("ThumbProximal")) {
            return name.replace("ThumbProximal", "ThumbMetacarpal");
        }
        return name.replace("ThumbIntermediate", "ThumbProximal");
    }

    /** The bone that a node of this name is likely to be. */
    static Optional<String> guess(String name) {
        var plain = name.substring(name.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
        var sided = SIDE_LAST.matcher(plain);
        if (sided.matches()) {
            plain = (sided.group(2).equals("l") ? "left" : "right") + sided.group(1);
        }
        return Optional.ofNullable(BONES.get(NOT_A_LETTER.matcher(plain).replaceAll("")));
    }
}
