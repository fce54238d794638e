package org.vsekai.backpack.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.render.Rendering;

class TrainingSceneTest {
    private static TrainingScene scene(long seed, long number, TrainingScene.Shapes shapes) {
        return TrainingScene.of(seed, number, shapes, 160, 120);
    }

    private static List<int[]> pictures(TrainingScene scene) {
        var prepared = scene.rasterizer().prepare(scene.document());
        return scene.cameras().stream()
                .map(prepared::render)
                .map(Rendering::argb)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(TrainingScene.Shapes.class)
    void theSameSeedGivesTheSamePictures(TrainingScene.Shapes shapes) {
        var once = pictures(scene(3, 5, shapes));
        var again = pictures(scene(3, 5, shapes));
        assertThat(once).hasSize(3);
        for (int i = 0; i < once.size(); i++) {
            assertThat(once.get(i)).isEqualTo(again.get(i));
        }
    }

    @Test
    void anotherSeedNumberOrSetOfShapesGivesOthers() {
        var picture = pictures(scene(3, 5, TrainingScene.Shapes.KNOWN)).get(0);
        assertThat(pictures(scene(4, 5, TrainingScene.Shapes.KNOWN)).get(0)).isNotEqualTo(picture);
        assertThat(pictures(scene(3, 6, TrainingScene.Shapes.KNOWN)).get(0)).isNotEqualTo(picture);
        assertThat(pictures(scene(3, 5, TrainingScene.Shapes.UNSEEN)).get(0)).isNotEqualTo(picture);
    }

    @ParameterizedTest
    @EnumSource(TrainingScene.Shapes.class)
    void scenesHoldAllClasses(TrainingScene.Shapes shapes) {
        var seen = new HashSet<TrainingClass>();
        LongStream.range(0, 60).mapToObj(number -> scene(1, number, shapes)).forEach(scene -> scene.things()
                .forEach(thing -> thing.type().ifPresent(seen::add)));
        assertThat(seen).containsExactlyInAnyOrder(TrainingClass.values());
    }

    @Test
    void whatEachNodeIsIsKnown() {
        var scene = LongStream.range(0, 20)
                .mapToObj(number -> scene(1, number, TrainingScene.Shapes.KNOWN))
                .filter(TrainingScene::isRoom)
                .findFirst()
                .orElseThrow();
        assertThat(scene.things()).hasSize(scene.document().nodeCount());
        assertThat(scene.things().get(0))
                .isEqualTo(new TrainingThing(java.util.Optional.empty(), TrainingRegion.FLOOR));
    }

    @Test
    void classesAndRegionsAreLabelledAsTheOntologyLabelsThem() {
        var ontology = Ontology.bundled();
        for (var type : TrainingClass.values()) {
            assertThat(ontology.label(Ontology.NAMESPACE + type.className())).isEqualTo(type.label());
            assertThat(Arrays.asList(TrainingClass.values()).get(type.index())).isEqualTo(type);
        }
        var labels = Set.copyOf(ontology.classes().values());
        assertThat(Arrays.stream(TrainingRegion.values())
                        .filter(region -> region != TrainingRegion.OTHER)
                        .map(TrainingRegion::label))
                .allMatch(labels::contains);
    }
}
