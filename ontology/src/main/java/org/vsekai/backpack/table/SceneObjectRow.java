package org.vsekai.backpack.table;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

@Description("A thing of a scene that several calibrated cameras saw: of a class, at a place, over a time.")
public record SceneObjectRow(
        @Description("The scene's id, then digits of the digest of its first detection.")
        String objectId,

        @Description("The scene.") String sceneId,
        @Description("The name of the model that saw it.") String model,

        @Description("SHA-256 of the model's weights, hexadecimal.")
        String modelDigest,

        @Description("The class with the greatest scores behind it.")
        String classIri,

        @Description("The class and all above it, in ascending order.")
        List<String> ancestorIris,

        @Description("The mean score of its detections, 0 to 1.")
        double score,

        @Description("Its middle in metres along x, where most cameras agree.")
        double x,

        @Description("Along y.") double y,
        @Description("Along z.") double z,
        @Description("How wide it is seen, in metres.") double width,
        @Description("How high it is seen, in metres.") double height,
        @Description("How many cameras saw it there.") int support,

        @Description("How far from its place its cameras saw it: the root of the mean square, in pixels.")
        double residual,

        @Description("The scene's node that it is, where one of an agreeing class is there.")
        Optional<String> nodeId,

        @Description("How far from the middle of the node's box it is, in metres.")
        Optional<Double> nodeDistance,

        @Description("When it was first seen.") Instant firstSeen,
        @Description("When it was last seen.") Instant lastSeen,
        @Description("Where it was, moment by moment.") List<Step> path,

        @Description("The detections of it, in ascending order.")
        List<String> detectionIds) {

    /**
     * A moment.
     *
     * @param at when
     * @param x metres
     * @param y metres
     * @param z metres
     * @param support how many cameras saw it then
     */
    public record Step(Instant at, double x, double y, double z, int support) {}

    public static final String OBJECT_ID = "object_id";
    public static final String SCENE_ID = "scene_id";
    public static final String MODEL_DIGEST = "model_digest";

    public static final Table<SceneObjectRow> TABLE = Table.of("scene_objects", SceneObjectRow.class, OBJECT_ID);
}
