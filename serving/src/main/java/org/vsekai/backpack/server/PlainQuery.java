package org.vsekai.backpack.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The query of an address, taken apart, and the one parameter of its path. For one request. */
final class PlainQuery implements Parameters.Source {
    private final String id;
    private final List<String> names = new ArrayList<>(4);
    private final List<String> values = new ArrayList<>(4);

    private PlainQuery(String id) {
        this.id = id;
    }

    static PlainQuery of(@Nullable String query, String id) {
        var result = new PlainQuery(id);
        int start = 0;
        while (query != null && start < query.length()) {
            int end = query.indexOf('&', start);
            end = end < 0 ? query.length() : end;
            int equals = query.indexOf('=', start);
            if (end > start) {
                boolean hasValue = equals >= 0 && equals < end;
                result.names.add(decoded(query.substring(start, hasValue ? equals : end)));
                result.values.add(hasValue ? decoded(query.substring(equals + 1, end)) : "");
            }
            start = end + 1;
        }
        return result;
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problems.invalidRequest(400, "The query holds a % that escapes nothing");
        }
    }

    @Override
    public Iterable<String> names() {
        return names;
    }

    /** The first of a name, as Javalin has it. */
    @Override
    public @Nullable String query(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals(name)) {
                return values.get(i);
            }
        }
        return null;
    }

    @Override
    public String path(String name) {
        return id;
    }
}
