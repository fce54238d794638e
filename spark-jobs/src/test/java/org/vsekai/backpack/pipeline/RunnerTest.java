package org.vsekai.backpack.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.table.ClassAncestorRow;
import org.vsekai.backpack.table.RunState;
import org.vsekai.backpack.table.StageRunRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.UserIndexRow;

class RunnerTest {
    @TempDir
    Path data;

    private StageContext context;
    private final List<String> ran = new ArrayList<>();

    /** What a stage of these tests does. */
    private interface Work {
        void run() throws Exception;
    }

    private final class SampleStage implements Stage {
        private final String name;
        private final List<Table<?>> inputs;
        private final Work work;

        SampleStage(String name, List<Table<?>> inputs, Work work) {
            this.name = name;
            this.inputs = inputs;
            this.work = work;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<Table<?>> inputs() {
            return inputs;
        }

        @Override
        public StageResult run(StageContext context) throws Exception {
            ran.add(name);
            work.run();
            return new StageResult(2, 1, "done");
        }
    }

    @BeforeEach
    void setUp() {
        context = Spark.context(data);
    }

    @Test
    void eachRunAtEachDepthIsInTheLedgerWithItsParent() throws Exception {
        run(new Pipeline("inner", stage("one"), stage("two")));

        var runs = ledger();

        assertThat(runs)
                .extracting(StageRunRow::stage)
                .containsExactly("night", "night/inner", "night/inner/one", "night/inner/two");
        assertThat(runs).extracting(StageRunRow::state).containsOnly(RunState.COMPLETED);
        assertThat(runs.get(1).parentRunId()).contains(runs.get(0).runId());
        assertThat(runs.get(3).parentRunId()).contains(runs.get(1).runId());
        assertThat(runs.get(0).rowsIn()).isEqualTo(4);
        assertThat(runs.get(0).rowsOut()).isEqualTo(2);
    }

    @Test
    void aStageWithInputsIsSkippedUntilOneOfThemHasNewRows() throws Exception {
        var stage = new SampleStage("reader", List.of(UserIndexRow.TABLE), () -> {});
        run(stage);
        run(stage);
        assertThat(ran).hasSize(1);

        context.warehouse()
                .insertNew(
                        UserIndexRow.TABLE,
                        context.warehouse().dataset(UserIndexRow.TABLE, List.of(new UserIndexRow("u", 0))));
        run(stage);
        assertThat(ran).hasSize(2);

        io.delta.tables.DeltaTable.forPath(Spark.session(), context.warehouse().path(UserIndexRow.TABLE))
                .optimize()
                .executeCompaction();
        run(stage);
        assertThat(ran).as("compaction is no new row").hasSize(2);
    }

    @Test
    void aFailedStageIsRetryableAndItsNextRunIsTheSecondAttempt() throws Exception {
        assertThatThrownBy(() -> run(failing("broken", "the disk is full")))
                .isInstanceOf(StageFailedException.class)
                .hasMessageContaining("night/broken")
                .hasMessageContaining("the disk is full");
        assertThat(ledger())
                .filteredOn(run -> run.stage().equals("night/broken"))
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.state()).isEqualTo(RunState.RETRYABLE);
                    assertThat(run.error().orElseThrow()).contains("the disk is full");
                });

        run(stage("broken"));

        assertThat(ledger())
                .filteredOn(run -> run.stage().equals("night/broken") && run.attempt() == 2)
                .singleElement()
                .extracting(StageRunRow::state)
                .isEqualTo(RunState.COMPLETED);
    }

    @Test
    void whatAKillLeftExecutingIsRetryableToTheNextNight() throws Exception {
        var killed = Ledger.open(context.warehouse(), data, Clock.systemUTC());
        killed.begin(java.util.Optional.empty(), "night/one", "");
        killed.announce();

        run(stage("one"));

        assertThat(ledger())
                .filteredOn(run -> run.stage().equals("night/one"))
                .extracting(StageRunRow::state, StageRunRow::attempt)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(RunState.RETRYABLE, 1),
                        org.assertj.core.groups.Tuple.tuple(RunState.COMPLETED, 2));
    }

    @Test
    void aRunThatEndedJustBeforeAKillIsNotForgotten() throws Exception {
        var killed = Ledger.open(context.warehouse(), data, Clock.systemUTC());
        var ended = killed.begin(java.util.Optional.empty(), "night/one", "");
        killed.complete(ended, new StageResult(2, 1, "done"));
        killed.begin(java.util.Optional.empty(), "night/two", "");
        killed.announce();

        run(stage("two"));
        run(stage("one"));

        assertThat(ledger())
                .filteredOn(run -> run.stage().equals("night/one"))
                .extracting(StageRunRow::state, StageRunRow::attempt, StageRunRow::summary)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(RunState.COMPLETED, 1, "done"),
                        org.assertj.core.groups.Tuple.tuple(RunState.COMPLETED, 1, "done"));
    }

    @Test
    void aTableThatAKillCutOffBeforeItsFirstCommitIsMadeAnew() throws Exception {
        var folder = Path.of(context.warehouse().path(UserIndexRow.TABLE));
        FileUtils.deleteDirectory(folder.toFile());
        Files.createDirectories(folder.resolve("_delta_log/_staged_commits"));
        Files.writeString(folder.resolve("_delta_log/.00000000000000000000.json.cut-off.tmp"), "{");

        run(stage("one"));

        assertThat(context.warehouse().read(UserIndexRow.TABLE).count()).isZero();
    }

    @Test
    void mergingTheSameRowsAgainMakesNoNewVersion() {
        var warehouse = context.warehouse();
        var rows = warehouse.dataset(
                ClassAncestorRow.TABLE, List.of(new ClassAncestorRow("a", "a", 0), new ClassAncestorRow("a", "b", 1)));
        assertThat(warehouse.merge(ClassAncestorRow.TABLE, rows)).isEqualTo(2);
        var version = warehouse.version(ClassAncestorRow.TABLE);

        assertThat(warehouse.merge(ClassAncestorRow.TABLE, rows)).isZero();
        assertThat(warehouse.insertNew(ClassAncestorRow.TABLE, rows)).isZero();

        assertThat(warehouse.version(ClassAncestorRow.TABLE)).isEqualTo(version);
    }

    @Test
    void anUnknownStageIsRefusedWithTheNamesThatThereAre() {
        assertThatThrownBy(() -> new Pipeline("night", stage("one")).only(java.util.Set.of("oen")))
                .hasMessageContaining("oen")
                .hasMessageContaining("the stages are one");
    }

    private SampleStage stage(String name) {
        return new SampleStage(name, List.of(), () -> {});
    }

    private SampleStage failing(String name, String message) {
        return new SampleStage(name, List.of(), () -> {
            throw new java.io.IOException(message);
        });
    }

    private void run(Stage stage) throws StageFailedException {
        Runner.run(new Pipeline("night", stage), context, Clock.systemUTC());
    }

    private List<StageRunRow> ledger() {
        return context
                .warehouse()
                .records(StageRunRow.TABLE, context.warehouse().read(StageRunRow.TABLE))
                .stream()
                .sorted(java.util.Comparator.comparing(StageRunRow::startedAt))
                .toList();
    }
}
