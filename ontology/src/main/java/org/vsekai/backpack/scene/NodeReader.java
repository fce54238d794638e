package org.vsekai.backpack.scene;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads nodes, after everything that they refer to. */
final class NodeReader {
    private final NodeTree tree;
    private final List<Mesh> meshes;
    private final List<Skin> skins;
    private final List<Camera> cameras;
    private final XmpPackets packets;
    private final SceneLimits limits;

    NodeReader(
            NodeTree tree,
            List<Mesh> meshes,
            List<Skin> skins,
            List<Camera> cameras,
            XmpPackets packets,
            SceneLimits limits) {
        this.tree = tree;
        this.meshes = meshes;
        this.skins = skins;
        this.cameras = cameras;
        this.packets = packets;
        this.limits = limits;
    }

    List<SceneNode> nodes(JsonPlace root) {
        var places = tree.places();
        requireSize(root);
        var ids = UniqueNames.of("node", places);
        var bones = HumanoidBones.of(root, places, skins);
        var nodes = new ArrayList<SceneNode>();
        for (int i = 0; i < places.size(); i++) {
            nodes.add(node(i, ids.get(i), bones.get(i)));
        }
        return nodes;
    }

    private void requireSize(JsonPlace root) {
        long vertices = 0;
        long triangles = 0;
        long joints = 0;
        for (var place : tree.places()) {
            var index = meshOf(place);
            if (index.isPresent()) {
                var mesh = meshes.get(index.getAsInt());
                vertices += mesh.vertexCount();
                triangles += mesh.triangleCount();
            }
            var skin = skinOf(place);
            joints += skin.isPresent() ? skins.get(skin.getAsInt()).joints().size() : 0;
        }
        limits.requireGeometry(root.pointer(), vertices, joints, triangles);
    }

    private OptionalInt meshOf(JsonPlace place) {
        return place.optionalIndex("mesh", meshes.size(), "mesh");
    }

    private OptionalInt skinOf(JsonPlace place) {
        return place.optionalIndex("skin", skins.size(), "skin");
    }

    /** A camera that is read can be calibrated. */
    private static void requireCamera(JsonPlace place, Camera camera, Matrix4 world) {
        try {
            CalibratedCamera.of(camera, world, 1, 1);
        } catch (IllegalArgumentException e) {
            throw place.wrong(SceneFault.INVALID_CAMERA, "The camera cannot be placed: " + e.getMessage());
        }
    }

    private SceneNode node(int index, String id, Optional<String> bone) {
        var place = tree.places().get(index);
        var mesh = meshOf(place);
        var skin = skinOf(place);
        var camera = place.optionalIndex("camera", cameras.size(), "camera");
        if (camera.isPresent()) {
            requireCamera(place, cameras.get(camera.getAsInt()), tree.world(index));
        }
        var morphWeights = morphWeights(place, mesh);
        return new SceneNode(
                index,
                id,
                place.text("name"),
                tree.shown(index),
                tree.parent(index),
                tree.children(index),
                tree.local(index),
                tree.world(index),
                mesh,
                skin,
                camera,
                morphWeights,
                worldBox(place, index, mesh, skin, morphWeights),
                bone,
                object(place, "extras"),
                object(place, "extensions"),
                packets.of(place));
    }

    private List<Double> morphWeights(JsonPlace place, OptionalInt meshIndex) {
        if (meshIndex.isEmpty()) {
            return MorphWeights.read(place, 0, List.of());
        }
        var mesh = meshes.get(meshIndex.getAsInt());
        return MorphWeights.read(place, mesh.morphTargetCount(), mesh.morphWeights());
    }

    private Optional<Box3> worldBox(
            JsonPlace place, int index, OptionalInt meshIndex, OptionalInt skinIndex, List<Double> morphWeights) {
        if (meshIndex.isEmpty()) {
            if (skinIndex.isPresent()) {
                throw place.wrong(SceneFault.INVALID_SKIN, "The node has a skin but no mesh");
            }
            return Optional.empty();
        }
        var mesh = meshes.get(meshIndex.getAsInt());
        var pose = Pose.rigid(tree.world(index));
        if (skinIndex.isPresent()) {
            var skin = skins.get(skinIndex.getAsInt());
            SkinReader.requireFit(place, mesh, skin);
            pose = Pose.skinned(skin.joints().stream().map(tree::world).toList(), skin.inverseBind());
        }
        var morphed = pose.morphed(morphWeights);
        var box = Box3.around(mesh.primitives().stream().map(morphed::positions).toList());
        if (!box.minimum().isFinite() || !box.maximum().isFinite()) {
            throw place.wrong(SceneFault.NOT_FINITE, "The mesh's place in the world is not finite");
        }
        return Optional.of(box);
    }

    private static JsonNode object(JsonPlace place, String field) {
        return place.optional(field)
                .map(JsonPlace::value)
                .filter(JsonNode::isObject)
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }
}
