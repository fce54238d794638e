package org.vsekai.backpack.uploads;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vsekai.backpack.landing.Identifier;
import org.vsekai.backpack.server.Problems;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.Names;
import org.vsekai.backpack.table.Visibility;

/** What a client says of a scene beside its files. */
record SceneLabel(String name, ItemKind kind, String owner, Visibility visibility) {
    private static final int LONGEST_NAME = 200;

    /** Until accounts say who asks, a client may leave the owner out. */
    private static final String NOBODY = "anonymous";

    /**
     * What the parameters say, from a query or from a tus header.
     *
     * @param parameter the value of a name
     */
    static SceneLabel of(Function<String, Optional<String>> parameter) {
        var name = parameter.apply("name").orElseThrow(() -> Problems.invalidParameter("name", "is missing"));
        if (name.isBlank()
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)
                || hasLoneSurrogate(name)) {
            throw Problems.invalidParameter("name", "must be 1 to " + LONGEST_NAME + " characters that can be seen");
        }
        return new SceneLabel(
                name,
                choice("kind", parameter, ItemKind.MAP),
                owner(parameter.apply("owner").orElse(NOBODY)),
                choice("visibility", parameter, Visibility.UNLISTED));
    }

    /** Half a character that no UTF-8 file can hold. */
    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private static String owner(String owner) {
        try {
            return Identifier.check("owner", owner);
        } catch (IllegalArgumentException e) {
            throw Problems.invalidParameter(
                    "owner", String.valueOf(e.getMessage()).substring("owner ".length()));
        }
    }

    private static <E extends Enum<E>> E choice(
            String name, Function<String, Optional<String>> parameter, E otherwise) {
        var choices = otherwise.getDeclaringClass().getEnumConstants();
        return parameter
                .apply(name)
                .map(value -> Stream.of(choices)
                        .filter(choice -> Names.lowerCase(choice).equals(value))
                        .findFirst()
                        .orElseThrow(() -> Problems.invalidParameter(
                                name,
                                Stream.of(choices)
                                        .map(Names::lowerCase)
                                        .collect(Collectors.joining(", ", "must be one of ", "")))))
                .orElse(otherwise);
    }
}
