package org.vsekai.backpack.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.frames.TestPicture.Shade;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.scene.Matrix4;
import org.vsekai.backpack.scene.Vector3;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.FrameRow.ViewParameter;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.Table;

/** One night with time for all: each frame for a reason of its own. Each test leaves the tables as they were. */
class FilterFramesTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final FilterFrames STAGE = new FilterFrames();

    @TempDir
    static Path data;

    private static final List<FrameRow> frames = new ArrayList<>();
    private static StageContext context;
    private static StageResult result;

    @BeforeAll
    static void filterAll() throws IOException {
        var settings =
                Files.writeString(data.resolve("small-waves.conf"), "backpack.frames.filter.frames-per-wave = 5");
        context = Spark.context(data, Settings.load(settings));
        cameras();
        frame("good", "Eye", 0, TestPicture.blocks(1, 60));
        frame("again", "Eye", 1, TestPicture.blocks(1, 60));
        frame("later", "Eye", 30, TestPicture.blocks(1, 60));
        frame("other", "Side", 0, TestPicture.blocks(1, 60));
        frame("black", "Eye", 100, TestPicture.plain(0));
        frame("white", "Eye", 110, TestPicture.plain(255));
        frame("ends", "Eye", 120, (x, y) -> x % 5 == 0 ? 255 : 0);
        frame("smooth", "Eye", 130, TestPicture.smooth());
        frame("away", "Away", 0, TestPicture.blocks(2, 60));
        frame("turning", "Eye", 140, TestPicture.blocks(3, 60), turning(2.0));
        frame("steady", "Eye", 150, TestPicture.blocks(4, 60), turning(0.2));
        frame("unplaced", "Phone", 0, TestPicture.blocks(5, 60));
        Files.writeString(file("broken"), "no picture");
        frames.add(row("broken", "Eye", 160, List.of()));
        frames.add(row("gone", "Eye", 170, List.of()));
        put(FrameRow.TABLE, frames);
        result = STAGE.run(context);
    }

    /** A box before the cameras Eye and Side; Away looks the other way, and of Phone nothing is known. */
    private static void cameras() {
        var ahead = Matrix4.IDENTITY;
        var back = Matrix4.rowMajor(-1, 0, 0, 0, 0, 1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1);
        put(CameraRow.TABLE, List.of(camera("Eye", ahead), camera("Side", ahead), camera("Away", back)));
        var place = Matrix4.translation(new Vector3(0, 0, -5)).toList();
        var box = new SceneNodeRow(
                "s1", "box", place, List.of(-1.0, -1.0, -6.0), List.of(1.0, 1.0, -4.0), 12, Optional.empty());
        put(SceneNodeRow.TABLE, List.of(box));
    }

    private static CameraRow camera(String id, Matrix4 place) {
        return new CameraRow("s1", id, 320, 240, 250, 250, 160, 120, place.toList(), 0.1, 100);
    }

    /** With a focal length of 250 pixels and a tenth of a second, 25 pixels for each radian per second. */
    private static List<ViewParameter> turning(double speed) {
        return List.of(new ViewParameter("angular_speed", speed), new ViewParameter("exposure_seconds", 0.1));
    }

    private static void frame(String name, String camera, int second, Shade shade) throws IOException {
        frame(name, camera, second, shade, List.of());
    }

    private static void frame(String name, String camera, int second, Shade shade, List<ViewParameter> parameters)
            throws IOException {
        TestPicture.write(file(name), shade);
        frames.add(row(name, camera, second, parameters));
    }

    private static FrameRow row(String name, String camera, int second, List<ViewParameter> parameters) {
        return new FrameRow(
                name,
                "s1",
                camera,
                NOON.plusSeconds(second),
                "scenes/s1/" + name + ".png",
                "00ff",
                320,
                240,
                parameters,
                false,
                Optional.empty());
    }

    private static Path file(String name) {
        return context.landing().sceneFolder("s1").resolve(name + ".png");
    }

    @Test
    void whatIsGoodIsKept() {
        assertThat(records(FrameRow.TABLE))
                .filteredOn(FrameRow::kept)
                .extracting(FrameRow::frameId)
                .containsExactlyInAnyOrder("good", "later", "other", "steady", "unplaced");
    }

    @Test
    void whatIsNotSaysWhyInWords() {
        var reasons = records(FrameRow.TABLE).stream()
                .filter(frame -> !frame.kept())
                .collect(Collectors.toMap(
                        FrameRow::frameId, frame -> frame.filterReason().orElseThrow()));

        assertThat(reasons.get("smooth")).startsWith("blurred: sharpness 1.").endsWith(" under 2");
        reasons.remove("smooth");
        assertThat(reasons)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "again",
                        "near-duplicate: 0 of 64 bits differ from good, 1 s apart; alike are 0 bits within 2 s",
                        "black",
                        "too dark: brightness 0 under 0.01",
                        "white",
                        "too bright: brightness 1 over 0.99",
                        "ends",
                        "clipped: share of black and white pixels 1 over 0.98",
                        "away",
                        "nothing in view: nodes 0 under 1",
                        "turning",
                        "moving: pixels of motion 50 over 20",
                        "broken",
                        "unreadable: the file begins as neither PNG nor JPEG nor WebP does; send one of these",
                        "gone",
                        "unreadable: there is no file gone.png"));
    }

    @Test
    void theMeasuresStandOnTheFrame() {
        var byId = records(FrameRow.TABLE).stream().collect(Collectors.toMap(FrameRow::frameId, Function.identity()));
        var steady = byId.get("steady").measures().orElseThrow();

        assertThat(steady.motionPixels()).contains(5.0);
        assertThat(steady.nodesInView()).contains(1);
        assertThat(steady.sharpness()).isGreaterThan(60);
        assertThat(steady.brightness()).isBetween(0.4, 0.6);
        assertThat(byId.get("steady").strictness()).contains(0.0);
        assertThat(byId.get("unplaced").measures().orElseThrow().nodesInView()).isEmpty();
        assertThat(byId.get("good").measures().orElseThrow().motionPixels()).isEmpty();
        assertThat(byId.get("broken").measures()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsRejectedOnce() {
        assertThat(records(RejectRow.TABLE))
                .extracting(RejectRow::stage, RejectRow::source, RejectRow::reason)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("frames/filter", "scenes/s1/broken.png", "not_a_picture"),
                        org.assertj.core.groups.Tuple.tuple("frames/filter", "scenes/s1/gone.png", "missing_file"));
    }

    @Test
    void theResultTellsTheOperatorWhatWasDoneAndWhatThereIsTimeFor() {
        assertThat(result.summary())
                .isEqualTo("12 frames measured, 2 unreadable; 5 kept, 1 too dark, 1 too bright, 1 clipped, 1 blurred,"
                        + " 1 moving, 1 nothing in view, 1 near-duplicate; strictness 0.000, budget 115,200 frames in"
                        + " 240 min at 8.0/s");
    }

    @Test
    void aSecondRunChangesNothing() {
        long before = context.warehouse().version(FrameRow.TABLE);

        var again = STAGE.run(context);

        assertThat(again.rowsOut()).isZero();
        assertThat(again.summary()).startsWith("0 frames measured; 5 kept");
        assertThat(context.warehouse().version(FrameRow.TABLE)).isEqualTo(before);
    }

    @Test
    void aKillBeforeTheRejectsEndsInTheSameRows() {
        var before = records(FrameRow.TABLE);
        var rejects = records(RejectRow.TABLE);
        context.warehouse().overwrite(RejectRow.TABLE, context.warehouse().dataset(RejectRow.TABLE, List.of()));

        STAGE.run(context);

        assertThat(records(RejectRow.TABLE)).containsExactlyInAnyOrderElementsOf(rejects);
        assertThat(records(FrameRow.TABLE)).containsExactlyInAnyOrderElementsOf(before);
    }

    private static <R extends Record> void put(Table<R> table, List<R> rows) {
        context.warehouse().insertNew(table, context.warehouse().dataset(table, rows));
    }

    private static <R extends Record> List<R> records(Table<R> table) {
        return context.warehouse().records(table, context.warehouse().read(table));
    }
}
