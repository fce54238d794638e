package org.vsekai.backpack.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.vsekai.backpack.scene.Camera;
import org.vsekai.backpack.scene.Colour;
import org.vsekai.backpack.scene.GlbBuilder;
import org.vsekai.backpack.scene.GlbWriter;
import org.vsekai.backpack.scene.Material;
import org.vsekai.backpack.scene.Matrix4;
import org.vsekai.backpack.scene.NewNode;
import org.vsekai.backpack.scene.Primitive;
import org.vsekai.backpack.scene.Quaternion;
import org.vsekai.backpack.scene.Vector3;

/** Turns a plan into a glTF document: one node with a mesh for each thing, one with a camera for each viewpoint. */
final class SceneModel {
    private static final Vector3 UP = new Vector3(0, 1, 0);
    private static final double NEAR = 0.05;
    private static final double FAR = 100;

    private final GlbBuilder document = new GlbBuilder();
    private final ScenePackets packets;
    private final Map<Surface, Integer> materials = new HashMap<>();

    private SceneModel(ScenePackets packets) {
        this.packets = packets;
    }

    /** The bytes of the scene's GLB file. */
    static byte[] glb(ScenePlan plan, String creator, double aspectRatio) {
        var model = new SceneModel(new ScenePackets(plan, creator));
        plan.things().forEach(model::add);
        plan.viewpoints().forEach(view -> model.add(view, aspectRatio));
        model.document.extension(ScenePackets.EXTENSION, model.packets.extension());
        model.document.sceneXmpPacket(ScenePackets.SCENE);
        return GlbWriter.bytes(model.document);
    }

    private void add(Placed placed) {
        if (placed.humanoid().isPresent()) {
            add(placed, placed.humanoid().get());
        } else {
            node(placed, placed.solid()).translation(placed.position()).rotation(turn(placed));
        }
    }

    /** A skin leaves its node's own transform out, and this one is bound as it stands in the scene. */
    private void add(Placed placed, Humanoid humanoid) {
        var skeleton = document.addNode(placed.name() + ":skeleton")
                .translation(placed.position())
                .rotation(turn(placed));
        int skin = document.addSkin(placed.name() + ":skin", joints(placed, humanoid, skeleton));
        var place = Matrix4.compose(placed.position(), turn(placed), new Vector3(1, 1, 1));
        var posed = Posing.apply(humanoid.body(), humanoid.height(), humanoid.pose(), place);
        node(placed, posed).skin(skin);
    }

    private static Quaternion turn(Placed placed) {
        return Quaternion.about(UP, placed.heading());
    }

    private NewNode node(Placed placed, Solid solid) {
        var primitives = new ArrayList<Primitive>();
        for (var part : solid.parts()) {
            primitives.add(part.primitive(material(part.surface())));
        }
        return document.addNode(placed.name())
                .mesh(document.addMesh(placed.name(), primitives))
                .xmpPacket(packets.declaring(placed.className()));
    }

    private List<Integer> joints(Placed placed, Humanoid humanoid, NewNode skeleton) {
        var nodes = new ArrayList<NewNode>();
        for (var bone : Bone.values()) {
            var parent = bone.parent().map(above -> nodes.get(above.joint())).orElse(skeleton);
            nodes.add(document.addNode(placed.name() + ":" + bone.vrmName())
                    .parent(parent)
                    .translation(bone.fromParent(humanoid.height()))
                    .rotation(humanoid.pose().getOrDefault(bone, Quaternion.IDENTITY)));
        }
        return nodes.stream().map(NewNode::index).toList();
    }

    private void add(Viewpoint view, double aspectRatio) {
        var camera = new Camera.Perspective(
                view.verticalFieldOfView(), OptionalDouble.of(aspectRatio), NEAR, OptionalDouble.of(FAR));
        document.addNode(view.name())
                .translation(view.eye())
                .rotation(Quaternion.looking(view.eye(), view.target()))
                .camera(document.addCamera(camera));
    }

    private int material(Surface surface) {
        return materials.computeIfAbsent(surface, with -> document.addMaterial(describe(with)));
    }

    private Material describe(Surface surface) {
        if (surface instanceof Surface.Patterned patterned) {
            return Material.textured(document.addTexture(PatternImage.png(patterned)));
        }
        return Material.of(Colour.ofSrgb(((Surface.Paint) surface).rgb()));
    }
}
