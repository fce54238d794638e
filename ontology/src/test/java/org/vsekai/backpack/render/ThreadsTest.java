package org.vsekai.backpack.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vsekai.backpack.scene.Colour;
import org.vsekai.backpack.scene.GlbBuilder;
import org.vsekai.backpack.scene.GlbWriter;
import org.vsekai.backpack.scene.GltfReader;
import org.vsekai.backpack.scene.Material;
import org.vsekai.backpack.scene.Matrix4;
import org.vsekai.backpack.scene.PinholeCamera;
import org.vsekai.backpack.scene.Primitive;
import org.vsekai.backpack.scene.SceneFixtures;
import org.vsekai.backpack.scene.TextureReference;
import org.vsekai.backpack.scene.Vector3;

/** A picture is the same to the last bit whoever draws it. */
class ThreadsTest {
    private static final PinholeCamera CAMERA =
            new PinholeCamera(301, 217, 200, 200, 150.5, 108.5, Matrix4.translation(new Vector3(0, 0, 4)), 0.1, 50);

    private static final List<Material.AlphaMode> MODES =
            List.of(Material.AlphaMode.OPAQUE, Material.AlphaMode.MASK, Material.AlphaMode.BLEND);

    @TempDir
    Path folder;

    /** Triangles of all sizes and materials, through each other, some behind the camera. */
    private PreparedScene thicket(long seed) throws IOException {
        var random = new Random(seed);
        var scene = new GlbBuilder();
        int texture = scene.addTexture(SceneFixtures.png());
        for (int i = 0; i < 30; i++) {
            var mode = MODES.get(i % 3);
            var picture =
                    i % 2 == 0 ? Material.textured(texture).baseColourTexture() : Optional.<TextureReference>empty();
            var colour =
                    new Colour(random.nextDouble(), random.nextDouble(), random.nextDouble(), 0.3 + 0.05 * (i % 10));
            int material = scene.addMaterial(
                    new Material(Optional.empty(), colour, picture, mode, 0.4, i % 4 < 2, i % 5 == 0));
            int triangles = 1 + random.nextInt(60);
            var positions = new float[9 * triangles];
            var coordinates = new float[6 * triangles];
            double size = Math.pow(10, -1.5 + 2.5 * random.nextDouble());
            for (int t = 0; t < triangles; t++) {
                for (int k = 0; k < 3; k++) {
                    double middle = random.nextGaussian() * 2;
                    for (int corner = 0; corner < 3; corner++) {
                        positions[9 * t + 3 * corner + k] = (float) (middle + size * random.nextGaussian());
                    }
                }
                for (int k = 0; k < 6; k++) {
                    coordinates[6 * t + k] = random.nextFloat() * 3 - 1;
                }
            }
            scene.addNode("thing" + i)
                    .mesh(scene.addMesh(
                            "triangles",
                            Primitive.of(positions)
                                    .textureCoordinates(coordinates)
                                    .material(material)
                                    .build()));
        }
        var file = folder.resolve(seed + ".glb");
        GlbWriter.write(scene, file);
        return new Rasterizer().prepare(GltfReader.read(file));
    }

    private static void assertSame(PreparedScene scene, PinholeCamera camera) {
        var alone = scene.render(camera);
        assertThat(alone.boxes()).isNotEmpty();
        for (int threads : new int[] {2, 3, 5, 16}) {
            var together = scene.render(camera, threads);
            assertThat(together.argb()).isEqualTo(alone.argb());
            assertThat(together.depth()).isEqualTo(alone.depth());
            assertThat(together.node()).isEqualTo(alone.node());
            assertThat(together.boxes()).isEqualTo(alone.boxes());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aThicketIsTheSameForAnyNumberOfThreads(long seed) throws IOException {
        assertSame(thicket(seed), CAMERA);
    }

    @Test
    void aRoomIsTheSameForAnyNumberOfThreads() {
        var document = GltfReader.read(SceneFixtures.resource("godot4-room/scene.glb"));
        var camera = PinholeCamera.of(document, document.node("Camera1").orElseThrow(), 640, 480)
                .orElseThrow();
        assertSame(new Rasterizer().prepare(document), camera);
    }

    @Test
    void depthsAndNodesOfAThicketFitTogether() throws IOException {
        var picture = thicket(7).render(CAMERA);

        for (int p = 0; p < picture.node().length; p++) {
            assertThat(Float.isInfinite(picture.depth()[p])).isEqualTo(picture.node()[p] < 0);
        }
        assertThat(picture.boxes()).allSatisfy(box -> {
            assertThat(box.visibleFraction()).isGreaterThan(0).isLessThanOrEqualTo(1);
            assertThat(box.visiblePixels()).isLessThanOrEqualTo((int) ((box.x2() - box.x1()) * (box.y2() - box.y1())));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 257})
    void aSillyNumberOfThreadsIsRefused(int threads) throws IOException {
        var scene = thicket(8);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> scene.render(CAMERA, threads))
                .withMessageContaining("threads");
    }
}
