package org.vsekai.backpack.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vsekai.backpack.render.ReferenceViews.View;
import org.vsekai.backpack.scene.GltfReader;

/** Silhouettes are those of three.js, whose pictures were kept. */
class ReferenceTest {
    static List<View> views() throws IOException {
        return ReferenceViews.kept();
    }

    @ParameterizedTest
    @MethodSource("views")
    void silhouettesAndNodesAreThoseOfTheReference(View view) throws IOException {
        // Scenes that are too large to be kept lie beside the repository, where there is room.
        assumeThat(view.file()).isPresent();
        var document = GltfReader.read(view.file().orElseThrow());
        var ours = new Rasterizer().render(document, view.camera());

        var likeness = ReferenceViews.compare(ours.node(), ReferenceViews.nodes(ReferenceViews.kept(view)));
        assertThat(likeness.silhouette()).isGreaterThan(0.98);
        // The knight holds several shields in one hand, whose faces coincide: which is seen is for rounding to say.
        assertThat(likeness.nodes()).isGreaterThan(view.scene().contains("knight") ? 0.75 : 0.97);
    }

    @Test
    void someScenesAreAlwaysThere() throws IOException {
        assertThat(views().stream()
                        .filter(view -> view.file().isPresent())
                        .map(View::scene)
                        .collect(Collectors.toSet()))
                .contains("kaykit/mug_full.gltf", "kaykit/axe_1handed.gltf", "godot4-room/scene.glb");
    }
}
