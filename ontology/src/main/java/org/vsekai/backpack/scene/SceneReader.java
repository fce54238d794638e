package org.vsekai.backpack.scene;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Reads scene documents of every format: glTF 2.0, GLB and VRM by {@link GltfReader}, Godot's text scenes by
 * themselves, their geometry from the glTF files that they instance and from Godot's primitive meshes. Immutable and
 * thread-safe.
 *
 * @param limits what a document may cost, with all that it instances
 */
public record SceneReader(SceneLimits limits) {
    /** The endings of documents, in lower case. */
    public static final List<String> ENDINGS = List.of(".glb", ".gltf", ".vrm", ".tscn");

    static final String TSCN = ".tscn";

    /** Whether a file is a document, by its name. */
    public static boolean isDocument(String name) {
        return ENDINGS.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
    }

    /** Whether a file is a Godot text scene, by its name. */
    public static boolean isTextScene(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(TSCN);
    }

    /**
     * The scene of a file.
     *
     * @param upload the folder of everything that was uploaded with it: at or above the document's own
     * @throws InvalidSceneException when the file, or one that it needs, is broken, unsupported or too large; no other
     *     exception
     */
    public SceneDocument read(Path document, Path upload) {
        return isTextScene(String.valueOf(document.getFileName()))
                ? new TscnReader(limits, upload).read(document)
                : new GltfReader(limits).readDocument(document);
    }
}
