package org.vsekai.backpack.scene;

import java.io.Serializable;
import java.util.stream.LongStream;

/**
 * What a scene document may cost at most.
 *
 * @param documentBytes of the document itself
 * @param jsonBytes of its JSON part, or of a text scene
 * @param totalBytes of the document, the files that it refers to and its data: URIs together
 * @param objects of one kind: nodes, meshes, accessors, materials, ...
 * @param vertices each mesh counted at each node; as many joints, each skin counted at each node
 * @param triangles each mesh counted at each node
 * @param decodedNumbers numbers taken out of buffers
 * @param imagePixels of one picture
 * @param totalImagePixels of all pictures
 * @param nodeDepth longest chain of parents
 * @param jsonDepth deepest nesting of the JSON part, or of a value of a text scene
 * @param tokens of the JSON part or of a text scene: each costs a JVM up to about 100 bytes
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
        int jsonDepth,
        int tokens)
        implements Serializable {
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
                jsonDepth,
                tokens);
        if (all.anyMatch(limit -> limit <= 0)) {
            throw new IllegalArgumentException("a limit of a scene must be above 0");
        }
    }

    /** Checks what the nodes of a scene have together, each mesh and skin counted at each node. */
    void requireGeometry(String place, long vertexCount, long jointCount, long triangleCount) {
        requireAtMost(place, "vertices", vertexCount, vertices);
        requireAtMost(place, "joints", jointCount, vertices);
        requireAtMost(place, "triangles", triangleCount, triangles);
    }

    private static void requireAtMost(String place, String what, long count, long most) {
        if (count > most) {
            throw new InvalidSceneException(
                    SceneFault.TOO_LARGE, place, "The scene has " + count + " " + what + ", above " + most);
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
                64,
                4 * MEBI);
    }
}
