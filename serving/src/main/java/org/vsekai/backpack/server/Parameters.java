package org.vsekai.backpack.server;

import io.javalin.http.Context;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.landing.Identifier;
import org.vsekai.backpack.table.Names;

/** The query and path parameters of a request, checked. Everything throws {@link Problem}. */
public final class Parameters {
    private static final int LONGEST = 512;
    private static final int LONGEST_LIST = 16_384;

    private final Source source;

    /** Where the parameters are from: a request, taken apart. */
    interface Source {
        /** The names in the query. */
        Iterable<String> names();

        /** The first value of a name in the query, decoded; null when it is not there. */
        @Nullable
        String query(String name);

        /** The value in the path, decoded. */
        String path(String name);
    }

    /**
     * @param known the names that the query may have
     */
    Parameters(Source source, Set<String> known) {
        this.source = source;
        for (var name : source.names()) {
            if (!known.contains(name)) {
                throw Problems.unknownParameter(name, new TreeSet<>(known));
            }
        }
    }

    /** The parameters of a route that knows exactly these names in its query. */
    public static Parameters of(Context context, String... known) {
        return of(context, Set.of(known));
    }

    /** As {@link #of(Context, String...)}. */
    public static Parameters of(Context context, Set<String> known) {
        return new Parameters(new ContextSource(context), known);
    }

    /** As {@link #of(Context, String...)}, with names that several routes share and some more. */
    public static Parameters of(Context context, Set<String> shared, String... more) {
        var names = new TreeSet<>(shared);
        names.addAll(List.of(more));
        return of(context, names);
    }

    private record ContextSource(Context context) implements Source {
        @Override
        public Iterable<String> names() {
            return context.queryParamMap().keySet();
        }

        @Override
        public @Nullable String query(String name) {
            return context.queryParam(name);
        }

        @Override
        public String path(String name) {
            return context.pathParam(name);
        }
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

    /** A number of the query from 0 to 1. */
    public double fraction(String name, double otherwise) {
        var value = text(name);
        try {
            double number = value.map(Double::parseDouble).orElse(otherwise);
            if (number >= 0 && number <= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw Problems.invalidParameter(name, "must be a number from 0 to 1");
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
        return text(name, LONGEST);
    }

    private Optional<String> text(String name, int longest) {
        var value = source.query(name);
        if (value != null && (value.isBlank() || value.length() > longest)) {
            throw Problems.invalidParameter(name, "must be 1 to " + longest + " characters");
        }
        return Optional.ofNullable(value);
    }

    /** Ids of the query with commas between them, each once; none when it is left out. */
    public List<String> ids(String name, int most) {
        var value = text(name, LONGEST_LIST);
        if (value.isEmpty()) {
            return List.of();
        }
        var ids = List.copyOf(new LinkedHashSet<>(List.of(value.get().split(",", -1))));
        if (ids.size() > most) {
            throw Problems.invalidParameter(name, "must be at most " + most + " ids");
        }
        ids.forEach(id -> check(name, id));
        return ids;
    }

    /** As {@link #ids}, at least one. */
    public List<String> requiredIds(String name, int most) {
        var ids = ids(name, most);
        if (ids.isEmpty()) {
            throw Problems.invalidParameter(name, "is missing: 1 to " + most + " ids with commas between them");
        }
        return ids;
    }

    /** An id of the query. */
    public Optional<String> optionalId(String name) {
        return text(name).map(id -> check(name, id));
    }

    /** An id of the path. */
    public String id(String name) {
        return check(name, source.path(name));
    }

    private static String check(String name, String id) {
        try {
            return Identifier.check(name, id);
        } catch (IllegalArgumentException e) {
            throw Problems.invalidParameter(name, String.valueOf(e.getMessage()).substring(name.length() + 1));
        }
    }
}
