package org.vsekai.backpack.server;

import io.javalin.http.Context;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.PreEncodedHttpField;

/** What every answer tells a browser: nothing from elsewhere, no guessing of types, no telling others of us. */
final class SecurityHeaders {
    private SecurityHeaders() {}

    /** The same, as Jetty sends them without making them anew. */
    static final List<HttpField> FIELDS = List.of(
            field(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                            + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'"),
            field("X-Content-Type-Options", "nosniff"),
            field("Referrer-Policy", "no-referrer"),
            field("Cross-Origin-Opener-Policy", "same-origin"),
            field("Cross-Origin-Resource-Policy", "same-origin"),
            field("Cache-Control", "no-store"));

    private static HttpField field(String name, String value) {
        return new PreEncodedHttpField(name, value);
    }

    static void add(Context context) {
        // Else it stands behind every type, pictures too; texts name theirs themselves, and JSON has only one.
        context.res().setCharacterEncoding(null);
        FIELDS.forEach(field -> context.header(field.getName(), field.getValue()));
    }
}
