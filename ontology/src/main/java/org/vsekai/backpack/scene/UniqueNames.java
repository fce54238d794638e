package org.vsekai.backpack.scene;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Ids from names that may be missing or repeat. */
final class UniqueNames {
    static final int LONGEST = 200;

    private UniqueNames() {}

    /** For each object its name; with # and its position where it repeats; the kind and its position without name. */
    static List<String> of(String kind, List<JsonPlace> objects) {
        return ofNames(IntStream.range(0, objects.size())
                .mapToObj(i -> name(kind, objects.get(i), i))
                .toList());
    }

    /** Each name; with # and its position where it repeats. */
    static List<String> ofNames(List<String> names) {
        var taken = new HashSet<String>();
        var repeated = names.stream().filter(name -> !taken.add(name)).collect(Collectors.toSet());
        return IntStream.range(0, names.size())
                .mapToObj(i -> repeated.contains(names.get(i)) ? free(names.get(i) + "#" + i, taken) : names.get(i))
                .toList();
    }

    private static String name(String kind, JsonPlace object, int index) {
        var name = object.text("name").filter(text -> !text.isBlank()).orElse(kind + index);
        if (name.length() > LONGEST) {
            throw object.wrong(SceneFault.TOO_LARGE, "The name has more than " + LONGEST + " characters");
        }
        return name;
    }

    /** Somebody may have called another object just so. */
    private static String free(String wanted, Set<String> taken) {
        var name = wanted;
        while (!taken.add(name)) {
            name += "#";
        }
        return name;
    }
}
