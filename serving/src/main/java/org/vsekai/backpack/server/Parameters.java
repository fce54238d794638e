package org.vsekai.backpack.server;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vsekai.backpack.landing.Identifier;
import org.vsekai.backpack.table.Names;

/** The query and path parameters of a request, checked. Everything throws {@link Problem}. */
public final class Parameters {
    private static final int LONGEST = 512;

    private final Context context;

    private Parameters(Context context) {
        this.context = context;
    }

    /** The parameters of a route that knows exactly these names in its query. */
    public static Parameters of(Context context, String... known) {
        var names = new TreeSet<>(java.util.List.of(known));
        for (var name : context.queryParamMap().keySet()) {
            if (!names.contains(name)) {
                throw Problems.unknownParameter(name, names);
            }
        }
        return new Parameters(context);
    }

    /** A whole number of the query. */
    public int number(String name, int otherwise, int least, int greatest) {
        var value = text(name);
        try {
            int number = value.map(Integer::parseInt).orElse(otherwise);
            if (number >= least && number <= greatest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw Problems.invalidParameter(name, "must be a whole number from " + least + " to " + greatest);
    }

    /** A yes or no of the query. */
    public boolean flag(String name, boolean otherwise) {
        return text(name)
                .map(value -> switch (value) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw Problems.invalidParameter(name, "must be true or false");
                })
                .orElse(otherwise);
    }

    /** A choice of the query, in lower case. */
    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        return text(name).map(value -> Stream.of(type.getEnumConstants())
                .filter(choice -> Names.lowerCase(choice).equals(value))
                .findFirst()
                .orElseThrow(() -> Problems.invalidParameter(
                        name,
                        Stream.of(type.getEnumConstants())
                                .map(Names::lowerCase)
                                .collect(Collectors.joining(", ", "must be one of ", "")))));
    }

    /** A text of the query. */
    public Optional<String> text(String name) {
        var value = context.queryParam(name);
        if (value != null && (value.isBlank() || value.length() > LONGEST)) {
            throw Problems.invalidParameter(name, "must be 1 to " + LONGEST + " characters");
        }
        return Optional.ofNullable(value);
    }

    /** An id of the path. */
    public String id(String name) {
        try {
            return Identifier.check(name, context.pathParam(name));
        } catch (IllegalArgumentException e) {
            throw Problems.invalidParameter(name, String.valueOf(e.getMessage()).substring(name.length() + 1));
        }
    }
}
