package org.vsekai.backpack.table;

import java.util.List;
import java.util.Optional;

@Description(
        "What a model made of a frame or a clip that is neither an object nor a person: a text, a sound, a picture.")
public record AnnotationRow(
        @Description("The annotated thing's id, then task, model, digits of its digest, and rank.")
        String annotationId,

        @Description("What it is about: a frame, or a clip.")
        String entityId,

        @Description("The scene.") String sceneId,

        @Description("The detection that was looked at; none where it was the whole frame.")
        Optional<String> detectionId,

        @Description("The task in the tree of tasks, such as read.")
        String task,

        @Description("The model's name in the catalogue.") String model,
        @Description("The model's version.") String modelVersion,

        @Description("SHA-256 of the model's weights, hexadecimal.")
        String modelDigest,

        @Description("All of the text, its parts one below the other; empty where there is none.")
        String text,

        @Description("The text's language as a language tag, where it is known.")
        Optional<String> language,

        @Description("The parts of the text, in order.") List<Part> parts,

        @Description("The path under the landing zone of the picture or the sound that was made, where one was.")
        Optional<String> path) {

    /**
     * A part of a text: a line in a picture, a stretch of speech.
     *
     * @param score the mean probability of its characters, 0 to 1; 0 where the model tells none
     * @param place x and y in pixels of the frame of the four corners of a line; the first and the last second of speech
     */
    public record Part(String text, double score, List<Double> place) {}

    public static final String ANNOTATION_ID = "annotation_id";
    public static final String ENTITY_ID = "entity_id";
    public static final String TASK = "task";
    public static final String MODEL = "model";
    public static final String MODEL_DIGEST = "model_digest";
    public static final String TEXT = "text";

    public static final Table<AnnotationRow> TABLE = Table.of("annotations", AnnotationRow.class, ANNOTATION_ID);
}
