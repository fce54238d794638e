package org.vsekai.backpack.models;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.javalin.http.Context;
import java.util.List;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.Parameters;

/** {@code GET /v2}: name, version and extensions, as the Open Inference Protocol has it. */
final class ProtocolServer implements Endpoint {
    @JsonPropertyOrder({"name", "version", "extensions"})
    record Server(String name, String version, List<String> extensions) {}

    @Override
    public String path() {
        return "/v2";
    }

    @Override
    public void answer(Context context) {
        Parameters.of(context);
        Json.answer(context, new Server("backpack", "0.1.0", List.of("binary_tensor_data")));
    }
}
