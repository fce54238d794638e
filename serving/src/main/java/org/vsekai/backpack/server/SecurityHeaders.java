package org.vsekai.backpack.server;

import io.javalin.http.Context;

/** What every answer tells a browser: nothing from elsewhere, no guessing of types, no telling others of us. */
final class SecurityHeaders {
    private SecurityHeaders() {}

    static void add(Context context) {
        // Else it stands behind every type, pictures too; texts name theirs themselves, and JSON has only one.
        context.res().setCharacterEncoding(null);
        context.header(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                                + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cache-Control", "no-store");
    }
}
