package org.vsekai.backpack.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vsekai.backpack.table.Projection;
import org.vsekai.backpack.table.SourceFormat;

/** Godot's text scenes: what Godot itself wrote, and scenes that instance others. */
class TscnReaderTest {
    @TempDir
    Path folder;

    private static SceneDocument fixture(String name) {
        var file = SceneFixtures.resource("tscn/" + name);
        return new SceneReader(SceneLimits.standard()).read(file, file.getParent());
    }

    private SceneDocument read(String text) throws IOException {
        return new SceneReader(SceneLimits.standard()).read(write("scene.tscn", text), folder);
    }

    private Path write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void writeSmall(String name) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, GlbWriter.bytes(SceneFixtures.small()));
    }

    @Test
    void whatGodotWroteIsTheSameSceneAsItsOwnExport() {
        var text = fixture("godot4-room.tscn");
        var export = GltfReader.read(SceneFixtures.resource("godot4-room/scene.gltf"));

        assertThat(text.sourceFormat()).isEqualTo(SourceFormat.TSCN);
        for (var name : List.of("Camera0", "Camera1", "Camera2", "Floor", "RedBox", "GreenBall", "BlueCylinder")) {
            assertSamePlace(text, export, name);
        }
        for (var joint : export.skins().get(0).joints()) {
            assertSamePlace(text, export, export.nodes().get(joint).id());
        }
        assertThat(text.humanoidBones()).hasSize(55);
    }

    private static void assertSamePlace(SceneDocument text, SceneDocument export, String id) {
        var found =
                text.node(id).orElseThrow(() -> new AssertionError(id)).world().toArray();
        var expected = export.node(id).orElseThrow().world().toArray();
        for (int k = 0; k < 16; k++) {
            assertThat(found[k]).as(id).isCloseTo(expected[k], within(2e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void bonesAreInThePictureWhereGodotSeesThem(int number) throws IOException {
        var document = fixture("godot4-room.tscn");
        var labels = new JsonMapper()
                .readTree(SceneFixtures.resource("godot4-room/labels.json").toFile())
                .get("camera" + number);
        var camera = PinholeCamera.of(document, document.node("Camera" + number).orElseThrow(), 640, 480)
                .orElseThrow();

        assertThat(labels.get("keypoints").size()).isGreaterThan(50);
        for (var label : labels.get("keypoints").properties()) {
            var pixel = camera.project(
                    document.node(label.getKey()).orElseThrow().world().origin());
            assertThat(pixel.x()).isCloseTo(label.getValue().get(0).doubleValue(), within(0.05));
            assertThat(pixel.y()).isCloseTo(label.getValue().get(1).doubleValue(), within(0.05));
        }
    }

    @Test
    void primitiveMeshesAreWhereGodotsExportHasThem() {
        var text = fixture("godot4-room.tscn");
        var export = GltfReader.read(SceneFixtures.resource("godot4-room/scene.gltf"));

        for (var name : List.of("Floor", "RedBox", "GreenBall", "BlueCylinder")) {
            var box = text.node(name).orElseThrow().worldBox().orElseThrow();
            var expected = export.node(name).orElseThrow().worldBox().orElseThrow();
            // Spheres of few segments are up to a percent smaller.
            assertThat(box.minimum().minus(expected.minimum()).length())
                    .as(name)
                    .isLessThan(0.01);
            assertThat(box.maximum().minus(expected.maximum()).length())
                    .as(name)
                    .isLessThan(0.01);
        }
        var material = text.material(text.mesh(text.node("RedBox").orElseThrow())
                .orElseThrow()
                .primitives()
                .get(0));
        assertThat(material.baseColour().red())
                .isGreaterThan(5 * material.baseColour().green());
    }

    @Test
    void storedGeometryIsNamedAsUnread() {
        assertThat(fixture("godot4-room.tscn").unread()).singleElement().satisfies(part -> {
            assertThat(part.message()).contains("ArrayMesh", "export the scene as glTF");
            assertThat(part.place()).startsWith("godot4-room.tscn, line ");
        });
    }

    @Test
    void aSceneOfGodot3IsReadWithItsOwnNamesAndSizes() {
        var document = fixture("godot3-room.tscn");
        var box = document.node("@@4").orElseThrow().worldBox().orElseThrow();
        var eye = document.cameras().get(0);

        assertThat(box.minimum()).isEqualTo(new Vector3(-2.799999952316284, 0, -1));
        assertThat(document.cameras()).hasSize(3);
        assertThat(eye)
                .isInstanceOfSatisfying(Camera.Perspective.class, camera -> assertThat(camera.verticalFieldOfView())
                        .isCloseTo(Math.toRadians(70), within(1e-9)));
        assertThat(document.skins()).singleElement().satisfies(skin -> assertThat(skin.joints())
                .hasSize(7));
        assertThat(document.humanoidBones()).containsKeys("hips", "spine", "head", "leftUpperArm", "rightLowerLeg");
        assertThat(document.node("Head").orElseThrow().world().origin()).isEqualTo(new Vector3(0, 1.8, 0));
    }

    @Test
    void geometryComesFromTheGlbThatANodeInstances() throws IOException {
        writeSmall("models/small.glb");
        var document = read("""
                [gd_scene load_steps=2 format=3 uid="uid://abc"]

                [ext_resource type="PackedScene" uid="uid://def" path="res://models/small.glb" id="1_x"]

                [node name="Room" type="Node3D"]

                [node name="One" parent="." instance=ExtResource("1_x")]
                transform = Transform3D(1, 0, 0, 0, 1, 0, 0, 0, 1, 10, 0, 0)

                [node name="Two" parent="." instance=ExtResource("1_x")]

                [node name="Table" parent="Two" index="0"]
                transform = Transform3D(1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 7)

                [node name="Hat" type="Node3D" parent="Two/Hips/Skeleton3D"]
                """);
        var alone = GltfReader.read(folder.resolve("models/small.glb"));

        assertThat(document.triangleCount()).isEqualTo(2 * alone.triangleCount());
        assertThat(document.skins()).hasSize(2);
        assertThat(document.meshes()).hasSize(alone.meshes().size());
        var first = alone.nodes().get(0);
        assertThat(document.nodes().stream()
                        .filter(node ->
                                node.name().equals(first.name()) && node.mesh().isPresent())
                        .map(node -> node.world().origin()))
                .contains(first.world().origin().plus(new Vector3(10, 0, 0)), new Vector3(0, 0, 7));
        assertThat(document.node("Hat").orElseThrow().world().origin()).isEqualTo(new Vector3(0, 1, 0));
        assertThat(document.humanoidBones()).containsOnlyKeys("hips", "spine");
    }

    @Test
    void aTextSceneInstancesAnotherByAPathFromTheProject() throws IOException {
        write("game/project.godot", "");
        write("game/props/chair.tscn", """
                [gd_scene format=3]
                [sub_resource type="BoxMesh" id="1"]
                [node name="Chair" type="Node3D"]
                [node name="Seat" type="MeshInstance3D" parent="."]
                transform = Transform3D(1,0,0, 0,1,0, 0,0,1, 0,0.5,0)
                mesh = SubResource("1")
                """);
        var main = write("game/maps/room.tscn", """
                [gd_scene format=3]
                [ext_resource path="res://props/chair.tscn" type="PackedScene" id="1"]
                [node name="Room" type="Node3D"]
                [node name="Left" parent="." instance=ExtResource("1")]
                transform = Transform3D(1,0,0, 0,1,0, 0,0,1, -2,0,0)
                [node name="Right" parent="." instance=ExtResource("1")]
                metadata/title = "Best seat"
                visible = false
                """);

        var document = new SceneReader(SceneLimits.standard()).read(main, folder);

        assertThat(document.nodes())
                .extracting(SceneNode::id)
                .containsExactly("Room", "Left", "Seat#2", "Right", "Seat#4");
        assertThat(document.nodes().get(2).world().origin()).isEqualTo(new Vector3(-2, 0.5, 0));
        assertThat(document.nodes()).extracting(SceneNode::shown).containsExactly(true, true, true, false, false);
        assertThat(document.node("Right").orElseThrow().extras().get("title").textValue())
                .isEqualTo("Best seat");
    }

    @Test
    void camerasAreAsGodotSeesThem() throws IOException {
        var document = read("""
                [gd_scene format=3]
                [node name="Root" type="Node3D"]
                [node name="Usual" type="Camera3D" parent="."]
                [node name="Wide" type="Camera3D" parent="."]
                keep_aspect = 0
                fov = 90.0
                near = 0.1
                far = 50.0
                [node name="Flat" type="Camera3D" parent="."]
                projection = 1
                size = 8.0
                [node name="Frustum" type="Camera3D" parent="."]
                projection = 2
                size = 0.1
                near = 0.05
                [node name="Past" type="Camera3D" parent="."]
                projection = 2
                frustum_offset = Vector2(0.1, 0)
                """);

        var usual = PinholeCamera.of(document, document.node("Usual").orElseThrow(), 640, 480)
                .orElseThrow();
        assertThat(usual.fy()).isCloseTo(240 / Math.tan(Math.toRadians(37.5)), within(1e-9));
        assertThat(usual.far()).isEqualTo(4000);
        var wide = PinholeCamera.of(document, document.node("Wide").orElseThrow(), 640, 480)
                .orElseThrow();
        assertThat(wide.fx()).isCloseTo(320, within(1e-9));
        assertThat(document.cameras().get(2)).isEqualTo(new Camera.Orthographic(4, 4, 0.05, 4000));
        assertThat(SceneRows.cameras("s1", document, 640, 480))
                .filteredOn(row -> row.projection() == Projection.ORTHOGRAPHIC)
                .singleElement()
                .satisfies(flat -> assertThat(flat.fy()).isEqualTo(60));
        var frustum = PinholeCamera.of(document, document.node("Frustum").orElseThrow(), 640, 480)
                .orElseThrow();
        assertThat(frustum.fy()).isCloseTo(240, within(1e-9));
        assertThat(document.node("Past").orElseThrow().camera()).isEmpty();
        assertThat(document.unread()).singleElement().satisfies(part -> assertThat(part.message())
                .contains("centre"));
    }

    @Test
    void aNodeOnItsOwnIsWhereItSaysInTheWorld() throws IOException {
        var document = read("""
                [gd_scene format=3]
                [node name="Root" type="Node3D"]
                transform = Transform3D(0,0,1, 0,1,0, -1,0,0, 5,0,0)
                [node name="Alone" type="Node3D" parent="."]
                top_level = true
                transform = Transform3D(1,0,0, 0,1,0, 0,0,1, 1,2,3)
                """);
        var alone = document.node("Alone").orElseThrow();

        assertThat(alone.world().origin()).isEqualTo(new Vector3(1, 2, 3));
        var again = document.nodes().get(0).world().multiply(alone.local()).toArray();
        for (int k = 0; k < 16; k++) {
            assertThat(again[k]).isCloseTo(alone.world().toArray()[k], within(1e-12));
        }
    }

    @Test
    void everyPrimitiveMeshHasItsBoxAndFacesOutwards() throws IOException {
        var text = new StringBuilder("[gd_scene format=3]\n");
        var kinds = List.of(
                "BoxMesh",
                "SphereMesh",
                "CylinderMesh",
                "CapsuleMesh",
                "PrismMesh",
                "TorusMesh",
                "PlaneMesh",
                "QuadMesh");
        kinds.forEach(kind -> text.append("[sub_resource type=\"%s\" id=\"%s\"]%n".formatted(kind, kind)));
        text.append("[node name=\"Root\" type=\"Node3D\"]\n");
        kinds.forEach(kind ->
                text.append("[node name=\"%s\" type=\"MeshInstance3D\" parent=\".\"]%nmesh = SubResource(\"%s\")%n"
                        .formatted(kind, kind)));
        var document = read(text.toString());

        assertBox(document, "BoxMesh", 1, 1, 1);
        assertBox(document, "SphereMesh", 1, 1, 1);
        assertBox(document, "CylinderMesh", 1, 2, 1);
        assertBox(document, "CapsuleMesh", 1, 2, 1);
        assertBox(document, "PrismMesh", 1, 1, 1);
        assertBox(document, "TorusMesh", 2, 0.5, 2);
        assertBox(document, "PlaneMesh", 2, 0, 2);
        assertBox(document, "QuadMesh", 1, 1, 0);
        for (var kind : kinds.subList(0, 6)) {
            assertThat(volume(document, kind)).as(kind).isPositive();
        }
        assertThat(volume(document, "BoxMesh")).isCloseTo(1, within(1e-6));
        assertThat(volume(document, "PrismMesh")).isCloseTo(0.5, within(1e-6));
        assertThat(volume(document, "CylinderMesh")).isCloseTo(Math.PI / 2, within(0.02));
        assertThat(normal(document, "PlaneMesh").y()).isEqualTo(1);
        assertThat(normal(document, "QuadMesh").z()).isEqualTo(1);
    }

    private static void assertBox(SceneDocument document, String name, double x, double y, double z) {
        var size = document.node(name).orElseThrow().worldBox().orElseThrow().size();
        assertThat(size.minus(new Vector3(x, y, z)).length())
                .as(name + " " + size)
                .isLessThan(1e-6);
    }

    private static Primitive primitive(SceneDocument document, String name) {
        return document.mesh(document.node(name).orElseThrow())
                .orElseThrow()
                .primitives()
                .get(0);
    }

    private static Vector3 corner(Primitive primitive, int index) {
        int v = primitive.indices().get(index);
        return new Vector3(
                primitive.positions().get(3 * v),
                primitive.positions().get(3 * v + 1),
                primitive.positions().get(3 * v + 2));
    }

    /** By the divergence theorem: positive when triangles are counter-clockwise seen from outside. */
    private static double volume(SceneDocument document, String name) {
        var primitive = primitive(document, name);
        double volume = 0;
        for (int i = 0; i < primitive.indices().limit(); i += 3) {
            volume += corner(primitive, i).dot(corner(primitive, i + 1).cross(corner(primitive, i + 2))) / 6;
        }
        return volume;
    }

    private static Vector3 normal(SceneDocument document, String name) {
        var primitive = primitive(document, name);
        var a = corner(primitive, 0);
        return corner(primitive, 1)
                .minus(a)
                .cross(corner(primitive, 2).minus(a))
                .normalized();
    }
}
