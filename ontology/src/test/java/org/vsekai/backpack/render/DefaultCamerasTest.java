package org.vsekai.backpack.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vsekai.backpack.scene.CalibratedCamera;
import org.vsekai.backpack.scene.GlbBuilder;
import org.vsekai.backpack.scene.GlbWriter;
import org.vsekai.backpack.scene.GltfReader;
import org.vsekai.backpack.scene.Primitive;
import org.vsekai.backpack.scene.SceneFixtures;
import org.vsekai.backpack.scene.Vector3;

class DefaultCamerasTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;

    @TempDir
    Path folder;

    private final GlbBuilder scene = new GlbBuilder();

    private static PreparedScene prepare(Path file) {
        return new Rasterizer().prepare(GltfReader.read(file));
    }

    private PreparedScene scene() throws IOException {
        var file = folder.resolve("scene.glb");
        GlbWriter.write(scene, file);
        return prepare(file);
    }

    /** A closed box whose fronts look outwards, or inwards as a room's. */
    private void box(String name, Vector3 least, Vector3 most, boolean inwards) {
        var positions = new float[24];
        for (int i = 0; i < 8; i++) {
            positions[3 * i] = (float) ((i & 1) == 0 ? least.x() : most.x());
            positions[3 * i + 1] = (float) ((i & 2) == 0 ? least.y() : most.y());
            positions[3 * i + 2] = (float) ((i & 4) == 0 ? least.z() : most.z());
        }
        int[] sides = {
            0, 2, 3, 0, 3, 1, 4, 5, 7, 4, 7, 6, 0, 4, 6, 0, 6, 2, 1, 3, 7, 1, 7, 5, 0, 1, 5, 0, 5, 4, 2, 6, 7, 2, 7, 3
        };
        for (int t = 0; inwards && t < sides.length; t += 3) {
            int second = sides[t + 1];
            sides[t + 1] = sides[t + 2];
            sides[t + 2] = second;
        }
        var primitive = Primitive.of(positions).indices(sides).build();
        scene.addNode(name).mesh(scene.addMesh(name, primitive));
    }

    static List<Path> things() {
        return SceneFixtures.shipped()
                .filter(file -> file.toString().contains("kaykit"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("things")
    void aThingIsSeenWholeFromAllAround(Path file) {
        var prepared = prepare(file);
        var cameras = DefaultCameras.of(prepared, WIDTH, HEIGHT);

        assertThat(cameras).hasSize(6);
        for (var named : cameras) {
            var boxes = prepared.render(named.camera()).boxes();
            assertThat(boxes).isNotEmpty();
            assertThat(boxes).allSatisfy(box -> {
                assertThat(box.x1()).isPositive();
                assertThat(box.y1()).isPositive();
                assertThat(box.x2()).isLessThan(WIDTH);
                assertThat(box.y2()).isLessThan(HEIGHT);
            });
        }
        // Not small either: the sphere touches the edges but for a margin.
        assertThat(cameras.stream()
                        .mapToDouble(named -> height(prepared, named))
                        .max()
                        .orElseThrow())
                .isGreaterThan(HEIGHT * 0.4);
        // The first from the front, a little above.
        var eye = cameras.get(0).camera().worldFromCamera().axis(2);
        assertThat(eye.x()).isCloseTo(0, within(1e-9));
        assertThat(eye.z()).isGreaterThan(0.9);
    }

    private static double height(PreparedScene scene, DefaultCameras.Named named) {
        var boxes = scene.render(named.camera()).boxes();
        double top = boxes.stream().mapToDouble(NodeBox::y1).min().orElseThrow();
        return boxes.stream().mapToDouble(NodeBox::y2).max().orElseThrow() - top;
    }

    @Test
    void inARoomCamerasStandOnTheFloorOutsideOfThings() throws IOException {
        box("room", new Vector3(-4, 0, -3), new Vector3(4, 3, 3), true);
        box("pillar", new Vector3(-1, 0, -1), new Vector3(1, 3, 1), false);
        box("crate", new Vector3(2, 0, 1), new Vector3(3, 1, 2), false);
        var prepared = scene();
        var cameras = DefaultCameras.of(prepared, WIDTH, HEIGHT);

        assertThat(cameras).hasSize(4);
        for (var named : cameras) {
            var eye = named.camera().worldFromCamera().origin();
            assertThat(eye.y()).isCloseTo(1.6, within(1e-6));
            assertThat(Math.abs(eye.x()) > 1.3 || Math.abs(eye.z()) > 1.3).isTrue();
            var picture = prepared.render(named.camera());
            assertThat(picture.node()).doesNotContain(-1);
            assertThat(nearest(picture)).isGreaterThan(0.3);
        }
        assertThat(cameras.stream()
                        .flatMap(named -> prepared.render(named.camera()).boxes().stream())
                        .map(NodeBox::nodeId)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("room", "pillar", "crate");
    }

    private static double nearest(Rendering picture) {
        double nearest = Double.POSITIVE_INFINITY;
        for (float depth : picture.depth()) {
            nearest = Math.min(nearest, depth);
        }
        return nearest;
    }

    @Test
    void camerasLookAtThingsRatherThanAtTheSky() throws IOException {
        box("ground", new Vector3(-20, -1, -20), new Vector3(20, 0, 20), false);
        box("house", new Vector3(8, 0, -4), new Vector3(14, 4, 4), false);
        var prepared = scene();
        var cameras = DefaultCameras.of(prepared, WIDTH, HEIGHT);

        assertThat(cameras).hasSize(4);
        assertThat(cameras)
                .filteredOn(named -> prepared.render(named.camera()).boxes().stream()
                        .anyMatch(box -> box.nodeId().equals("house")))
                .isNotEmpty();
    }

    @Test
    void whereNobodyCanStandCamerasAreAround() throws IOException {
        // A cave too low to stand in.
        box("cave", new Vector3(-4, 0, -4), new Vector3(4, 1.2, 4), true);

        assertThat(DefaultCameras.inside(scene(), WIDTH, HEIGHT)).isEmpty();
        assertThat(DefaultCameras.of(scene(), WIDTH, HEIGHT)).hasSize(6);
    }

    @Test
    void withinSomethingSolidNobodyStands() throws IOException {
        // A hall without ceiling, filled to the brim but for a floor far below.
        box("block", new Vector3(-4, 0, -4), new Vector3(4, 5, 4), false);
        box("slab", new Vector3(-4, 1, -4), new Vector3(4, 1.1, 4), false);

        // On the slab there is headroom, but it is inside the block: only its roof is left.
        assertThat(DefaultCameras.inside(scene(), WIDTH, HEIGHT)).allSatisfy(named -> assertThat(
                        named.camera().worldFromCamera().origin().y())
                .isCloseTo(6.6, within(1e-6)));
    }

    @Test
    void idsAreNotThoseOfNodes() throws IOException {
        box("default:1", new Vector3(0, 0, 0), new Vector3(1, 1, 1), false);
        box("default:1#", new Vector3(2, 0, 0), new Vector3(3, 1, 1), false);

        assertThat(DefaultCameras.of(scene(), WIDTH, HEIGHT))
                .extracting(DefaultCameras.Named::cameraId)
                .containsExactly("default:1##", "default:2", "default:3", "default:4", "default:5", "default:6");
    }

    @ParameterizedTest
    @MethodSource("things")
    void camerasAreTableRowsLikeOthers(Path file) {
        for (var named : DefaultCameras.of(prepare(file), WIDTH, HEIGHT)) {
            var row = named.camera().row("s1", named.cameraId());

            assertThat(row.cameraId()).isEqualTo(named.cameraId());
            assertThat(CalibratedCamera.of(row)).isEqualTo(named.camera());
        }
    }

    @Test
    void theSameSceneGetsTheSameCameras() {
        var room = SceneFixtures.resource("godot4-room/scene.glb");

        assertThat(DefaultCameras.of(prepare(room), WIDTH, HEIGHT))
                .isNotEmpty()
                .isEqualTo(DefaultCameras.of(prepare(room), WIDTH, HEIGHT));
    }

    @Test
    void whatIsEmptyHasNone() throws IOException {
        assertThat(DefaultCameras.of(scene(), WIDTH, HEIGHT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-4, 1e4})
    void thingsOfAnySizeAreSeen(double size) throws IOException {
        var place = new Vector3(7, 7, 7);
        box("thing", place, place.plus(new Vector3(size, size, size)), false);
        var prepared = scene();

        for (var named : DefaultCameras.around(prepared, WIDTH, HEIGHT)) {
            assertThat(prepared.render(named.camera()).boxes()).hasSize(size == 0 ? 0 : 1);
        }
    }
}
