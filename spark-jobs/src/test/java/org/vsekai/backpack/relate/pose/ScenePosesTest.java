package org.vsekai.backpack.relate.pose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.KeypointRow;
import org.vsekai.backpack.table.ScenePoseRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.vision.CocoJoint;

@Tag("slow")
class ScenePosesTest {
    @TempDir
    Path data;

    private final PoseSettings settings = Settings.defaults().bind("backpack.relate.poses", PoseSettings.class);
    private final WatchedPeople people = new WatchedPeople(0.5);
    private StageContext context;

    @BeforeEach
    void setUp() {
        context = Spark.context(data);
        people.see(0, WatchedPeople.someone(0, 0, 0.3));
        people.see(
                1, 0, "person0", WatchedPeople.someone(0.1, 0, 0.3), Set.of(CocoJoint.LEFT_HIP, CocoJoint.RIGHT_HIP));
        people.see(1, 1, "person0", WatchedPeople.someone(0.1, 0, 0.3), Set.of());
        write(FrameRow.TABLE, people.frames());
        write(KeypointRow.TABLE, people.keypoints());
    }

    @Test
    void howAPersonStandsIsWrittenMomentByMomentAndTwiceTheSame() {
        write(CameraRow.TABLE, people.cameras());

        assertThat(new ScenePoses(settings).run(context).rowsOut()).isEqualTo(2);

        var poses = read();
        assertThat(poses)
                .extracting(ScenePoseRow::personId)
                .hasSize(2)
                .containsOnly(poses.get(0).personId());
        assertThat(poses).extracting(ScenePoseRow::support).containsExactlyInAnyOrder(3, 2);
        assertThat(poses)
                .extracting(
                        pose -> pose.hips().isPresent(), pose -> pose.bones().isEmpty())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(true, false),
                        org.assertj.core.groups.Tuple.tuple(false, true));
        new ScenePoses(settings).run(context);
        assertThat(read()).containsExactlyInAnyOrderElementsOf(poses);
    }

    @Test
    void theSamePersonSeenByTwoTasksOrModelsHasAPoseOfEach() {
        write(CameraRow.TABLE, people.cameras());
        write(
                KeypointRow.TABLE,
                people.keypoints().stream().map(ScenePosesTest::ofAnotherTask).toList());

        assertThat(new ScenePoses(settings).run(context).rowsOut()).isEqualTo(4);

        assertThat(read())
                .extracting(ScenePoseRow::task)
                .containsExactlyInAnyOrder("pose", "pose", "detect/person/pose", "detect/person/pose");
    }

    private static KeypointRow ofAnotherTask(KeypointRow row) {
        return new KeypointRow(
                row.personId() + "again",
                row.frameId(),
                row.sceneId(),
                row.cameraId(),
                row.detectionId(),
                "detect/person/pose",
                row.model(),
                row.modelVersion(),
                row.modelDigest(),
                row.score(),
                row.xMinimum(),
                row.yMinimum(),
                row.xMaximum(),
                row.yMaximum(),
                row.joints(),
                row.poseEmbedding());
    }

    @Test
    void oneCameraAloneCannotSayHowAnybodyStands() {
        write(CameraRow.TABLE, people.cameras().subList(0, 1));

        new ScenePoses(settings).run(context);

        assertThat(read()).isEmpty();
    }

    @Test
    void theSettingsHaveTheirDefaultsAndThoseThatAreNoneAreRefused() {
        assertThat(settings)
                .isEqualTo(new PoseSettings(0.2, 4, 0.03, 5, Duration.ofMillis(50), 0.3, 2, Duration.ofSeconds(2)));
        assertThatThrownBy(
                        () -> new PoseSettings(0.2, 4, 0.03, 18, Duration.ofMillis(50), 0.3, 2, Duration.ofSeconds(2)))
                .hasMessageContaining("least-joints");
    }

    private List<ScenePoseRow> read() {
        var warehouse = context.warehouse();
        return warehouse.records(ScenePoseRow.TABLE, warehouse.read(ScenePoseRow.TABLE));
    }

    private <R extends Record> void write(Table<R> table, List<R> rows) {
        context.warehouse().merge(table, context.warehouse().dataset(table, rows));
    }
}
