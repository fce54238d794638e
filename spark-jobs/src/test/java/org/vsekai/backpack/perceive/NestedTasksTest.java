package org.vsekai.backpack.perceive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.table.AttemptRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.InferenceRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.KeypointRow;

/** Detect, cut out, pose, embed: each task on what the one above found, by kinds of scenes. */
@Tag("slow")
class NestedTasksTest {
    private static final String AVATARS_STAND_ALONE = """
            pipelines.avatar = [{task = detect}, {task = pose, model = movenet-multipose, then = [{task = embed}]}]
            """;

    @TempDir
    static Path data;

    private static World world;

    @BeforeAll
    static void lookAtEverything() throws Exception {
        world = new World(data, AVATARS_STAND_ALONE);
        world.scene("m", ItemKind.MAP);
        world.scene("a", ItemKind.AVATAR);
        world.frames("m", 320, 300, World.ASTRONAUT, World.CHELSEA);
        world.frames("a", 320, 300, World.ASTRONAUT);
        world.frames("unknown", 451, 300, World.CHELSEA);
        world.night();
    }

    @Test
    void aFrameHasAMarkOfEachTaskOfItsKindAndNoOther() {
        assertThat(world.rows(InferenceRow.TABLE))
                .extracting(InferenceRow::frameId, InferenceRow::task, InferenceRow::model)
                .containsExactlyInAnyOrder(
                        Tuple.tuple("m.f0", "detect", "nanodet-coco"),
                        Tuple.tuple("m.f1", "detect", "nanodet-coco"),
                        Tuple.tuple("a.f0", "detect", "nanodet-coco"),
                        Tuple.tuple("unknown.f0", "detect", "nanodet-coco"),
                        Tuple.tuple("m.f0", "detect/person/pose", "movenet-multipose"),
                        Tuple.tuple("m.f1", "detect/person/pose", "movenet-multipose"),
                        Tuple.tuple("unknown.f0", "detect/person/pose", "movenet-multipose"),
                        Tuple.tuple("m.f0", "detect/person/pose/embed", "pose-embedding"),
                        Tuple.tuple("m.f1", "detect/person/pose/embed", "pose-embedding"),
                        Tuple.tuple("unknown.f0", "detect/person/pose/embed", "pose-embedding"),
                        Tuple.tuple("m.f0", "embed", "nanodet-coco"),
                        Tuple.tuple("m.f1", "embed", "nanodet-coco"),
                        Tuple.tuple("unknown.f0", "embed", "nanodet-coco"),
                        Tuple.tuple("a.f0", "pose", "movenet-multipose"),
                        Tuple.tuple("a.f0", "pose/embed", "pose-embedding"));
    }

    @Test
    void marksOfNestedTasksNameTheWeightsAbove() {
        var detect = mark("m.f0", "detect");
        var pose = mark("m.f0", "detect/person/pose");

        assertThat(detect.sourceDigest()).isEmpty();
        assertThat(pose.sourceDigest()).isEqualTo(detect.modelDigest());
        assertThat(mark("m.f0", "detect/person/pose/embed").sourceDigest())
                .hasSize(64)
                .isNotEqualTo(pose.sourceDigest())
                .isNotEqualTo(pose.modelDigest());
    }

    @Test
    void aFrameWithoutAPersonIsMarkedWithoutBeingDecoded() {
        var pose = mark("m.f1", "detect/person/pose");

        assertThat(pose.detections()).isZero();
        assertThat(pose.decodeMilliseconds() + pose.inferMilliseconds()).isZero();
    }

    @Test
    void aWholeFramesPersonIsTheGoldenOne() throws Exception {
        var golden = new ObjectMapper()
                .readTree(Path.of(System.getProperty("backpack.home"))
                        .resolve("inference/src/test/resources/persons/astronaut.json")
                        .toFile())
                .get("persons")
                .get(0);

        var person = person("a.f0");
        assertThat(person.detectionId()).isEmpty();
        assertThat(person.personId()).matches("a\\.f0/pose:movenet-multipose:[0-9a-f]{12}:0");
        assertThat(person.score()).isCloseTo(golden.get("score").doubleValue(), within(1e-3));
        var nose = person.joints().get(0);
        assertThat(nose.name()).isEqualTo("nose");
        assertThat(nose.x())
                .isCloseTo(golden.get("keypoints_x_y_score").get(0).get(0).doubleValue(), within(0.1));
    }

    @Test
    void aPersonWhoWasCutOutHasPlacesInTheFrame() {
        var detection = world.rows(DetectionRow.TABLE).stream()
                .filter(row -> row.frameId().equals("m.f0") && row.label().equals("person"))
                .findFirst()
                .orElseThrow();

        var person = person("m.f0");
        assertThat(person.detectionId()).isEqualTo(Optional.of(detection.detectionId()));
        var whole = person("a.f0");
        for (int joint = 0; joint < 5; joint++) {
            assertThat(person.joints().get(joint).x())
                    .isCloseTo(whole.joints().get(joint).x(), within(8.0));
            assertThat(person.joints().get(joint).y())
                    .isCloseTo(whole.joints().get(joint).y(), within(8.0));
        }
    }

    @Test
    void theSecondNightLooksAtNothingAndChangesNoTable() throws Exception {
        var versions = world.versions();

        world.night();

        assertThat(world.versions()).isEqualTo(versions);
        assertThat(world.summary("detect")).isEqualTo("nothing new");
        assertThat(world.summary("detect-person-pose")).isEqualTo("nothing new");
    }

    @Test
    void nothingIsInHandAfterANightThatCameToItsEnd() {
        assertThat(world.rows(AttemptRow.TABLE)).isEmpty();
    }

    private static InferenceRow mark(String frame, String task) {
        return world.rows(InferenceRow.TABLE).stream()
                .filter(row -> row.frameId().equals(frame) && row.task().equals(task))
                .findFirst()
                .orElseThrow();
    }

    private static KeypointRow person(String frame) {
        return world.rows(KeypointRow.TABLE).stream()
                .filter(row -> row.frameId().equals(frame))
                .findFirst()
                .orElseThrow();
    }
}
