package org.vsekai.backpack.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of broken text scene has a reason of its own and says where. */
class BrokenTscnTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nonsense | invalid_tscn | line 1, column 1",
                "[gd_resource format=3] | invalid_tscn | does not begin with [gd_scene",
                "[gd_scene] | unsupported_tscn | no format from 2",
                "[gd_scene format=5] | unsupported_tscn | no format from 2",
                "[gd_scene format=3 | invalid_tscn | breaks off",
                "[gd_scene format=3] | invalid_tscn | has no node",
                "[gd_scene format=3 format=3] | invalid_tscn | twice",
                "HEAD~[mystery] | invalid_tscn | [mystery]",
                "HEAD~[node type='Node3D'] | invalid_tscn | no name",
                "HEAD~[node name='A' parent='.'] | invalid_tscn | the root and has no parent",
                "ROOT~[node name='A'] | invalid_tscn | second root",
                "ROOT~[node name='A' parent='B'] | invalid_tscn | line 3, column 1",
                "ROOT~transform | invalid_tscn | name = value",
                "ROOT~transform = | invalid_tscn | breaks off",
                "ROOT~transform = Transform3D(1, 2) | invalid_tscn | 12 numbers",
                "ROOT~transform = Transform3D(1,0,0,0,1,0,0,0,1,0,0,inf) | invalid_tscn | 12 numbers",
                "ROOT~transform = Transform3D(1,0,0,0,1,0,0,0,1,0,0,1e999) | not_finite | holds Infinity",
                "ROOT~transform = Transform3D(1,0,0,0,1,0,0,0,1,0,0,1-2) | invalid_tscn | is no number",
                "ROOT~transform = 1~transform = 1 | invalid_tscn | twice",
                "ROOT~a = 'text | invalid_tscn | has no end",
                "ROOT~a = '\\q' | invalid_tscn | no escape",
                "ROOT~a = [1 2] | invalid_tscn | A comma or ]",
                "ROOT~a = {1 2} | invalid_tscn | A : is expected",
                "ROOT~a = {1: 2 3} | invalid_tscn | A comma or }",
                "ROOT~a = Vector3(1 2) | invalid_tscn | A comma or )",
                "ROOT~visible = 1 | invalid_tscn | true or false",
                "ROOT~[node name='C' type='Camera3D' parent='.']~fov = 'x' | invalid_tscn | fov must be a number",
                "ROOT~[node name='C' type='Camera3D' parent='.']~fov = 200 | invalid_camera | yfov",
                "ROOT~[node name='C' type='Camera3D' parent='.']~projection = 7 | invalid_tscn | 0, 1 or 2",
                "ROOT~[node name='C' type='Camera3D' parent='.']~transform = Transform3D(0,0,0,0,0,0,0,0,0,0,0,0)"
                        + " | invalid_camera | cannot be placed",
                "ROOT~[node name='M' type='MeshInstance3D' parent='.']~mesh = SubResource('x')"
                        + " | invalid_index | no sub_resource x",
                "ROOT~[node name='S' parent='.' instance=ExtResource('x')] | invalid_index | no ext_resource x",
                "ROOT~[node name='S' parent='.' instance=7] | invalid_tscn | instances ExtResource",
                "HEAD~[sub_resource type='BoxMesh' id='1']~size = Vector3(-1, 1, 1)~[node name='R' type='MeshInstance3D']"
                        + "~mesh = SubResource('1') | invalid_tscn | lengths from 0",
                "HEAD~[sub_resource id='1']~[sub_resource id='1'] | invalid_tscn | another resource too",
                "HEAD~[sub_resource type='BoxMesh'] | invalid_tscn | id must be",
                "HEAD~EXT(res://none.glb)~[node name='S' instance=ExtResource('1')] | missing_file | none.glb",
                "HEAD~EXT(res://../none.glb)~[node name='S' instance=ExtResource('1')] | external_uri | leads out",
                "HEAD~EXT(/etc/passwd)~[node name='S' instance=ExtResource('1')] | external_uri | leads out",
                "HEAD~EXT(res://scene.tscn)~[node name='S' instance=ExtResource('1')] | scene_cycle | instances itself",
                "HEAD~EXT(res://main.scn)~[node name='S' instance=ExtResource('1')] | unsupported_tscn | main.scn",
                "HEAD~[node name='S' type='Skeleton3D']~bones/0/name = 'A'~bones/0/parent = 0"
                        + " | invalid_tscn | a bone before it",
                "HEAD~[node name='S' type='Skeleton3D']~bones/0/name = 'A'~bones/0/rest = "
                        + "Transform3D(0,0,0,0,0,0,0,0,0,0,0,0) | invalid_transform | squeezes space flat",
            })
    void whatIsWrongIsSaidWithItsPlace(String text, String reason, String message) throws IOException {
        Files.writeString(folder.resolve("main.scn"), "RSRC");
        var written = text.replace("ROOT", "HEAD~[node name='Root' type='Node3D']")
                .replace("HEAD", "[gd_scene format=3]")
                .replaceAll("EXT\\((.*?)\\)", "[ext_resource type='PackedScene' path='$1' id='1']")
                .replace('~', '\n')
                .replace('\'', '"');

        assertRefused(written, SceneLimits.standard(), reason, message);
    }

    private void assertRefused(String text, SceneLimits limits, String reason, String message) throws IOException {
        var file = Files.writeString(folder.resolve("scene.tscn"), text);
        assertThatExceptionOfType(InvalidSceneException.class)
                .isThrownBy(() -> new SceneReader(limits).read(file, folder))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
                .satisfies(e -> assertThat(e.place()).isNotBlank());
    }

    private static SceneLimits few(int objects, int depth, int tokens, int nodeDepth, int bytes, int vertices) {
        var usual = SceneLimits.standard();
        return new SceneLimits(
                usual.documentBytes(),
                bytes,
                usual.totalBytes(),
                objects,
                vertices,
                usual.triangles(),
                usual.decodedNumbers(),
                usual.imagePixels(),
                usual.totalImagePixels(),
                nodeDepth,
                depth,
                tokens);
    }

    @Test
    void eachLimitHasItsOwnError() throws IOException {
        var head = "[gd_scene format=3]\n[node name=\"R\"]\n";
        var chain = new StringBuilder(head);
        var path = ".";
        for (int i = 0; i < 6; i++) {
            chain.append("[node name=\"N%d\" parent=\"%s\"]%n".formatted(i, path));
            path = path.equals(".") ? "N" + i : path + "/N" + i;
        }
        var sphere = """
                [gd_scene format=3]
                [sub_resource type="SphereMesh" id="1"]
                [node name="R" type="MeshInstance3D"]
                mesh = SubResource("1")
                """;

        assertRefused(chain.toString(), few(5, 9, 999, 99, 9999, 999), "too_many", "more sections than 5");
        assertRefused(head + "a = [[[[1]]]]", few(99, 3, 999, 99, 9999, 999), "too_deep", "nests deeper than 3");
        assertRefused(head + "a = [1,2,3,4,5,6,7,8]", few(99, 9, 12, 99, 9999, 999), "too_many", "more tokens than 12");
        assertRefused(chain.toString(), few(99, 9, 999, 4, 9999, 999), "too_deep", "more than 3 ancestors");
        assertRefused(head, few(99, 9, 999, 99, 8, 999), "too_large", "bytes, above 8");
        assertRefused(sphere, few(99, 9, 999, 99, 9999, 100), "too_large", "vertices, above 100");
        assertRefused(
                head + "[node name=\"" + "x".repeat(300) + "\" parent=\".\"]",
                SceneLimits.standard(),
                "too_large",
                "more than 200 characters");
    }

    @Test
    void scenesThatInstanceEachOtherInACircleAreRefused() throws IOException {
        var instance = """
                [gd_scene format=3]
                [ext_resource path="res://%s" type="PackedScene" id="1"]
                [node name="R" instance=ExtResource("1")]
                """;
        Files.writeString(folder.resolve("other.tscn"), instance.formatted("scene.tscn"));

        assertRefused(instance.formatted("other.tscn"), SceneLimits.standard(), "scene_cycle", "instances itself");
    }

    @Test
    void scenesThatDoubleEachOtherAreRefusedByTheNumberOfNodes() throws IOException {
        for (int i = 0; i < 20; i++) {
            Files.writeString(folder.resolve("s" + i + ".tscn"), """
                    [gd_scene format=3]
                    [ext_resource path="res://s%d.tscn" type="PackedScene" id="1"]
                    [node name="R"]
                    [node name="A" parent="." instance=ExtResource("1")]
                    [node name="B" parent="." instance=ExtResource("1")]
                    """.formatted(i + 1));
        }
        Files.writeString(folder.resolve("s20.tscn"), "[gd_scene format=3]\n[node name=\"R\"]\n");
        var first = Files.readString(folder.resolve("s0.tscn"));

        assertRefused(first, SceneLimits.standard(), "too_many", "more nodes than 100000");
    }

    @Test
    void aTextThatIsNotUtf8IsRefused() throws IOException {
        Files.write(folder.resolve("scene.tscn"), new byte[] {'[', (byte) 0xff, (byte) 0xfe});

        assertThatExceptionOfType(InvalidSceneException.class)
                .isThrownBy(() -> new SceneReader(SceneLimits.standard()).read(folder.resolve("scene.tscn"), folder))
                .withMessageContaining("not UTF-8");
    }
}
