package org.vsekai.backpack.scene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
 * VRM 0.x (other thumbs), Mixamo, Blender's Rigify, Unreal's mannequins, and rigs with sides as suffixes such as
 * KayKit's.
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

    /** Mixamo's trunk, Unreal's pelvis and neck. */
    private static final Map<String, String> OTHER_MIDDLE =
            Map.of("spine1", "chest", "spine2", "upperChest", "pelvis", "hips", "neck01", "neck");

    /** Mixamo's, Rigify's and Unreal's limbs. */
    private static final Map<String, String> OTHER_SIDED = Map.ofEntries(
            Map.entry("arm", "UpperArm"),
            Map.entry("forearm", "LowerArm"),
            Map.entry("upleg", "UpperLeg"),
            Map.entry("leg", "LowerLeg"),
            Map.entry("toebase", "Toes"),
            Map.entry("thigh", "UpperLeg"),
            Map.entry("shin", "LowerLeg"),
            Map.entry("toe", "Toes"),
            Map.entry("clavicle", "Shoulder"),
            Map.entry("calf", "LowerLeg"),
            Map.entry("ball", "Toes"));

    private static final Map<String, String> FINGERS =
            Map.of("thumb", "Thumb", "index", "Index", "middle", "Middle", "ring", "Ring", "pinky", "Little");

    /** Before a finger's name and after it, before its number, in Mixamo, Unreal and Rigify. */
    private static final List<List<String>> FINGER_STYLES =
            List.of(List.of("hand", ""), List.of("", "0"), List.of("f", "0"));

    /** A whole trunk in one style: its bones by number, where numbers alone do not tell the style. */
    private static final Map<String, String> RIGIFY_TRUNK = Map.of(
            "spine", "hips",
            "spine001", "spine",
            "spine002", "chest",
            "spine003", "upperChest",
            "spine004", "neck",
            "spine006", "head");

    private static final Map<String, String> UNREAL_TRUNK =
            Map.of("spine01", "spine", "spine02", "chest", "spine03", "upperChest");
    private static final Map<String, String> UNREAL_5_TRUNK =
            Map.of("spine01", "spine", "spine03", "chest", "spine05", "upperChest");

    private static final Pattern RIGIFY_PREFIX = Pattern.compile("(def|org)-");
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
        var known = new HashMap<>(OTHER_MIDDLE);
        MIDDLE.forEach(bone -> known.put(bone.toLowerCase(Locale.ROOT), bone));
        for (var side : List.of("left", "right")) {
            SIDED.forEach(part -> known.put(side + part.toLowerCase(Locale.ROOT), side + part));
            OTHER_SIDED.forEach((name, part) -> known.put(side + name, side + part));
            FINGERS.forEach((name, finger) -> addFinger(known, side, name, finger));
        }
        return Map.copyOf(known);
    }

    private static void addFinger(Map<String, String> known, String side, String name, String finger) {
        var phalanges = finger.equals("Thumb")
                ? List.of("Metacarpal", "Proximal", "Distal")
                : List.of("Proximal", "Intermediate", "Distal");
        for (int i = 0; i < 3; i++) {
            for (var style : FINGER_STYLES) {
                known.put(side + style.get(0) + name + style.get(1) + (i + 1), side + finger + phalanges.get(i));
            }
        }
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

    /**
     * For each joint of one skeleton the bone that it is likely to be: the trunk by the style of the whole, since
     * Rigify's spine is where others have hips. A bone is given once, to the first joint that is called so.
     */
    static List<Optional<String>> guess(List<String> joints) {
        var plain = joints.stream().map(BoneNames::plain).toList();
        var trunk = trunk(new HashSet<>(plain));
        var taken = new HashSet<String>();
        var bones = new ArrayList<Optional<String>>();
        for (var name : plain) {
            // A style's trunk counts whole: what it does not name is none of it.
            var bone = !trunk.isEmpty() && name.startsWith("spine") ? trunk.get(name) : BONES.get(name);
            bones.add(Optional.ofNullable(bone).filter(taken::add));
        }
        return bones;
    }

    private static Map<String, String> trunk(Set<String> plain) {
        if (plain.contains("spine001")) {
            return RIGIFY_TRUNK;
        }
        if (plain.contains("spine05")) {
            return UNREAL_5_TRUNK;
        }
        return plain.contains("spine01") ? UNREAL_TRUNK : Map.of();
    }

    /** Lower-case letters and digits, without a name space or Rigify's prefix, the side first and in full. */
    private static String plain(String name) {
        var plain = name.substring(name.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
        plain = RIGIFY_PREFIX.matcher(plain).replaceFirst("");
        var sided = SIDE_LAST.matcher(plain);
        if (sided.matches()) {
            plain = (sided.group(2).equals("l") ? "left" : "right") + sided.group(1);
        }
        return NOT_A_LETTER.matcher(plain).replaceAll("");
    }
}
