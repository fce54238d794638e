package org.vsekai.backpack.server;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/** One route. Implementations are thread-safe; what is wrong with a request they throw as a {@link Problem}. */
public interface Endpoint {

    default HandlerType method() {
        return HandlerType.GET;
    }

    /** The path, its parameters in braces, as openapi.yaml spells it. */
    String path();

    void answer(Context context) throws Exception;
}
