package org.vsekai.backpack.models;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.javalin.http.Context;
import java.util.List;
import org.vsekai.backpack.catalogue.TensorSpec;
import org.vsekai.backpack.server.Json;

/**
 * {@code GET /v2/models/{model}} and {@code GET /v2/models/{model}/versions/{version}}: name, versions, platform and the tensors
 * that it takes and gives, as the Open Inference Protocol has it; none where the model is asked by its task alone. Errors: 404,
 * 503 switched off.
 */
final class ProtocolModel extends ProtocolEndpoint {
    ProtocolModel(Models models, boolean isVersioned) {
        super(models, isVersioned, "");
    }

    @JsonPropertyOrder({"name", "versions", "platform", "inputs", "outputs"})
    record Model(
            String name, List<String> versions, String platform, List<Described> inputs, List<Described> outputs) {}

    @JsonPropertyOrder({"name", "datatype", "shape"})
    record Described(String name, String datatype, List<Long> shape) {
        static List<Described> of(List<TensorSpec> tensors) {
            return tensors.stream()
                    .map(tensor ->
                            new Described(tensor.name(), tensor.datatype().name(), tensor.shape()))
                    .toList();
        }
    }

    @Override
    void answer(Context context, ServedModel model) {
        var card = model.model().card();
        Json.answer(
                context,
                new Model(
                        card.name(),
                        versions(model),
                        card.engine().platform(),
                        Described.of(card.inputs()),
                        Described.of(card.outputs())));
    }
}
