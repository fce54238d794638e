package org.vsekai.backpack.relate.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.scene.Vector3;
import org.vsekai.backpack.table.DetectionRow;

class SceneFusionTest {
    private static final String CHAIR = Ontology.NAMESPACE + "Chair";
    private static final String DOG = Ontology.NAMESPACE + "Dog";
    private static final String FURNITURE = Ontology.NAMESPACE + "Furniture";
    private final SceneFusion fusion = new SceneFusion(
            new ClassAgreement(Ontology.bundled().closure()),
            new FusionSettings(0.3, 4, 0.15, 2, Duration.ofMillis(50), 0.3));
    private final WatchedScene scene = new WatchedScene();

    @Test
    void aThingHasItsPlaceItsClassAndTheNodeThatItIs() {
        var chair = new Vector3(0.4, 0.5, -0.2);
        scene.see(0, 1, CHAIR, chair);

        var objects = fusion.fuse(
                scene.cameras(),
                scene.frames(),
                List.of(
                        WatchedScene.node("far", new Vector3(2, 0.5, 1), Optional.of(CHAIR)),
                        WatchedScene.node("chair", chair.plus(new Vector3(0.05, 0, 0)), Optional.of(FURNITURE)),
                        WatchedScene.node("dog", chair, Optional.of(DOG)),
                        WatchedScene.node("nameless", chair, Optional.empty())),
                scene.detections());

        assertThat(objects).hasSize(1);
        var object = objects.get(0);
        assertThat(new Vector3(object.x(), object.y(), object.z()).minus(chair).length())
                .isLessThan(0.01);
        assertThat(object.classIri()).isEqualTo(CHAIR);
        assertThat(object.ancestorIris()).contains(CHAIR, FURNITURE).isSorted();
        assertThat(object.support()).isEqualTo(3);
        assertThat(object.height()).isCloseTo(WatchedScene.SIZE, within(0.02));
        assertThat(object.nodeId()).contains("chair");
        assertThat(object.nodeDistance().orElseThrow()).isCloseTo(0.05, within(0.01));
        assertThat(object.detectionIds()).hasSize(3).isSorted();
        assertThat(object.firstSeen()).isEqualTo(WatchedScene.NOON);
    }

    @Test
    void aThingThatMovesIsOneThingWithAPath() {
        for (int moment = 0; moment < 8; moment++) {
            scene.see(moment, 1, DOG, new Vector3(-1 + 0.2 * moment, 0.4, 0.3));
            scene.see(moment, 1, CHAIR, new Vector3(0.2, 0.5, -1));
        }

        var objects = fusion.fuse(scene.cameras(), scene.frames(), List.of(), scene.detections());

        assertThat(objects).hasSize(2);
        var dog = objects.stream()
                .filter(object -> object.classIri().equals(DOG))
                .findFirst()
                .orElseThrow();
        assertThat(dog.path()).hasSize(8);
        assertThat(dog.path().get(7).x() - dog.path().get(0).x()).isCloseTo(1.4, within(0.02));
        assertThat(dog.lastSeen()).isEqualTo(WatchedScene.NOON.plusSeconds(7));
    }

    @Test
    void theSameRowsInAnotherOrderGiveTheSameThings() {
        for (int moment = 0; moment < 3; moment++) {
            scene.see(moment, 1, CHAIR, new Vector3(0, 0.5, 0), new Vector3(1.1, 0.5, 0.4), new Vector3(-1, 0.5, 0.2));
        }
        var once = fusion.fuse(scene.cameras(), scene.frames(), List.of(), scene.detections());

        Collections.shuffle(scene.frames(), new Random(3));
        Collections.shuffle(scene.detections(), new Random(4));

        assertThat(fusion.fuse(scene.cameras(), scene.frames(), List.of(), scene.detections()))
                .isEqualTo(once);
        assertThat(once).hasSize(3);
    }

    @Test
    void framesOfAnotherSizeThanTheCamerasAreScaled() {
        scene.see(0, 0.5, CHAIR, new Vector3(0.1, 0.5, 0.1));

        var objects = fusion.fuse(scene.cameras(), scene.frames(), List.of(), scene.detections());

        assertThat(objects).hasSize(1);
        assertThat(objects.get(0).height()).isCloseTo(WatchedScene.SIZE, within(0.02));
    }

    @Test
    void whatHasNoClassOrTooSmallAScoreIsNothing() {
        scene.see(0, 1, CHAIR, new Vector3(0.1, 0.5, 0.1));
        var doubtful = scene.detections().stream()
                .map(row -> new DetectionRow(
                        row.detectionId(),
                        row.frameId(),
                        row.sceneId(),
                        row.cameraId(),
                        row.model(),
                        row.modelVersion(),
                        row.modelDigest(),
                        row.label(),
                        0.2,
                        row.xMinimum(),
                        row.yMinimum(),
                        row.xMaximum(),
                        row.yMaximum(),
                        row.classIri()))
                .toList();

        assertThat(fusion.fuse(scene.cameras(), scene.frames(), List.of(), doubtful))
                .isEmpty();
        assertThat(fusion.fuse(List.of(), scene.frames(), List.of(), scene.detections()))
                .isEmpty();
    }
}
