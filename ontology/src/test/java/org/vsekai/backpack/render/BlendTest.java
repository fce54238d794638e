package org.vsekai.backpack.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.scene.Colour;
import org.vsekai.backpack.scene.GlbBuilder;
import org.vsekai.backpack.scene.GlbWriter;
import org.vsekai.backpack.scene.GltfReader;
import org.vsekai.backpack.scene.Material;
import org.vsekai.backpack.scene.Matrix4;
import org.vsekai.backpack.scene.PinholeCamera;
import org.vsekai.backpack.scene.SceneFixtures;
import org.vsekai.backpack.scene.Vector3;

/** What is blended is seen through, the farthest first, whatever the order of the document. */
class BlendTest {
    private static final int BACKGROUND = 0x000000;
    private static final int MIDDLE = 50 * 100 + 50;
    private static final Rasterizer EVEN = new Rasterizer(new Light(new Vector3(0, -1, 0), 0, 1), BACKGROUND);

    @TempDir
    Path folder;

    private final GlbBuilder scene = new GlbBuilder();

    private void square(String name, Colour colour, double ahead) {
        var mode = colour.alpha() < 1 ? Material.AlphaMode.BLEND : Material.AlphaMode.OPAQUE;
        var material = new Material(Optional.empty(), colour, Optional.empty(), mode, 0.5, false, false);
        int mesh = scene.addMesh(
                "square",
                SceneFixtures.square().material(scene.addMaterial(material)).build());
        scene.addNode(name).mesh(mesh).translation(new Vector3(0, 0, -ahead));
    }

    private Rendering render() throws IOException {
        var file = folder.resolve("scene.glb");
        GlbWriter.write(scene, file);
        return EVEN.render(
                GltfReader.read(file), new PinholeCamera(100, 100, 50, 50, 50, 50, Matrix4.IDENTITY, 0.1, 500));
    }

    private static double linear(int byteValue) {
        return Srgb.LINEAR[byteValue];
    }

    private static void assertColour(int argb, double red, double green, double blue) {
        assertThat(linear(argb >> 16 & 0xff)).isCloseTo(red, within(0.006));
        assertThat(linear(argb >> 8 & 0xff)).isCloseTo(green, within(0.006));
        assertThat(linear(argb & 0xff)).isCloseTo(blue, within(0.006));
    }

    @Test
    void layersAreMixedInLinearLightTheFarthestFirst() throws IOException {
        square("near", new Colour(1, 0, 0, 0.25), 1);
        square("far", new Colour(0, 1, 0, 0.5), 2);
        square("wall", new Colour(0, 0, 1, 1), 3);

        assertColour(render().argb()[MIDDLE], 0.25, 0.5 * 0.75, 0.5 * 0.75);
    }

    @Test
    void theOrderOfTheDocumentDoesNotMatter() throws IOException {
        square("wall", new Colour(0, 0, 1, 1), 3);
        square("far", new Colour(0, 1, 0, 0.5), 2);
        square("near", new Colour(1, 0, 0, 0.25), 1);

        assertColour(render().argb()[MIDDLE], 0.25, 0.5 * 0.75, 0.5 * 0.75);
    }

    @Test
    void whatIsBehindAWallIsNotBlended() throws IOException {
        square("behind", new Colour(0, 1, 0, 0.5), 4);
        square("wall", new Colour(0, 0, 1, 1), 3);

        assertColour(render().argb()[MIDDLE], 0, 0, 1);
    }

    @Test
    void aPixelIsOfTheNearestThatIsAtLeastHalfOpaque() throws IOException {
        square("mist", new Colour(1, 1, 1, 0.25), 1);
        square("pane", new Colour(1, 0, 0, 0.5), 2);
        square("wall", new Colour(0, 0, 1, 1), 3);
        var picture = render();

        assertThat(picture.node()[MIDDLE]).isEqualTo(1);
        assertThat(picture.depth()[MIDDLE]).isEqualTo(2);
        assertThat(picture.boxes()).extracting(NodeBox::nodeId).containsExactly("pane");
        assertThat(picture.boxes().get(0).visibleFraction()).isEqualTo(1);
    }

    @Test
    void aThinLayerBeforeNothingIsNobodysPixel() throws IOException {
        square("mist", new Colour(1, 1, 1, 0.25), 1);
        var picture = render();

        assertThat(picture.node()[MIDDLE]).isEqualTo(-1);
        assertThat(picture.depth()[MIDDLE]).isInfinite();
        assertColour(picture.argb()[MIDDLE], 0.25, 0.25, 0.25);
    }

    @Test
    void ofManyLayersTheNearestSixteenCount() throws IOException {
        // Only the farthest of the twenty are green: they must not be seen.
        for (int i = 20; i > 0; i--) {
            square("layer" + i, i > 16 ? new Colour(0, 1, 0, 0.4) : new Colour(1, 0, 0, 0.1), i);
        }
        int colour = render().argb()[MIDDLE];

        assertColour(colour, 1 - Math.pow(0.9, 16), 0, 0);
    }

    @Test
    void whatIsWhollyOpaqueNeedsNoLayer() throws IOException {
        // 0.9999 is what an opaque texel of a blended material comes to.
        square("hair", new Colour(1, 0, 0, 0.9999), 1);
        square("wall", new Colour(0, 0, 1, 1), 3);

        assertThat(render().argb()[MIDDLE]).isEqualTo(0xffff0000);
    }
}
