package org.vsekai.backpack.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.SkeletonJointRow;

/** The table rows of a scene: its cameras, joints and nodes with meshes, as far as its default scene has them. */
public record SceneRows(List<CameraRow> cameras, List<SkeletonJointRow> joints, List<SceneNodeRow> nodes) {
    private static final String DECLARED_SKELETON = "humanoid";

    /**
     * The rows of a scene.
     *
     * @param declaredClass the class IRI that the scene declares for a node
     * @param width of the cameras' pictures in pixels
     * @param height of the cameras' pictures in pixels
     */
    public static SceneRows of(
            String sceneId,
            SceneDocument document,
            Function<SceneNode, Optional<String>> declaredClass,
            int width,
            int height) {
        return new SceneRows(
                cameras(sceneId, document, width, height),
                joints(sceneId, document),
                nodes(sceneId, document, declaredClass));
    }

    /** The cameras, calibrated for one size of picture. */
    public static List<CameraRow> cameras(String sceneId, SceneDocument document, int width, int height) {
        var size = new PictureSize(width, height);
        return cameras(sceneId, document, cameraId -> size);
    }

    /** The cameras, each calibrated for the size of its own pictures. */
    public static List<CameraRow> cameras(
            String sceneId, SceneDocument document, Function<String, PictureSize> sizeOfCamera) {
        return document.nodes().stream()
                .filter(node -> node.shown() && node.camera().isPresent())
                .flatMap(node -> {
                    var size = sizeOfCamera.apply(node.id());
                    return CalibratedCamera.of(document, node, size.width(), size.height()).stream()
                            .map(camera -> camera.row(sceneId, node.id()));
                })
                .toList();
    }

    /** The joints of each skin; without skins, the bones that a VRM document declares. */
    public static List<SkeletonJointRow> joints(String sceneId, SceneDocument document) {
        var rows = new ArrayList<SkeletonJointRow>();
        for (var skin : document.skins()) {
            addJoints(rows, sceneId, skin.id(), document, skin.joints(), Optional.of(skin.inverseBind()));
        }
        if (document.skins().isEmpty()) {
            var bones = document.humanoidBones().values().stream()
                    .map(SceneNode::index)
                    .toList();
            addJoints(rows, sceneId, DECLARED_SKELETON, document, bones, Optional.empty());
        }
        return rows;
    }

    private static void addJoints(
            List<SkeletonJointRow> rows,
            String sceneId,
            String skeletonId,
            SceneDocument document,
            List<Integer> joints,
            Optional<List<Matrix4>> inverseBind) {
        var isJoint = new boolean[document.nodes().size()];
        joints.forEach(joint -> isJoint[joint] = true);
        for (int i = 0; i < joints.size(); i++) {
            int position = i;
            var node = document.nodes().get(joints.get(i));
            var parent = node.parent();
            var parentFromJoint = node.local();
            while (parent.isPresent() && !isJoint[parent.getAsInt()]) {
                var between = document.nodes().get(parent.getAsInt());
                parentFromJoint = between.local().multiply(parentFromJoint);
                parent = between.parent();
            }
            rows.add(new SkeletonJointRow(
                    sceneId,
                    skeletonId,
                    node.id(),
                    id(document, parent),
                    node.humanoidBone(),
                    parentFromJoint.toList(),
                    node.world().toList(),
                    inverseBind.map(matrices -> matrices.get(position).toList())));
        }
    }

    private static Optional<String> id(SceneDocument document, OptionalInt node) {
        return node.isPresent()
                ? Optional.of(document.nodes().get(node.getAsInt()).id())
                : Optional.empty();
    }

    /** The nodes that have a mesh. */
    public static List<SceneNodeRow> nodes(
            String sceneId, SceneDocument document, Function<SceneNode, Optional<String>> declaredClass) {
        return document.nodes().stream()
                .filter(SceneNode::shown)
                .flatMap(node -> node
                        .worldBox()
                        .map(box -> new SceneNodeRow(
                                sceneId,
                                node.id(),
                                node.world().toList(),
                                list(box.minimum()),
                                list(box.maximum()),
                                document.mesh(node).orElseThrow().triangleCount(),
                                declaredClass.apply(node)))
                        .stream())
                .toList();
    }

    private static List<Double> list(Vector3 vector) {
        return List.of(vector.x(), vector.y(), vector.z());
    }
}
