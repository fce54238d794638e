package org.vsekai.backpack.scene;

import java.util.stream.LongStream;

/**
 * What a scene document may cost at most.
 *
 * @param documentBytes of the document itself
 * @param jsonBytes of its JSON part
 * @param totalBytes of the document, the files that it refers to and its data: URIs together
 * @param objects of one kind: nodes, meshes, accessors, materials, ...
 * @param vertices each mesh counted at each node
 * @param triangles each mesh counted at each node
 * @param decodedNumbers numbers taken out of buffers
 * @param imagePixels of one picture
 * @param totalImagePixels of all pictures
 * @param nodeDepth longest chain of parents
 * @param jsonDepth deepest nesting of the JSON part
 */
public record SceneLimits(
        long documentBytes,
        int jsonBytes,
        long totalBytes,
        int objects,
        int vertices,
        int triangles,
        long decodedNumbers,
        int imagePixels,
        long totalImagePixels,
        int nodeDepth,
        int jsonDepth) {
    private static final int MEBI = 1 << 20;

    public SceneLimits {
        var all = LongStream.of(
                documentBytes,
                jsonBytes,
                totalBytes,
                objects,
                vertices,
                triangles,
                decodedNumbers,
                imagePixels,
                totalImagePixels,
                nodeDepth,
                jsonDepth);
        if (all.anyMatch(limit -> limit <= 0)) {
            throw new IllegalArgumentException("a limit of a scene must be above 0");
        }
    }

    /** Generous for a person's upload, harmless for a JVM of 2 GiB. */
    public static SceneLimits standard() {
        return new SceneLimits(
                256L * MEBI,
                32 * MEBI,
                384L * MEBI,
                100_000,
                4 * MEBI,
                4 * MEBI,
                64L * MEBI,
                16 * MEBI,
                128L * MEBI,
                512,
                64);
    }
}
