package org.vsekai.backpack.table;

import java.util.List;

@Description("A vector of unit length for an entity in a named space.")
public record EmbeddingRow(
        @Description(
                "The space: image for frames, crop for objects in them, pose for persons, text for what is written or said.")
        String space,

        @Description(
                "The entity: a frame in space image, a detection in crop, a person in pose; in text an annotation, a scene or an item.")
        String entityId,

        @Description("The model's name in the catalogue.") String model,

        @Description("SHA-256 of the model's weights, hexadecimal.")
        String modelDigest,

        @Description("The vector, unit length.") List<Float> vector) {
    public static final String SPACE = "space";
    public static final String ENTITY_ID = "entity_id";
    public static final String VECTOR = "vector";

    public static final Table<EmbeddingRow> TABLE = Table.of("embeddings", EmbeddingRow.class, SPACE, ENTITY_ID);
}
