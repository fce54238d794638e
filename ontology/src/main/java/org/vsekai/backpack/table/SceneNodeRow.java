package org.vsekai.backpack.table;

import java.util.List;
import java.util.Optional;

@Description("A node of a scene that has a mesh.")
public record SceneNodeRow(
        @Description("The scene.") String sceneId,

        @Description("The node's id within the scene: its name, made unique.")
        String nodeId,

        @Description("4x4, row-major: the node's axes to the world's, metres.")
        List<Double> worldFromNode,

        @Description("Least corner (x, y, z) of its axis-aligned box in the world, metres.")
        List<Double> boxMinimum,

        @Description("Greatest corner (x, y, z) of its axis-aligned box in the world, metres.")
        List<Double> boxMaximum,

        @Description("Triangles of its mesh.") int triangleCount,

        @Description("The class that the scene itself declares for it, where it does.")
        Optional<String> classIri) {
    public static final String SCENE_ID = "scene_id";
    public static final String NODE_ID = "node_id";
    public static final String BOX_MINIMUM = "box_minimum";
    public static final String BOX_MAXIMUM = "box_maximum";
    public static final String CLASS_IRI = "class_iri";

    public static final Table<SceneNodeRow> TABLE = Table.of("scene_nodes", SceneNodeRow.class, SCENE_ID, NODE_ID);
}
