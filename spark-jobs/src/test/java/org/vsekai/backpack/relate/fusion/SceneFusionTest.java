package org.vsekai.backpack.relate.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.scene.Matrix4;
import org.vsekai.backpack.scene.PinholeCamera;
import org.vsekai.backpack.scene.Quaternion;
import org.vsekai.backpack.scene.Vector3;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.SceneNodeRow;

class SceneFusionTest {
    private static final String CHAIR = Ontology.NAMESPACE + "Chair";
    private static final String DOG = Ontology.NAMESPACE + "Dog";
    private static final String FURNITURE = Ontology.NAMESPACE + "Furniture";
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final double SIZE = 0.6;

    private final SceneFusion fusion = new SceneFusion(
            new ClassAgreement(Ontology.bundled().closure()),
            new FusionSettings(0.3, 4, 0.15, 2, Duration.ofMillis(50), 0.3));
    private final List<PinholeCamera> eyes = List.of(eye(0), eye(1.2), eye(2.4));
    private final List<FrameRow> frames = new ArrayList<>();
    private final List<DetectionRow> detections = new ArrayList<>();

    private static PinholeCamera eye(double around) {
        var at = new Vector3(5 * Math.sin(around), 1.8, 5 * Math.cos(around));
        var pose = Matrix4.compose(at, Quaternion.looking(at, new Vector3(0, 0.5, 0)), new Vector3(1, 1, 1));
        return new PinholeCamera(640, 480, 500, 500, 320, 240, pose, 0.05, 100);
    }

    private List<CameraRow> cameras() {
        var rows = new ArrayList<CameraRow>();
        for (int i = 0; i < eyes.size(); i++) {
            rows.add(eyes.get(i).row("s", "c" + i));
        }
        return rows;
    }

    /** All cameras take a picture; each sees the thing there. */
    private void see(int moment, double scale, String classIri, Vector3... things) {
        for (int camera = 0; camera < eyes.size(); camera++) {
            var frameId = "s.f" + moment + "." + camera;
            // Cameras are never quite at one.
            var at = NOON.plusSeconds(moment).plusMillis(10L * camera);
            if (frames.stream().noneMatch(frame -> frame.frameId().equals(frameId))) {
                frames.add(new FrameRow(
                        frameId,
                        "s",
                        "c" + camera,
                        at,
                        "p",
                        "h",
                        (int) (640 * scale),
                        (int) (480 * scale),
                        List.of(),
                        true,
                        Optional.empty()));
            }
            for (var thing : things) {
                detections.add(detection(frameId, camera, scale, classIri, thing));
            }
        }
    }

    private DetectionRow detection(String frameId, int camera, double scale, String classIri, Vector3 thing) {
        var box = Cylinders.box(eyes.get(camera), thing, SIZE);
        return new DetectionRow(
                frameId + ":" + detections.size(),
                frameId,
                "s",
                "c" + camera,
                "m",
                "1",
                "d".repeat(64),
                classIri,
                0.9,
                box.xMinimum() * scale,
                box.yMinimum() * scale,
                box.xMaximum() * scale,
                box.yMaximum() * scale,
                Optional.of(classIri));
    }

    private static SceneNodeRow node(String id, Vector3 middle, Optional<String> classIri) {
        double half = SIZE / 2;
        return new SceneNodeRow(
                "s",
                id,
                Matrix4.translation(middle).toList(),
                List.of(middle.x() - half, middle.y() - half, middle.z() - half),
                List.of(middle.x() + half, middle.y() + half, middle.z() + half),
                12,
                classIri);
    }

    @Test
    void aThingHasItsPlaceItsClassAndTheNodeThatItIs() {
        var chair = new Vector3(0.4, 0.5, -0.2);
        see(0, 1, CHAIR, chair);

        var objects = fusion.fuse(
                cameras(),
                frames,
                List.of(
                        node("far", new Vector3(2, 0.5, 1), Optional.of(CHAIR)),
                        node("chair", chair.plus(new Vector3(0.05, 0, 0)), Optional.of(FURNITURE)),
                        node("dog", chair, Optional.of(DOG)),
                        node("nameless", chair, Optional.empty())),
                detections);

        assertThat(objects).hasSize(1);
        var object = objects.get(0);
        assertThat(new Vector3(object.x(), object.y(), object.z()).minus(chair).length())
                .isLessThan(0.01);
        assertThat(object.classIri()).isEqualTo(CHAIR);
        assertThat(object.ancestorIris()).contains(CHAIR, FURNITURE).isSorted();
        assertThat(object.support()).isEqualTo(3);
        assertThat(object.height()).isCloseTo(SIZE, within(0.02));
        assertThat(object.nodeId()).contains("chair");
        assertThat(object.nodeDistance().orElseThrow()).isCloseTo(0.05, within(0.01));
        assertThat(object.detectionIds()).hasSize(3).isSorted();
        assertThat(object.firstSeen()).isEqualTo(NOON);
    }

    @Test
    void aThingThatMovesIsOneThingWithAPath() {
        for (int moment = 0; moment < 8; moment++) {
            see(moment, 1, DOG, new Vector3(-1 + 0.2 * moment, 0.4, 0.3));
            see(moment, 1, CHAIR, new Vector3(0.2, 0.5, -1));
        }

        var objects = fusion.fuse(cameras(), frames, List.of(), detections);

        assertThat(objects).hasSize(2);
        var dog = objects.stream()
                .filter(object -> object.classIri().equals(DOG))
                .findFirst()
                .orElseThrow();
        assertThat(dog.path()).hasSize(8);
        assertThat(dog.path().get(7).x() - dog.path().get(0).x()).isCloseTo(1.4, within(0.02));
        assertThat(dog.lastSeen()).isEqualTo(NOON.plusSeconds(7));
    }

    @Test
    void theSameRowsInAnotherOrderGiveTheSameThings() {
        for (int moment = 0; moment < 3; moment++) {
            see(moment, 1, CHAIR, new Vector3(0, 0.5, 0), new Vector3(1.1, 0.5, 0.4), new Vector3(-1, 0.5, 0.2));
        }
        var once = fusion.fuse(cameras(), frames, List.of(), detections);

        Collections.shuffle(frames, new Random(3));
        Collections.shuffle(detections, new Random(4));

        assertThat(fusion.fuse(cameras(), frames, List.of(), detections)).isEqualTo(once);
        assertThat(once).hasSize(3);
    }

    @Test
    void framesOfAnotherSizeThanTheCamerasAreScaled() {
        see(0, 0.5, CHAIR, new Vector3(0.1, 0.5, 0.1));

        var objects = fusion.fuse(cameras(), frames, List.of(), detections);

        assertThat(objects).hasSize(1);
        assertThat(objects.get(0).height()).isCloseTo(SIZE, within(0.02));
    }

    @Test
    void whatHasNoClassOrTooSmallAScoreIsNothing() {
        see(0, 1, CHAIR, new Vector3(0.1, 0.5, 0.1));
        var doubtful = detections.stream()
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

        assertThat(fusion.fuse(cameras(), frames, List.of(), doubtful)).isEmpty();
        assertThat(fusion.fuse(List.of(), frames, List.of(), detections)).isEmpty();
    }
}
