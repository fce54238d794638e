package org.vsekai.backpack.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.pipeline.Pipeline;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.table.AnnotationRow;
import org.vsekai.backpack.table.AttemptRow;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.ExperimentMetricRow;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.NeighbourRow;
import org.vsekai.backpack.table.PrivacyChoiceRow;
import org.vsekai.backpack.table.QuadRow;
import org.vsekai.backpack.table.RecommendedItemsRow;
import org.vsekai.backpack.table.RunState;
import org.vsekai.backpack.table.SceneObjectRow;
import org.vsekai.backpack.table.ScenePoseRow;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.StageRunRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.Tables;
import org.vsekai.backpack.table.UserIndexRow;

/**
 * One night after the other is killed, each in the next stage, all in the same folder; then a whole one is left to end.
 * What is there then is what a night that nobody disturbed leaves. To save time, a night that is to be killed runs only
 * the part of the stage before, which it has to finish, and that of its own stage.
 */
@Tag("slow")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class KilledNightTest {
    /** In the order of the night: a stage is killed as soon as it starts, or between two of its commits. */
    private static final List<Kill> KILLS = List.of(
            Kill.afterCommitTo(ItemRow.TABLE, "nothing yet: the tables are being made"),
            Kill.afterCommitTo(CameraRow.TABLE, "nightly/ingest/scenes"),
            Kill.afterCommitTo(ItemRow.TABLE, "nightly/ingest/events"),
            Kill.afterCommitTo(CameraRow.TABLE, "nightly/frames/render"),
            Kill.afterCommitTo(FrameRow.TABLE, "nightly/frames/filter"),
            Kill.afterCommitTo(DetectionRow.TABLE, "nightly/perceive/detect"),
            Kill.afterCommitTo(AttemptRow.TABLE, "nightly/perceive/detect-person-pose"),
            Kill.atTheStart("nightly/perceive/detect-person-pose-embed"),
            Kill.atTheStart("nightly/perceive/embed"),
            Kill.atTheStart("nightly/relate/classes"),
            Kill.atTheStart("nightly/relate/attributes"),
            Kill.afterCommitTo(SceneObjectRow.TABLE, "nightly/relate/objects"),
            Kill.afterCommitTo(ScenePoseRow.TABLE, "nightly/relate/poses"),
            Kill.atTheStart("nightly/relate/features"),
            Kill.afterCommitTo(QuadRow.TABLE, "nightly/relate/graph"),
            Kill.afterCommitTo(UserIndexRow.TABLE, "nightly/recommend/index"),
            Kill.atTheStart("nightly/recommend/search"),
            Kill.afterCommitTo(FactorRow.USER_FACTORS, "nightly/recommend/train"),
            Kill.afterCommitTo(NeighbourRow.ITEM_NEIGHBOURS, "nightly/recommend/neighbours"),
            Kill.atTheStart("nightly/recommend/content"),
            Kill.atTheStart("nightly/recommend/trends"),
            Kill.atTheStart("nightly/recommend/publish"),
            Kill.afterCommitTo(RecommendedItemsRow.TABLE, "nightly/recommend/lists"),
            Kill.atTheStart("nightly/measure/detections"),
            Kill.atTheStart("nightly/measure/throughput"),
            Kill.atTheStart("nightly/maintain/forget"),
            Kill.afterCommitTo(DetectionRow.TABLE, "nightly/maintain/compact"),
            Kill.atTheStart("nightly/maintain/vacuum"));

    /**
     * What no night writes without an experiment, a choice of privacy, a maker whose items nobody has met, tasks that are
     * switched off; and what holds nothing once the night has come to its end.
     */
    private static final Set<Table<?>> OF_OTHER_WORLDS = Set.of(
            ExperimentMetricRow.TABLE,
            PrivacyChoiceRow.TABLE,
            FactorRow.PREDICTED_USER_FACTORS,
            AnnotationRow.TABLE,
            AttemptRow.TABLE);

    @TempDir
    static Path data;

    private static Contents undisturbed;
    private static Contents contents;
    private static Warehouse warehouse;
    private static List<StageRunRow> runs;

    /** Where a night dies: in this stage, after it has committed to the table or at once. */
    private record Kill(String stage, java.util.Optional<Table<?>> table) {
        static Kill atTheStart(String stage) {
            return new Kill(stage, java.util.Optional.empty());
        }

        static Kill afterCommitTo(Table<?> table, String stage) {
            return new Kill(stage, java.util.Optional.of(table));
        }

        boolean isInAStage() {
            return stage.startsWith("nightly/");
        }

        /** The second part of its path, which the command line takes. */
        String part() {
            return Path.of(stage).getName(1).toString();
        }
    }

    @BeforeAll
    static void killOneNightAfterTheOther() throws Exception {
        var first = FirstNight.shared();
        undisturbed = first.contents();
        first.copyLanding(data);
        die(KILLS.get(0));
        die(KILLS.get(1));
        for (int i = 2; i < KILLS.size(); i++) {
            die(
                    KILLS.get(i),
                    "--only",
                    KILLS.get(i - 1).part() + "," + KILLS.get(i).part());
        }
        NightProcess.run(data);
        warehouse = Spark.contextOf(data, Settings.defaults()).warehouse();
        contents = Contents.of(warehouse);
        runs = warehouse.records(StageRunRow.TABLE, warehouse.read(StageRunRow.TABLE));
    }

    private static void die(Kill kill, String... arguments) throws IOException, InterruptedException {
        try (var night = NightProcess.start(data, arguments)) {
            if (kill.isInAStage()) {
                night.awaitStart(kill.stage());
            }
            if (kill.table().isPresent()) {
                var table = kill.table().get();
                long before = commits(table);
                night.awaitThat("a commit to " + table, () -> commits(table) > before);
            }
            night.kill();
        }
    }

    private static long commits(Table<?> table) {
        var log = data.resolve("warehouse").resolve(table.name()).resolve("_delta_log");
        if (!Files.isDirectory(log)) {
            return 0;
        }
        try (var files = Files.list(log)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d{20}\\.json"))
                    .count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void everyStageOfTheNightWasKilled() {
        var killed = KILLS.stream().filter(Kill::isInAStage).map(Kill::stage).collect(Collectors.toSet());

        assertThat(killed).isEqualTo(leaves(Night.pipeline(Settings.defaults()), "nightly"));
    }

    @Test
    void everyTableEndsAsIfNobodyHadDisturbedTheNight() {
        SameTables.require(contents, undisturbed, "after a kill in each stage");
    }

    @Test
    void theWorldWasNotTooSmallToShowAnything() {
        assertThat(Tables.all())
                .filteredOn(table -> table != StageRunRow.TABLE && !OF_OTHER_WORLDS.contains(table))
                .filteredOn(table -> undisturbed.rows(table).isEmpty())
                .isEmpty();
    }

    @Test
    void theReleaseNamesTheTablesAsTheyAreAfterCompaction() {
        var release = warehouse
                .records(ModelReleaseRow.TABLE, warehouse.read(ModelReleaseRow.TABLE))
                .get(0);

        assertThat(warehouse.compactedVersion(DetectionRow.TABLE)).isPositive();
        assertThat(release.tables())
                .allSatisfy(
                        named -> assertThat(named.version()).as(named.table()).isEqualTo(version(named.table())));
    }

    private static long version(String name) {
        return Tables.all().stream()
                .filter(table -> table.name().equals(name))
                .mapToLong(warehouse::version)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theLedgerTellsOfEachKillAndOfTheAttemptAfterIt() {
        Map<String, Long> kills = KILLS.stream()
                .filter(Kill::isInAStage)
                .collect(Collectors.groupingBy(Kill::stage, Collectors.counting()));

        assertThat(kills).allSatisfy((stage, times) -> {
            assertThat(ofStage(stage, RunState.RETRYABLE))
                    .hasSize(times.intValue())
                    .allSatisfy(run -> assertThat(run.error()).isPresent());
            assertThat(ofStage(stage, RunState.COMPLETED))
                    .extracting(StageRunRow::attempt)
                    .contains(times.intValue() + 1);
        });
    }

    @Test
    void noRunIsLeftExecutingAndEachKnowsTheRunThatItIsPartOf() {
        var ids = runs.stream().map(StageRunRow::runId).toList();

        assertThat(runs)
                .filteredOn(run -> !run.stage().startsWith(StageRunRow.ofUpload("")))
                .extracting(StageRunRow::state)
                .containsOnly(RunState.COMPLETED, RunState.RETRYABLE);
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        assertThat(runs).allSatisfy(run -> assertThat(ids)
                .containsAll(run.parentRunId().stream().toList()));
    }

    @Test
    void eachUploadIsInTheLedgerOnceReadOrRefused() {
        var uploads = runs.stream()
                .filter(run -> run.stage().startsWith(StageRunRow.ofUpload("")))
                .toList();

        assertThat(uploads).extracting(StageRunRow::stage).doesNotHaveDuplicates();
        assertThat(uploads)
                .filteredOn(run -> run.state() == RunState.COMPLETED)
                .extracting(
                        run -> run.stage().substring(StageRunRow.ofUpload("").length()))
                .containsExactlyInAnyOrderElementsOf(
                        warehouse.records(SceneRow.TABLE, warehouse.read(SceneRow.TABLE)).stream()
                                .map(SceneRow::sceneId)
                                .toList());
        assertThat(uploads)
                .filteredOn(run -> run.state() != RunState.COMPLETED)
                .isNotEmpty()
                .allSatisfy(run -> {
                    assertThat(run.state()).isEqualTo(RunState.DISCARDED);
                    assertThat(run.error()).isPresent();
                });
    }

    private static List<StageRunRow> ofStage(String stage, RunState state) {
        return runs.stream()
                .filter(run -> run.stage().equals(stage) && run.state() == state)
                .toList();
    }

    private static Set<String> leaves(Stage stage, String path) {
        if (stage instanceof Pipeline pipeline) {
            return pipeline.stages().stream()
                    .flatMap(child -> leaves(child, path + "/" + child.name()).stream())
                    .collect(Collectors.toSet());
        }
        return Stream.of(path).collect(Collectors.toSet());
    }
}
