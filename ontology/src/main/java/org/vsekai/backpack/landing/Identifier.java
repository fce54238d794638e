package org.vsekai.backpack.landing;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may serve as an id of a user, an item, a scene or an event: short, and safe in a path, a URL and a log. */
public final class Identifier {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:-]{0,127}");

    private Identifier() {}

    /**
     * The id itself.
     *
     * @throws IllegalArgumentException naming the field, when it is no id
     */
    public static String check(String field, @Nullable String id) {
        if (id == null || !ALLOWED.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    field + " must be 1 to 128 letters, digits or _ . : - and begin with a" + " letter, a digit or _");
        }
        return id;
    }
}
