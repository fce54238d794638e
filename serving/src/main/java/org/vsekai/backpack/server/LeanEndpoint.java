package org.vsekai.backpack.server;

import io.javalin.http.Context;
import java.util.Set;

/** A route that is asked so often that it is answered without Javalin: a GET whose path has one parameter. */
public interface LeanEndpoint extends Endpoint {

    /** The names that its query may have. */
    Set<String> parameters();

    /** The answer. */
    JsonBuffer answer(Parameters parameters);

    @Override
    default void answer(Context context) {
        Json.answer(context, answer(Parameters.of(context, parameters())));
    }
}
