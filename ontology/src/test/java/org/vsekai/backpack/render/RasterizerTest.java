package org.vsekai.backpack.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vsekai.backpack.scene.Camera;
import org.vsekai.backpack.scene.Colour;
import org.vsekai.backpack.scene.GlbBuilder;
import org.vsekai.backpack.scene.GlbWriter;
import org.vsekai.backpack.scene.GltfReader;
import org.vsekai.backpack.scene.Material;
import org.vsekai.backpack.scene.Matrix4;
import org.vsekai.backpack.scene.MorphTarget;
import org.vsekai.backpack.scene.PinholeCamera;
import org.vsekai.backpack.scene.Primitive;
import org.vsekai.backpack.scene.Quaternion;
import org.vsekai.backpack.scene.SceneDocument;
import org.vsekai.backpack.scene.SceneFixtures;
import org.vsekai.backpack.scene.Vector3;

class RasterizerTest {
    private static final int RED = 0xffff0000;
    private static final int GREEN = 0xff00ff00;
    private static final Rasterizer EVEN = new Rasterizer(new Light(new Vector3(0, -1, 0), 0, 1), 0);

    @TempDir
    Path folder;

    private final GlbBuilder scene = new GlbBuilder();

    /** A square of 1 m one metre ahead of this is 100 pixels wide, in the middle of 200 x 200. */
    private static PinholeCamera camera(Vector3 eye) {
        return new PinholeCamera(200, 200, 100, 100, 100, 100, Matrix4.translation(eye), 0.1, 50);
    }

    private SceneDocument document() throws IOException {
        var file = folder.resolve("scene.glb");
        GlbWriter.write(scene, file);
        return GltfReader.read(file);
    }

    private Rendering render() throws IOException {
        return EVEN.render(document(), camera(Vector3.ZERO));
    }

    private int mesh(Material material) {
        return scene.addMesh(
                "square",
                SceneFixtures.square().material(scene.addMaterial(material)).build());
    }

    private static Material of(int rgb) {
        return Material.of(Colour.ofSrgb(rgb));
    }

    @Test
    void aSquareCoversItsPixelsAndNoOthers() throws IOException {
        scene.addNode("square").mesh(mesh(of(0xff0000))).translation(new Vector3(0, 0, -1));
        var picture = render();

        assertThat(picture.boxes()).containsExactly(new NodeBox(0, "square", 50, 50, 150, 150, 10_000, 1));
        for (int p = 0; p < picture.argb().length; p++) {
            boolean inside = p % 200 >= 50 && p % 200 < 150 && p / 200 >= 50 && p / 200 < 150;
            assertThat(picture.argb()[p]).isEqualTo(inside ? RED : 0xff000000);
            assertThat(picture.node()[p]).isEqualTo(inside ? 0 : -1);
            assertThat(picture.depth()[p]).isEqualTo(inside ? 1 : Float.POSITIVE_INFINITY);
        }
        assertThat(picture.image().getRGB(50, 149)).isEqualTo(RED);
    }

    @Test
    void whatIsNearerHidesWhatIsFarther() throws IOException {
        int red = mesh(of(0xff0000));
        int green = mesh(of(0x00ff00));
        scene.addNode("near").mesh(red).translation(new Vector3(0.5, 0, -1));
        scene.addNode("far").mesh(green).translation(new Vector3(0, 0, -2)).scale(new Vector3(2, 2, 2));
        scene.addNode("hidden").mesh(green).translation(new Vector3(1.5, 0, -3));
        var picture = render();

        assertThat(picture.boxes())
                .containsExactly(
                        new NodeBox(0, "near", 100, 50, 200, 150, 10_000, 1),
                        new NodeBox(1, "far", 50, 50, 100, 150, 5_000, 0.5));
        assertThat(picture.argb()[100 * 200 + 99]).isEqualTo(GREEN);
        assertThat(picture.depth()[100 * 200 + 99]).isEqualTo(2);
        assertThat(picture.argb()[100 * 200 + 100]).isEqualTo(RED);
    }

    @Test
    void theBackIsSeenOfWhatIsDoubleSidedOnly() throws IOException {
        var turned = Quaternion.about(new Vector3(0, 1, 0), Math.PI);
        var plain = of(0xff0000);
        var both = new Material(
                Optional.empty(), plain.baseColour(), Optional.empty(), Material.AlphaMode.OPAQUE, 0.5, true, false);
        scene.addNode("one").mesh(mesh(plain)).rotation(turned).translation(new Vector3(-0.5, 0, -2));
        scene.addNode("two").mesh(mesh(both)).rotation(turned).translation(new Vector3(0.5, 0, -2));

        assertThat(render().boxes()).extracting(NodeBox::nodeId).containsExactly("two");
    }

    @Test
    void aMirroredNodeKeepsItsFront() throws IOException {
        scene.addNode("mirrored")
                .mesh(mesh(of(0xff0000)))
                .scale(new Vector3(-1, 1, 1))
                .translation(new Vector3(0, 0, -1));

        assertThat(render().boxes()).extracting(NodeBox::visiblePixels).containsExactly(10_000);
    }

    @Test
    void whatReachesBehindTheCameraIsCut() throws IOException {
        var floor = Primitive.of(-100, -1, 100, 100, -1, 100, 100, -1, -100, -100, -1, -100)
                .indices(0, 1, 2, 0, 2, 3)
                .build();
        scene.addNode("floor").mesh(scene.addMesh("floor", floor));
        var picture = EVEN.render(document(), camera(Vector3.ZERO));

        // The far plane, 50 m ahead, is two pixels under the horizon: the lower half, but for two rows.
        assertThat(picture.boxes()).containsExactly(new NodeBox(0, "floor", 0, 102, 200, 200, 19_600, 1));
        assertThat((double) picture.depth()[199 * 200 + 7]).isCloseTo(100 / 99.5, within(1e-6));
    }

    @Test
    void trianglesThatShareAnEdgeLeaveNoGapAndDoNotOverlap() throws IOException {
        int fan = 97;
        var positions = new float[3 * (fan + 1)];
        var indices = new int[3 * fan];
        for (int i = 0; i < fan; i++) {
            positions[3 * i] = (float) (0.77 * Math.cos(2 * Math.PI * i / fan));
            positions[3 * i + 1] = (float) (0.77 * Math.sin(2 * Math.PI * i / fan));
            indices[3 * i] = fan;
            indices[3 * i + 1] = i;
            indices[3 * i + 2] = (i + 1) % fan;
        }
        positions[3 * fan] = 0.123f;
        positions[3 * fan + 1] = -0.211f;
        scene.addNode("disc")
                .mesh(scene.addMesh(
                        "disc", Primitive.of(positions).indices(indices).build()))
                .translation(new Vector3(0.001, 0.002, -1));
        var picture = render();

        for (int row = 0; row < 200; row++) {
            int from = row * 200;
            var columns = IntStream.range(0, 200)
                    .filter(column -> picture.node()[from + column] == 0)
                    .toArray();
            assertThat(columns.length == 0 || columns[columns.length - 1] - columns[0] + 1 == columns.length)
                    .isTrue();
        }
        assertThat(picture.boxes().get(0).visiblePixels()).isBetween(18_400, 18_700);
    }

    @Test
    void texturesFollowPerspective() throws IOException {
        // Left half red, right half green; the square is turned so that its right edge is nearer.
        var image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, RED);
        image.setRGB(1, 0, GREEN);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        int texture = scene.addTexture(bytes.toByteArray());
        scene.addNode("sign")
                .mesh(mesh(Material.textured(texture)))
                .rotation(Quaternion.about(new Vector3(0, 1, 0), -1))
                .translation(new Vector3(0, 0, -1));
        var picture = render();

        // The middle of the square is in the middle of the picture, though not of what is seen of it.
        int middle = 100 * 200;
        assertThat(picture.boxes().get(0).x1() + picture.boxes().get(0).x2()).isNotCloseTo(200, within(20.0));
        assertThat(picture.argb()[middle + 70] & 0xffff).isZero();
        assertThat(green(picture, middle + 97)).isLessThan(0x80);
        assertThat(green(picture, middle + 103)).isGreaterThan(0x80);
    }

    private static int green(Rendering picture, int pixel) {
        return picture.argb()[pixel] >> 8 & 0xff;
    }

    @Test
    void whatAMaskTakesAwayIsNotThere() throws IOException {
        var half = new Material(
                Optional.empty(),
                new Colour(1, 0, 0, 0.4),
                Optional.empty(),
                Material.AlphaMode.MASK,
                0.5,
                false,
                false);
        var behind = of(0x00ff00);
        scene.addNode("mask").mesh(mesh(half)).translation(new Vector3(0, 0, -1));
        scene.addNode("behind").mesh(mesh(behind)).translation(new Vector3(0, 0, -2));

        assertThat(render().boxes()).extracting(NodeBox::nodeId).containsExactly("behind");
    }

    @Test
    void verticesGiveTheirColoursToWhatIsBetween() throws IOException {
        var square = SceneFixtures.square()
                .colours(1, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 1, 1, 0, 0, 1)
                .build();
        scene.addNode("square").mesh(scene.addMesh("square", square)).translation(new Vector3(0, 0, -1));
        var picture = render();

        int left = picture.argb()[100 * 200 + 50];
        int middle = picture.argb()[100 * 200 + 100];
        assertThat(left >> 16 & 0xff).isGreaterThan(250);
        assertThat(middle >> 16 & 0xff).isCloseTo(188, within(2));
        assertThat(middle & 0xff).isCloseTo(188, within(2));
    }

    @Test
    void whatFacesTheSunIsBrighter() throws IOException {
        var up = Quaternion.about(new Vector3(1, 0, 0), -Math.PI / 4);
        int grey = mesh(of(0x808080));
        scene.addNode("up").mesh(grey).rotation(up).translation(new Vector3(-0.6, 0, -2));
        scene.addNode("front").mesh(grey).translation(new Vector3(0.6, 0, -2));
        var picture =
                new Rasterizer(new Light(new Vector3(0, -2, 0), 0.5, 0.3), 0).render(document(), camera(Vector3.ZERO));

        assertThat(green(picture, 100 * 200 + 70)).isGreaterThan(green(picture, 100 * 200 + 130) + 20);
    }

    @Test
    void whatIsUnlitShowsItsColourInAnyLight() throws IOException {
        var colour = Colour.ofSrgb(0x336699);
        var unlit =
                new Material(Optional.empty(), colour, Optional.empty(), Material.AlphaMode.OPAQUE, 0.5, false, true);
        scene.addNode("sign").mesh(mesh(unlit)).translation(new Vector3(0, 0, -1));
        var night = new Rasterizer(new Light(new Vector3(0, -1, 0), 0, 0.1), 0);

        assertThat(night.render(document(), camera(Vector3.ZERO)).argb()[100 * 200 + 100])
                .isEqualTo(0xff336699);
    }

    @Test
    void aMorphedMeshIsDrawnWhereItsWeightsPutIt() throws IOException {
        var right = new float[] {1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0};
        var square = SceneFixtures.square().morphTarget(MorphTarget.of(right)).build();
        scene.addNode("square")
                .mesh(scene.addMorphedMesh("square", square, 0.25))
                .translation(new Vector3(0, 0, -1));

        assertThat(render().boxes()).containsExactly(new NodeBox(0, "square", 75, 50, 175, 150, 10_000, 1));
    }

    @Test
    void anEmptySceneIsBackground() throws IOException {
        var picture = new Rasterizer(Light.usual(), 0x123456).render(document(), camera(Vector3.ZERO));

        assertThat(picture.boxes()).isEmpty();
        assertThat(picture.argb()).containsOnly(0xff123456);
    }

    @Test
    void aPictureThatIsTooLargeIsRefused() throws IOException {
        var document = document();
        var camera = new PinholeCamera(20_000, 1, 1, 1, 1, 1, Matrix4.IDENTITY, 0.1, 1);

        assertThatIllegalArgumentException().isThrownBy(() -> EVEN.render(document, camera));
    }

    @Test
    void aPreparedSceneIsDrawnByManyAtOnceAsByOne() {
        var prepared = EVEN.prepare(GltfReader.read(SceneFixtures.resource("kaykit/mug_full.gltf")));
        var cameras = IntStream.range(0, 16)
                .mapToObj(i -> {
                    var eye = new Vector3(2 * Math.cos(i), 1, 2 * Math.sin(i));
                    var place = Matrix4.compose(eye, Quaternion.looking(eye, Vector3.ZERO), new Vector3(1, 1, 1));
                    var view = new Camera.Perspective(0.8, OptionalDouble.empty(), 0.1, OptionalDouble.empty());
                    return PinholeCamera.of(view, place, 160, 120);
                })
                .toList();

        List<Rendering> together =
                cameras.parallelStream().map(prepared::render).toList();

        for (int i = 0; i < cameras.size(); i++) {
            assertThat(together.get(i).argb())
                    .isEqualTo(prepared.render(cameras.get(i)).argb());
            assertThat(together.get(i).boxes()).isNotEmpty();
        }
    }

    /** Godot's own picture: where it shows a thing's colour, so do we. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aRoomLooksAsInGodot(int number) throws IOException {
        var document = GltfReader.read(SceneFixtures.resource("godot4-room/scene.glb"));
        var camera = PinholeCamera.of(document, document.node("Camera" + number).orElseThrow(), 640, 480)
                .orElseThrow();
        var picture = new Rasterizer().render(document, camera);
        var expected = ImageIO.read(
                SceneFixtures.resource("godot4-room/camera" + number + ".png").toFile());

        for (var name : List.of("RedBox", "GreenBall", "BlueCylinder", "Body")) {
            int node = document.node(name).orElseThrow().index();
            int ours = 0;
            int both = 0;
            int either = 0;
            for (int p = 0; p < picture.node().length; p++) {
                boolean here = picture.node()[p] == node;
                boolean there =
                        GodotColours.nodeOf(expected.getRGB(p % 640, p / 640)).equals(name);
                ours += here ? 1 : 0;
                both += here && there ? 1 : 0;
                either += here || there ? 1 : 0;
            }
            assertThat(ours).isPositive();
            assertThat((double) both / either)
                    .as("%s in camera %d", name, number)
                    .isGreaterThan(0.93);
        }
    }

    @Test
    @Tag("slow")
    void whatLiesOverItselfTensOfThousandsOfTimesIsRefusedRatherThanDrawnForMinutes() throws IOException {
        int times = 110_000;
        var indices = new int[6 * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(new int[] {0, 1, 2, 0, 2, 3}, 0, indices, 6 * i, 6);
        }
        var square = Primitive.of(-1, -1, -1, 1, -1, -1, 1, 1, -1, -1, 1, -1).indices(indices);
        scene.addNode("wall").mesh(scene.addMesh("wall", square.build()));

        assertThatThrownBy(this::render)
                .isInstanceOf(TooMuchToDrawException.class)
                .hasMessageContaining("4294967296 pixels");
    }
}
