package org.vsekai.backpack.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.Description;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.ReleaseState;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.warehouse.DeltaTables;
import org.vsekai.backpack.warehouse.DeltaWriter;
import org.vsekai.backpack.warehouse.UnreadableTableException;

/** The server over tables that an earlier version of Backpack wrote. */
class OlderTablesTest {
    private static final List<Double> IDENTITY =
            List.of(1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0);

    @TempDir
    Path data;

    /** As cameras were before they had a lens. */
    @Description("A camera.")
    private record OldCamera(
            String sceneId,
            String cameraId,
            int width,
            int height,
            double fx,
            double fy,
            double cx,
            double cy,
            List<Double> worldFromCamera,
            double near,
            double far) {}

    @Description("A frame without almost everything.")
    private record StrangeFrame(String frameId, String sceneId) {}

    @Test
    void whatOldRowsLackIsWhatTheRecordSaysOfThem() {
        long version = writeOldCameras();

        assertThat(tables().rows(CameraRow.TABLE, version))
                .containsExactly(new CameraRow("s0", "camera_0", 320, 240, 300, 300, 160, 120, IDENTITY, 0.1, 100));
    }

    @Test
    void whatNobodyCanSayIsAskedOfTheNight() {
        long version = writer().replace(
                        Table.of("frames", StrangeFrame.class, "frame_id"), List.of(new StrangeFrame("f", "s0")));

        assertThatThrownBy(() -> tables().rows(FrameRow.TABLE, version))
                .isInstanceOf(UnreadableTableException.class)
                .hasMessageContaining("frames at version " + version + " has no column camera_id")
                .hasMessageContaining("run this version's nightly");
    }

    @Test
    void aReleaseThatNamesAnOlderTableIsServed() throws Exception {
        var world = World.in(data);
        long version = writeOldCameras();
        releaseWith(CameraRow.TABLE, version);
        try (var server = RunningServer.on(world.data())) {
            assertThat(server.server().releases().problem()).isEmpty();
            assertThat(server.get("/v1/scenes").json(200).at("/release").asText())
                    .isEqualTo("r2");
        }
    }

    @Test
    void aReleaseThatNamesATableFromWhichNothingCanBeReadLeavesTheTurnToTheOneBefore() throws Exception {
        var world = World.in(data);
        long version = writer().replace(
                        Table.of("frames", StrangeFrame.class, "frame_id"), List.of(new StrangeFrame("f", "s0")));
        releaseWith(FrameRow.TABLE, version);
        try (var server = RunningServer.on(world.data())) {
            assertThat(server.server().releases().problem()).contains("frames", "nightly");
            assertThat(server.get("/v1/scenes").json(200).at("/release").asText())
                    .isEqualTo("r1");
        }
    }

    private void releaseWith(Table<?> table, long version) {
        var first = tables().newestRows(ModelReleaseRow.TABLE).get(0);
        var named = first.tables().stream()
                .map(other -> other.table().equals(table.name())
                        ? new ModelReleaseRow.TableVersion(table.name(), version)
                        : other)
                .toList();
        writer().append(
                        ModelReleaseRow.TABLE,
                        List.of(new ModelReleaseRow(
                                "r2", ReleaseState.RELEASED, 2, named, first.parameters(), "passed", Instant.EPOCH)));
    }

    private long writeOldCameras() {
        return writer().replace(
                        Table.of("cameras", OldCamera.class, "scene_id", "camera_id"),
                        List.of(new OldCamera("s0", "camera_0", 320, 240, 300, 300, 160, 120, IDENTITY, 0.1, 100)));
    }

    private DeltaWriter writer() {
        return new DeltaWriter(data.resolve("warehouse"));
    }

    private DeltaTables tables() {
        return new DeltaTables(data.resolve("warehouse"));
    }
}
