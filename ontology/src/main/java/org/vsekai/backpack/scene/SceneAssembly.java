package org.vsekai.backpack.scene;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.table.SourceFormat;

/** Puts a document together out of nodes and of other documents' parts. Used by one thread. */
final class SceneAssembly {
    private final SceneLimits limits;
    private final String file;
    private final List<Mesh> meshes = new ArrayList<>();
    private final List<Material> materials = new ArrayList<>();
    private final List<Texture> textures = new ArrayList<>();
    private final List<Camera> cameras = new ArrayList<>();
    private final List<Bones> skins = new ArrayList<>();
    private final List<JsonNode> packets = new ArrayList<>();
    private final List<DescribedPart> described = new ArrayList<>();
    private final List<UnreadPart> unread = new ArrayList<>();
    private final IdentityHashMap<SceneDocument, First> known = new IdentityHashMap<>();
    private int nodeCount;
    private long meshVertices;

    /** A node on its way into the document. */
    static final class Part {
        final String name;
        final TextPlace place;
        final @Nullable Part parent;
        final Map<String, Part> children = new LinkedHashMap<>();
        final List<Part> unnamed = new ArrayList<>();
        final ObjectNode extras = JsonNodeFactory.instance.objectNode();
        /** To the parent's axes, or to the world's where it is on its own. */
        Matrix4 local = Matrix4.IDENTITY;

        boolean onItsOwn;
        boolean hidden;
        boolean instanced;
        OptionalInt mesh = OptionalInt.empty();
        List<Double> morphWeights = List.of();
        OptionalInt skin = OptionalInt.empty();
        OptionalInt camera = OptionalInt.empty();
        OptionalInt packet = OptionalInt.empty();
        Optional<String> bone = Optional.empty();

        private Part(String name, TextPlace place, @Nullable Part parent) {
            this.name = name;
            this.place = place;
            this.parent = parent;
        }
    }

    private record Bones(String name, List<Part> joints, List<Matrix4> inverseBind) {}

    /** Where another document's parts begin in ours. */
    private record First(int mesh, int camera, int packet) {}

    SceneAssembly(String file, SceneLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    /** Adds a node; of two children of one name the first is found by it. */
    Part add(String name, TextPlace place, @Nullable Part parent) {
        if (++nodeCount > limits.objects()) {
            throw place.wrong(SceneFault.TOO_MANY, "The scene has more nodes than " + limits.objects());
        }
        if (name.length() > UniqueNames.LONGEST) {
            throw place.wrong(SceneFault.TOO_LARGE, "The name has more than " + UniqueNames.LONGEST + " characters");
        }
        var part = new Part(name, place, parent);
        if (parent != null && parent.children.putIfAbsent(name, part) != null) {
            parent.unnamed.add(part);
        }
        return part;
    }

    OptionalInt addMesh(Mesh mesh) {
        meshVertices += mesh.vertexCount();
        limits.requireGeometry(file, meshVertices, 0, 0);
        meshes.add(mesh);
        return OptionalInt.of(meshes.size() - 1);
    }

    OptionalInt addMaterial(Material material) {
        materials.add(material);
        return OptionalInt.of(materials.size() - 1);
    }

    OptionalInt addCamera(Camera camera) {
        cameras.add(camera);
        return OptionalInt.of(cameras.size() - 1);
    }

    OptionalInt addSkin(String name, List<Part> joints, List<Matrix4> inverseBind) {
        skins.add(new Bones(name, List.copyOf(joints), List.copyOf(inverseBind)));
        return OptionalInt.of(skins.size() - 1);
    }

    void addUnread(TextPlace place, String message) {
        unread.add(new UnreadPart(place.toString(), message));
    }

    /** Hangs what another document shows below a node. */
    void instance(Part root, SceneDocument document) {
        var first = known.computeIfAbsent(document, this::take);
        root.instanced = true;
        var packet = document.sceneXmpPacket().isPresent() ? document.sceneXmpPacket() : document.assetXmpPacket();
        root.packet = moved(packet, first.packet);
        var parts = new HashMap<Integer, Part>();
        var open = new ArrayDeque<SceneNode>();
        document.nodes().stream()
                .filter(node -> node.shown() && node.parent().isEmpty())
                .forEach(open::add);
        while (!open.isEmpty()) {
            var node = open.remove();
            var parent =
                    node.parent().isEmpty() ? root : parts.get(node.parent().getAsInt());
            var part = add(node.name().orElse(node.id()), root.place, parent);
            parts.put(node.index(), part);
            part.instanced = true;
            part.local = node.local();
            part.mesh = moved(node.mesh(), first.mesh);
            part.morphWeights = node.morphWeights();
            part.camera = moved(node.camera(), first.camera);
            part.packet = moved(node.xmpPacket(), first.packet);
            part.bone = node.humanoidBone();
            if (node.extras() instanceof ObjectNode extras) {
                part.extras.setAll(extras);
            }
            node.children().forEach(child -> open.add(document.nodes().get(child)));
        }
        addSkins(root, document, parts);
    }

    /** A skin belongs to one instance: its joints are. One whose joints the instance does not show moves nothing. */
    private void addSkins(Part root, SceneDocument document, Map<Integer, Part> parts) {
        for (int s = 0; s < document.skins().size(); s++) {
            var skin = document.skins().get(s);
            if (!parts.keySet().containsAll(skin.joints())) {
                addUnread(root.place, "The skin " + skin.id() + " has joints that the scene does not show");
                continue;
            }
            var index =
                    addSkin(skin.id(), skin.joints().stream().map(parts::get).toList(), skin.inverseBind());
            for (var entry : parts.entrySet()) {
                var users = document.nodes().get(entry.getKey()).skin();
                if (users.isPresent() && users.getAsInt() == s) {
                    entry.getValue().skin = index;
                }
            }
        }
    }

    private First take(SceneDocument document) {
        int firstTexture = textures.size();
        int firstMaterial = materials.size();
        var first = new First(meshes.size(), cameras.size(), packets.size());
        textures.addAll(document.textures());
        document.materials()
                .forEach(material -> materials.add(material.withTexture(material.baseColourTexture()
                        .map(reference -> reference.withTexture(reference.texture() + firstTexture)))));
        document.meshes()
                .forEach(mesh -> meshes.add(new Mesh(
                        mesh.name(),
                        mesh.primitives().stream()
                                .map(primitive -> primitive.withMaterial(moved(primitive.material(), firstMaterial)))
                                .toList(),
                        mesh.morphWeights())));
        cameras.addAll(document.cameras());
        packets.addAll(document.xmpPackets());
        document.described()
                .forEach(
                        part -> described.add(new DescribedPart(part.kind(), part.id(), part.packet() + first.packet)));
        unread.addAll(document.unread());
        return first;
    }

    private static OptionalInt moved(OptionalInt index, int by) {
        return index.isPresent() ? OptionalInt.of(index.getAsInt() + by) : index;
    }

    /**
     * The document below a root.
     *
     * @throws InvalidSceneException when it is too large, too deep or somewhere not finite
     */
    SceneDocument document(Part root, SourceFormat format, String contentHash) {
        var order = order(root);
        var indices = new HashMap<Part, Integer>();
        order.forEach(part -> indices.put(part, indices.size()));
        var worlds = worlds(order, indices);
        requireSize(order);
        var readySkins = new ArrayList<Skin>();
        var skinIds = UniqueNames.ofNames(skins.stream().map(Bones::name).toList());
        for (int s = 0; s < skins.size(); s++) {
            var joints = skins.get(s).joints().stream().map(indices::get).toList();
            readySkins.add(new Skin(skinIds.get(s), joints, skins.get(s).inverseBind()));
        }
        var ids = UniqueNames.ofNames(order.stream()
                .map(part -> part.name.isBlank() ? "node" + indices.get(part) : part.name)
                .toList());
        var nodes = new ArrayList<SceneNode>();
        var hidden = new HashSet<Part>();
        for (int i = 0; i < order.size(); i++) {
            var part = order.get(i);
            if (part.hidden || (part.parent != null && hidden.contains(part.parent))) {
                hidden.add(part);
            }
            nodes.add(node(part, i, ids.get(i), !hidden.contains(part), indices, worlds, readySkins));
        }
        return new SceneDocument(
                format,
                contentHash,
                nodes,
                meshes,
                materials,
                textures,
                cameras,
                readySkins,
                packets,
                OptionalInt.empty(),
                OptionalInt.empty(),
                JsonNodeFactory.instance.objectNode(),
                unique(described),
                unread);
    }

    /** Parts of several documents may be called alike. */
    private static List<DescribedPart> unique(List<DescribedPart> parts) {
        var unique = new ArrayList<DescribedPart>();
        for (var kind : DescribedPart.Kind.values()) {
            var ofKind = parts.stream().filter(part -> part.kind() == kind).toList();
            var ids = UniqueNames.ofNames(ofKind.stream().map(DescribedPart::id).toList());
            for (int i = 0; i < ids.size(); i++) {
                unique.add(new DescribedPart(kind, ids.get(i), ofKind.get(i).packet()));
            }
        }
        return unique;
    }

    private static int index(Map<Part, Integer> indices, Part part) {
        return Objects.requireNonNull(indices.get(part));
    }

    /** Parents before their children; depth first, so that what belongs together stands together. */
    private List<Part> order(Part root) {
        var order = new ArrayList<Part>();
        var open = new ArrayDeque<Part>();
        open.push(root);
        while (!open.isEmpty()) {
            var part = open.pop();
            order.add(part);
            var children = children(part);
            for (int i = children.size() - 1; i >= 0; i--) {
                open.push(children.get(i));
            }
        }
        return order;
    }

    private static List<Part> children(Part part) {
        var children = new ArrayList<>(part.children.values());
        children.addAll(part.unnamed);
        return children;
    }

    private Matrix4[] worlds(List<Part> order, Map<Part, Integer> indices) {
        var worlds = new Matrix4[order.size()];
        var depths = new int[order.size()];
        for (int i = 0; i < worlds.length; i++) {
            var part = order.get(i);
            if (part.parent == null) {
                worlds[i] = part.local;
                depths[i] = 1;
            } else {
                int parent = index(indices, part.parent);
                worlds[i] = part.onItsOwn ? part.local : worlds[parent].multiply(part.local);
                depths[i] = depths[parent] + 1;
            }
            if (depths[i] > limits.nodeDepth()) {
                throw part.place.wrong(
                        SceneFault.TOO_DEEP, "The node has more than " + (limits.nodeDepth() - 1) + " ancestors");
            }
            if (!worlds[i].isFinite()) {
                throw part.place.wrong(SceneFault.NOT_FINITE, "The node's place in the world is not finite");
            }
        }
        return worlds;
    }

    private void requireSize(List<Part> order) {
        long vertices = 0;
        long joints = 0;
        long triangles = 0;
        for (var part : order) {
            if (part.mesh.isPresent()) {
                vertices += meshes.get(part.mesh.getAsInt()).vertexCount();
                triangles += meshes.get(part.mesh.getAsInt()).triangleCount();
            }
            if (part.skin.isPresent()) {
                joints += skins.get(part.skin.getAsInt()).joints().size();
            }
        }
        limits.requireGeometry(file, vertices, joints, triangles);
    }

    private SceneNode node(
            Part part,
            int index,
            String id,
            boolean shown,
            Map<Part, Integer> indices,
            Matrix4[] worlds,
            List<Skin> readySkins) {
        var parent = part.parent == null ? OptionalInt.empty() : OptionalInt.of(index(indices, part.parent));
        if (part.camera.isPresent()) {
            requireCamera(part, cameras.get(part.camera.getAsInt()), worlds[index]);
        }
        return new SceneNode(
                index,
                id,
                Optional.of(part.name),
                shown,
                parent,
                children(part).stream().map(indices::get).toList(),
                part.onItsOwn && parent.isPresent() ? below(part, worlds[parent.getAsInt()]) : part.local,
                worlds[index],
                part.mesh,
                part.skin,
                part.camera,
                part.morphWeights,
                worldBox(part, worlds, index, readySkins),
                part.bone,
                part.extras,
                JsonNodeFactory.instance.objectNode(),
                part.packet);
    }

    private static Matrix4 below(Part part, Matrix4 parentWorld) {
        try {
            return parentWorld.inverse().multiply(part.local);
        } catch (ArithmeticException e) {
            throw part.place.wrong(SceneFault.INVALID_TRANSFORM, "The node's parent is squeezed flat");
        }
    }

    private static void requireCamera(Part part, Camera camera, Matrix4 world) {
        try {
            CalibratedCamera.of(camera, world, 1, 1);
        } catch (IllegalArgumentException e) {
            throw part.place.wrong(SceneFault.INVALID_CAMERA, "The camera cannot be placed: " + e.getMessage());
        }
    }

    private Optional<Box3> worldBox(Part part, Matrix4[] worlds, int index, List<Skin> readySkins) {
        if (part.mesh.isEmpty()) {
            return Optional.empty();
        }
        var pose = Pose.rigid(worlds[index]);
        if (part.skin.isPresent()) {
            var skin = readySkins.get(part.skin.getAsInt());
            pose = Pose.skinned(
                    skin.joints().stream().map(joint -> worlds[joint]).toList(), skin.inverseBind());
        }
        var morphed = pose.morphed(part.morphWeights);
        var box = Box3.around(meshes.get(part.mesh.getAsInt()).primitives().stream()
                .map(morphed::positions)
                .toList());
        if (!box.minimum().isFinite() || !box.maximum().isFinite()) {
            throw part.place.wrong(SceneFault.NOT_FINITE, "The mesh's place in the world is not finite");
        }
        return Optional.of(box);
    }
}
