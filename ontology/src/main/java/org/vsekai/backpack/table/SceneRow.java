package org.vsekai.backpack.table;

import java.time.Instant;

@Description("One uploaded scene version.")
public record SceneRow(
        @Description("The scene's id, given at upload.") String sceneId,
        @Description("The scene's name, for people.") String name,
        @Description("map, avatar or prop.") ItemKind kind,
        @Description("The account that uploaded it.") String owner,
        @Description("public, unlisted or private.") Visibility visibility,

        @Description("SHA-256 of the document and the files it refers to, hexadecimal.")
        String contentHash,

        @Description("gltf, glb, vrm or tscn.") SourceFormat sourceFormat,

        @Description("The document's path under the landing zone.")
        String path,

        @Description("Nodes in the document.") int nodeCount,

        @Description("Triangles in the document, each mesh counted at each node.")
        int triangleCount,

        @Description("The scene's own description, its XMP packets expanded and merged: canonical JSON-LD.")
        String description,

        @Description("When it was uploaded.") Instant uploadedAt) {
    public static final String SCENE_ID = "scene_id";
    public static final String OWNER = "owner";
    public static final String PATH = "path";
    public static final String VISIBILITY = "visibility";
    public static final String DESCRIPTION = "description";

    public static final Table<SceneRow> TABLE = Table.of("scenes", SceneRow.class, SCENE_ID);
}
