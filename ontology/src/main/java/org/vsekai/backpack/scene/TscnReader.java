package org.vsekai.backpack.scene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.scene.GodotValue.Quantity;
import org.vsekai.backpack.scene.GodotValue.Text;
import org.vsekai.backpack.scene.SceneAssembly.Part;
import org.vsekai.backpack.table.SourceFormat;

/**
 * Reads Godot's text scenes: formats 3 and 4 of Godot 4 and format 2 of Godot 3. Nodes with their transforms, cameras
 * and skeletons are taken from the text; geometry from the glTF files and text scenes that it instances, and from
 * Godot's primitive meshes. What holds geometry otherwise is named as unread. Used once, by one thread.
 *
 * <p>{@code res://} is the folder of the {@code project.godot} that is nearest above the scene; without one, the
 * nearest folder above it, within the upload, in which the path leads to a file.
 */
final class TscnReader {
    private static final String PROJECT = "project.godot";
    private static final String RES = "res://";
    private static final int OLD_FORMAT = 2;
    private static final int NEWEST_FORMAT = 4;
    private static final Set<String> MESH_NODES = Set.of("MeshInstance3D", "MeshInstance");
    private static final Set<String> CAMERAS = Set.of("Camera3D", "Camera");
    private static final Set<String> SKELETONS = Set.of("Skeleton3D", "Skeleton");
    private static final Set<String> OTHER_GEOMETRY = Set.of(
            "CSGBox3D",
            "CSGCombiner3D",
            "CSGCylinder3D",
            "CSGMesh3D",
            "CSGPolygon3D",
            "CSGSphere3D",
            "CSGTorus3D",
            "CSGBox",
            "CSGCombiner",
            "CSGCylinder",
            "CSGMesh",
            "CSGPolygon",
            "CSGSphere",
            "CSGTorus",
            "GridMap",
            "MultiMeshInstance3D",
            "MultiMeshInstance");
    private static final Set<String> SECTIONS =
            Set.of("gd_scene", "ext_resource", "sub_resource", "node", "connection", "editable");

    private final SceneLimits limits;
    private final Path upload;
    private final Map<Path, TextScene> scenes = new HashMap<>();
    private final Map<Path, SceneDocument> documents = new HashMap<>();
    private final Set<Path> open = new LinkedHashSet<>();

    /**
     * @param upload the folder of everything that was uploaded: at or above the document's own
     */
    TscnReader(SceneLimits limits, Path upload) {
        this.limits = limits;
        this.upload = upload;
    }

    /** A text scene taken apart. */
    private record TextScene(
            Path file,
            boolean old,
            Map<String, TscnSection> external,
            Map<String, TscnSection> internal,
            List<TscnSection> nodes) {}

    SceneDocument read(Path document) {
        var files = new SceneFiles(document, limits);
        var assembly = new SceneAssembly(name(document), limits);
        var root = new Building(assembly, files, scene(files), null).root();
        return assembly.document(root, SourceFormat.TSCN, files.contentHash());
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private TextScene scene(SceneFiles files) {
        var known = scenes.get(files.path());
        if (known != null) {
            return known;
        }
        var sections = TscnParser.parse(name(files.path()), files.document(), limits);
        var scene = scene(files.path(), sections);
        scenes.put(files.path(), scene);
        return scene;
    }

    private static TextScene scene(Path file, List<TscnSection> sections) {
        if (sections.isEmpty() || !sections.get(0).kind().equals("gd_scene")) {
            throw new InvalidSceneException(
                    SceneFault.INVALID_TSCN, name(file), "The file does not begin with [gd_scene ...]");
        }
        int format = format(sections.get(0));
        var external = new HashMap<String, TscnSection>();
        var internal = new HashMap<String, TscnSection>();
        var nodes = new ArrayList<TscnSection>();
        for (var section : sections.subList(1, sections.size())) {
            if (!SECTIONS.contains(section.kind()) || section.kind().equals("gd_scene")) {
                throw section.place().invalid("A scene has no section [" + section.kind() + "] here");
            }
            var resources = section.kind().equals("ext_resource") ? external : internal;
            if (section.kind().endsWith("_resource") && resources.put(section.id(), section) != null) {
                throw section.place().invalid("The id " + section.id() + " stands for another resource too");
            }
            if (section.kind().equals("node")) {
                nodes.add(section);
            }
        }
        if (nodes.isEmpty()) {
            throw sections.get(0).place().invalid("The scene has no node");
        }
        return new TextScene(file, format == OLD_FORMAT, external, internal, nodes);
    }

    private static int format(TscnSection heading) {
        if (!(heading.fields().get("format") instanceof Quantity format)
                || format.value() < OLD_FORMAT
                || format.value() > NEWEST_FORMAT
                || format.value() != Math.rint(format.value())) {
            throw heading.place()
                    .wrong(
                            SceneFault.UNSUPPORTED_TSCN,
                            "The scene is of no format from " + OLD_FORMAT + " (Godot 3) to " + NEWEST_FORMAT
                                    + " (Godot 4)");
        }
        return (int) format.value();
    }

    /** One scene file being built into the assembly, as the whole or as an instance below a node. */
    private final class Building {
        private final SceneAssembly assembly;
        private final SceneFiles files;
        private final TextScene scene;
        private final @Nullable Part instance;
        private final GodotMeshes primitives;
        private final Map<String, OptionalInt> materials = new HashMap<>();
        private final Map<String, OptionalInt> meshes = new HashMap<>();

        Building(SceneAssembly assembly, SceneFiles files, TextScene scene, @Nullable Part instance) {
            this.assembly = assembly;
            this.files = files;
            this.scene = scene;
            this.instance = instance;
            this.primitives = new GodotMeshes(scene.old());
        }

        /** The scene's root; where it is an instance, the node that stands for it. */
        Part root() {
            if (!open.add(scene.file())) {
                throw scene.nodes().get(0).place().wrong(SceneFault.SCENE_CYCLE, "The scene instances itself");
            }
            var first = scene.nodes().get(0);
            if (first.fields().containsKey("parent")) {
                throw first.place().invalid("The first node is the root and has no parent");
            }
            var root = instance == null ? assembly.add(nodeName(first), first.place(), null) : instance;
            apply(first, root);
            for (var section : scene.nodes().subList(1, scene.nodes().size())) {
                var parent = parent(section, root);
                var known =
                        section.fields().containsKey("type") || section.fields().containsKey("instance")
                                ? null
                                : parent.children.get(nodeName(section));
                apply(section, known == null ? assembly.add(nodeName(section), section.place(), parent) : known);
            }
            open.remove(scene.file());
            return root;
        }

        private String nodeName(TscnSection section) {
            return section.textField("name").orElseThrow(() -> section.place().invalid("The node has no name"));
        }

        /**
         * The node that a path leads to. Godot gives instanced glTF scenes nodes that the file does not have, such as
         * Skeleton3D: those are added, unmoved.
         */
        private Part parent(TscnSection section, Part root) {
            var path = section.textField("parent")
                    .orElseThrow(() -> section.place().invalid("The node is a second root: it has no parent"));
            var part = root;
            if (path.equals(".")) {
                return part;
            }
            for (var name : path.split("/", -1)) {
                var child = part.children.get(name);
                if (child == null && !part.instanced) {
                    throw section.place().invalid("There is no node \"" + path + "\" before this one");
                }
                if (child == null) {
                    child = assembly.add(name, section.place(), part);
                    child.instanced = true;
                }
                part = child;
            }
            return part;
        }

        private void apply(TscnSection section, Part part) {
            if (section.fields().containsKey("instance")) {
                instance(section, part);
            } else if (section.fields().containsKey("instance_placeholder")) {
                assembly.addUnread(section.place(), "The scene is instanced by a placeholder, at run time only");
            }
            section.transform("transform").ifPresent(transform -> part.local = transform);
            part.onItsOwn = section.truth("top_level", section.truth("set_as_toplevel", part.onItsOwn));
            part.hidden = !section.truth("visible", !part.hidden);
            addMetadata(section, part);
            var type = section.textField("type").orElse("");
            if (CAMERAS.contains(type)) {
                camera(section).ifPresent(camera -> part.camera = assembly.addCamera(camera));
            } else if (SKELETONS.contains(type)) {
                addBones(section, part);
            } else if (MESH_NODES.contains(type)) {
                addMesh(section, part);
            } else if (OTHER_GEOMETRY.contains(type)) {
                assembly.addUnread(
                        section.place(), "Geometry is not read from " + type + ": bake it or export it as glTF");
            }
        }

        private void addMetadata(TscnSection section, Part part) {
            section.properties().forEach((name, value) -> {
                if (!name.startsWith("metadata/") || name.startsWith("metadata/_")) {
                    return;
                }
                var key = name.substring("metadata/".length());
                if (value instanceof Text text) {
                    part.extras.put(key, text.value());
                } else if (value instanceof Quantity number && Double.isFinite(number.value())) {
                    part.extras.put(key, number.value());
                } else if (value instanceof GodotValue.Truth truth) {
                    part.extras.put(key, truth.value());
                }
            });
        }

        private void instance(TscnSection section, Part part) {
            var id = TscnSection.resource(section.fields().get("instance"), "ExtResource")
                    .orElseThrow(() -> section.place().invalid("A node instances ExtResource(\"id\")"));
            var resource = scene.external().get(id);
            if (resource == null) {
                throw section.place().wrong(SceneFault.INVALID_INDEX, "There is no ext_resource " + id);
            }
            var path = resource.textField("path")
                    .orElseThrow(() -> resource.place().invalid("The resource has no path"));
            var file = find(resource.place(), path);
            if (!SceneReader.isDocument(path)) {
                throw resource.place()
                        .wrong(
                                SceneFault.UNSUPPORTED_TSCN,
                                "The instanced \"" + path + "\" is none of " + SceneReader.ENDINGS);
            }
            if (SceneReader.isTextScene(path)) {
                if (open.size() >= limits.nodeDepth()) {
                    throw section.place().wrong(SceneFault.TOO_DEEP, "Scenes instance each other too deeply");
                }
                var inner = files.of(file);
                new Building(assembly, inner, scene(inner), part).root();
            } else {
                var document = documents.get(file);
                if (document == null) {
                    document = new GltfReader(limits).read(files.of(file));
                    documents.put(file, document);
                }
                assembly.instance(part, document);
            }
            part.instanced = true;
        }

        private Path find(TextPlace place, String path) {
            try {
                var top = upload.toRealPath();
                var home = scene.file().toAbsolutePath().resolveSibling("").toRealPath();
                if (!home.startsWith(top)) {
                    throw place.wrong(SceneFault.EXTERNAL_URI, "The scene lies outside the upload");
                }
                for (var folder : folders(home, top, path.startsWith(RES))) {
                    var file = folder.resolve(path.startsWith(RES) ? path.substring(RES.length()) : path)
                            .normalize();
                    if (!file.startsWith(top)) {
                        throw leadsOut(place, path);
                    }
                    if (StoredFile.exists(file)) {
                        var real = file.toRealPath();
                        if (!real.startsWith(top)) {
                            throw leadsOut(place, path);
                        }
                        return real;
                    }
                }
            } catch (InvalidPathException e) {
                throw leadsOut(place, path);
            } catch (NoSuchFileException e) {
                throw place.wrong(SceneFault.MISSING_FILE, "\"" + path + "\" is a link to nothing");
            } catch (IOException e) {
                throw InvalidSceneException.ofStorage(place.toString(), e);
            }
            throw place.wrong(SceneFault.MISSING_FILE, "There is no file \"" + path + "\"");
        }

        private static InvalidSceneException leadsOut(TextPlace place, String path) {
            return place.wrong(SceneFault.EXTERNAL_URI, "The path \"" + path + "\" leads out of the upload");
        }

        /** Where a path may begin, the nearest first. */
        private static List<Path> folders(Path home, Path top, boolean ofProject) {
            var folders = new ArrayList<Path>();
            for (var folder = home; folder != null && folder.startsWith(top); folder = folder.getParent()) {
                folders.add(folder);
                if (ofProject && Files.isRegularFile(folder.resolve(PROJECT))) {
                    return List.of(folder);
                }
                if (!ofProject) {
                    break;
                }
            }
            return folders;
        }

        /** The camera as Godot has it where the text says nothing. */
        private Optional<Camera> camera(TscnSection section) {
            boolean old = scene.old();
            double near = section.number("near", 0.05);
            double far = section.number("far", old ? 100 : 4000);
            double size = section.number("size", 1);
            boolean keepsHeight = section.integer("keep_aspect", 1) == 1;
            if (section.number("h_offset", 0) != 0 || section.number("v_offset", 0) != 0) {
                assembly.addUnread(section.place(), "The camera has an offset and is left out: move its node instead");
                return Optional.empty();
            }
            try {
                return switch (section.integer("projection", 0)) {
                    case 0 ->
                        Optional.of(perspective(
                                Math.toRadians(section.number("fov", old ? 70 : 75)), keepsHeight, near, far));
                    // How wide it is follows the picture's shape; the size is the side that is kept.
                    case 1 -> Optional.of(new Camera.Orthographic(size / 2, size / 2, near, far));
                    case 2 -> frustum(section, size, keepsHeight, near, far);
                    default -> throw section.invalid("projection", "0, 1 or 2");
                };
            } catch (IllegalArgumentException e) {
                throw section.place().wrong(SceneFault.INVALID_CAMERA, "The camera cannot be: " + e.getMessage());
            }
        }

        private Optional<Camera> frustum(
                TscnSection section, double size, boolean keepsHeight, double near, double far) {
            var offset = section.numbers("frustum_offset", 2, "Vector2").orElse(new double[2]);
            if (offset[0] != 0 || offset[1] != 0) {
                assembly.addUnread(section.place(), "The camera looks past its centre and is left out");
                return Optional.empty();
            }
            return Optional.of(perspective(2 * Math.atan(size / 2 / near), keepsHeight, near, far));
        }

        private static Camera perspective(double fieldOfView, boolean keepsHeight, double near, double far) {
            return keepsHeight
                    ? new Camera.Perspective(
                            fieldOfView, java.util.OptionalDouble.empty(), near, java.util.OptionalDouble.of(far))
                    : new Camera.WidePerspective(fieldOfView, near, far);
        }

        private void addBones(TscnSection section, Part skeleton) {
            var joints = new ArrayList<Part>();
            var bound = new ArrayList<Matrix4>();
            var names = new ArrayList<String>();
            for (int bone = 0; section.properties().containsKey("bones/" + bone + "/name"); bone++) {
                var prefix = "bones/" + bone + "/";
                var name = section.text(prefix + "name").orElseThrow();
                int parent = section.integer(prefix + "parent", -1);
                if (parent < -1 || parent >= bone) {
                    throw section.invalid(prefix + "parent", "-1 or a bone before it, not " + parent);
                }
                var part = assembly.add(name, section.place(), parent < 0 ? skeleton : joints.get(parent));
                var rest = section.transform(prefix + "rest").orElse(Matrix4.IDENTITY);
                part.local = pose(section, prefix, rest);
                joints.add(part);
                bound.add(parent < 0 ? rest : bound.get(parent).multiply(rest));
                names.add(name);
            }
            if (joints.isEmpty()) {
                return;
            }
            var bones = BoneNames.guess(names);
            for (int i = 0; i < joints.size(); i++) {
                joints.get(i).bone = bones.get(i);
            }
            assembly.addSkin(skeleton.name, joints, inverses(section, bound));
        }

        private static List<Matrix4> inverses(TscnSection section, List<Matrix4> bound) {
            try {
                return bound.stream().map(Matrix4::inverse).toList();
            } catch (ArithmeticException e) {
                throw section.place()
                        .wrong(SceneFault.INVALID_TRANSFORM, "A bone's rest squeezes space flat: " + e.getMessage());
            }
        }

        /** Godot 3's pose comes on top of the rest, Godot 4's takes its place. */
        private Matrix4 pose(TscnSection section, String prefix, Matrix4 rest) {
            if (scene.old()) {
                return section.truth(prefix + "enabled", true)
                        ? section.transform(prefix + "pose").map(rest::multiply).orElse(rest)
                        : rest;
            }
            var position = section.vector(prefix + "position");
            var rotation = section.numbers(prefix + "rotation", 4, "Quaternion");
            var scale = section.vector(prefix + "scale");
            if (position.isEmpty() && rotation.isEmpty() && scale.isEmpty()) {
                return rest;
            }
            var turn = rotation.map(q -> new Quaternion(q[0], q[1], q[2], q[3])).orElse(Quaternion.IDENTITY);
            if (!(turn.length() > 0)) {
                throw section.invalid(prefix + "rotation", "a rotation");
            }
            return Matrix4.compose(
                    position.orElse(Vector3.ZERO), turn.normalized(), scale.orElse(new Vector3(1, 1, 1)));
        }

        private void addMesh(TscnSection section, Part part) {
            if (!section.properties().containsKey("mesh")
                    || section.properties().get("mesh") instanceof GodotValue.Nothing) {
                return;
            }
            var id = TscnSection.resource(section.properties().get("mesh"), "SubResource");
            var resource = id.map(scene.internal()::get);
            if (id.isPresent() && resource.isEmpty()) {
                throw section.place().wrong(SceneFault.INVALID_INDEX, "There is no sub_resource " + id.get());
            }
            var surface = firstOf(section, "material_override", "surface_material_override/0", "material/0")
                    .or(() -> resource.flatMap(mesh -> mesh.resource("material", "SubResource")));
            part.mesh = resource.isEmpty()
                    ? OptionalInt.empty()
                    : meshes.computeIfAbsent(
                            id.get() + "\n" + surface.orElse(""), key -> mesh(resource.get(), surface));
            if (part.mesh.isEmpty()) {
                var kind = resource.flatMap(mesh -> mesh.textField("type")).orElse("a mesh in a file of its own");
                assembly.addUnread(section.place(), "Geometry is not read from " + kind + ": export the scene as glTF");
            }
        }

        private static Optional<String> firstOf(TscnSection section, String... names) {
            return Arrays.stream(names)
                    .map(name -> section.resource(name, "SubResource"))
                    .flatMap(Optional::stream)
                    .findFirst();
        }

        private OptionalInt mesh(TscnSection resource, Optional<String> surface) {
            var primitive = primitives.mesh(resource);
            if (primitive.isEmpty()) {
                return OptionalInt.empty();
            }
            var material = surface.map(id -> materials.computeIfAbsent(id, this::material))
                    .orElse(OptionalInt.empty());
            var built = primitive.get().build().withMaterial(material);
            return assembly.addMesh(new Mesh(Optional.empty(), List.of(built)));
        }

        /** Of shader materials and the like only their place is known: plain white. */
        private OptionalInt material(String id) {
            var resource = scene.internal().get(id);
            if (resource == null) {
                return OptionalInt.empty();
            }
            var type = resource.textField("type").orElse("").toLowerCase(Locale.ROOT);
            if (!type.endsWith("standardmaterial3d")
                    && !type.equals("ormmaterial3d")
                    && !type.equals("spatialmaterial")) {
                assembly.addUnread(resource.place(), "The surface of a " + type + " is not read and shown white");
                return OptionalInt.empty();
            }
            if (resource.properties().containsKey("albedo_texture")) {
                assembly.addUnread(resource.place(), "The material's texture is not read, its colour is");
            }
            var colour = resource.numbers("albedo_color", 4, "Color").orElse(new double[] {1, 1, 1, 1});
            for (int i = 0; i < 4; i++) {
                colour[i] = Math.min(1, Math.max(0, colour[i]));
            }
            return assembly.addMaterial(new Material(
                    Optional.empty(),
                    Colour.ofSrgb(colour[0], colour[1], colour[2], colour[3]),
                    Optional.empty(),
                    alphaMode(resource),
                    Math.max(0, resource.number("alpha_scissor_threshold", Material.USUAL_CUTOFF)),
                    resource.integer(scene.old() ? "params_cull_mode" : "cull_mode", 0) == 2,
                    scene.old() ? resource.truth("flags_unshaded", false) : resource.integer("shading_mode", 1) == 0));
        }

        private Material.AlphaMode alphaMode(TscnSection resource) {
            if (scene.old()) {
                return resource.truth("flags_transparent", false)
                        ? Material.AlphaMode.BLEND
                        : Material.AlphaMode.OPAQUE;
            }
            return switch (resource.integer("transparency", 0)) {
                case 0 -> Material.AlphaMode.OPAQUE;
                case 2 -> Material.AlphaMode.MASK;
                default -> Material.AlphaMode.BLEND;
            };
        }
    }
}
