package org.vsekai.backpack.scene;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The packets of KHR_xmp_json_ld at a document's root, and who refers to which. */
record XmpPackets(List<JsonNode> packets) {
    static final String EXTENSION = "KHR_xmp_json_ld";

    static XmpPackets read(JsonPlace root) {
        return new XmpPackets(root.extension(EXTENSION)
                .map(place -> place.required("packets").elements().stream()
                        .map(XmpPackets::packet)
                        .toList())
                .orElse(List.of()));
    }

    private static JsonNode packet(JsonPlace place) {
        if (!place.value().isObject()) {
            throw place.wrong(SceneFault.INVALID_XMP, "The packet is no object");
        }
        return place.value();
    }

    /** The meshes, materials, images and animations that a packet describes. */
    List<DescribedPart> described(JsonPlace root) {
        var described = new ArrayList<DescribedPart>();
        for (var kind : DescribedPart.Kind.values()) {
            var parts = root.list(kind.field());
            var ids = UniqueNames.of(kind.word(), parts);
            for (int i = 0; i < parts.size(); i++) {
                var packet = of(parts.get(i));
                if (packet.isPresent()) {
                    described.add(new DescribedPart(kind, ids.get(i), packet.getAsInt()));
                }
            }
        }
        return described;
    }

    /** The packet that describes an object of the document. */
    OptionalInt of(JsonPlace object) {
        var reference = object.extension(EXTENSION);
        return reference.isPresent()
                ? OptionalInt.of(reference.get().required("packet").index(packets.size(), "XMP packet"))
                : OptionalInt.empty();
    }
}
