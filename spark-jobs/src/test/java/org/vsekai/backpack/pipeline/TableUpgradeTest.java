package org.vsekai.backpack.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.Projection;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.SkeletonJointRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.Tables;

/** Tables as earlier versions made them, with rows in them, and a night of this version. */
class TableUpgradeTest {
    private static final List<Double> IDENTITY = List.of(1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0);
    private static final CameraRow CAMERA = new CameraRow("s1", "c1", 640, 480, 500, 500, 320, 240, IDENTITY, 0.1, 100);
    private static final CameraRow BENT = new CameraRow(
            "s2",
            "c1",
            Projection.ORTHOGRAPHIC,
            640,
            480,
            500,
            500,
            320,
            240,
            IDENTITY,
            0.1,
            100,
            0.1,
            0.2,
            0.3,
            0.4,
            0.5);
    private static final SkeletonJointRow JOINT = new SkeletonJointRow(
            "s1", "k1", "j1", Optional.empty(), Optional.empty(), IDENTITY, IDENTITY, Optional.empty());

    @TempDir
    Path data;

    private StageContext context;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void anEarlierVersionWasHere() throws IOException {
        var silent = Spark.context(data);
        context = new StageContext(
                silent.spark(),
                silent.warehouse(),
                silent.landing(),
                silent.home(),
                data,
                Settings.defaults(),
                new Listening());
        old(CameraRow.TABLE, List.of(CAMERA), "projection", "k1", "k2", "p1", "p2", "k3");
        old(SkeletonJointRow.TABLE, List.of(JOINT), "inverse_bind");
    }

    @Test
    void oldTablesGainWhatTheyLackAndTheirRowsAreWholeRecords() throws Exception {
        night();

        assertThat(records(CameraRow.TABLE)).containsExactly(CAMERA);
        assertThat(records(SkeletonJointRow.TABLE)).containsExactly(JOINT);
        assertThat(said)
                .containsExactlyInAnyOrder(
                        "table cameras of an earlier version gains projection, k1, k2, p1, p2, k3",
                        "table skeleton_joints of an earlier version gains inverse_bind");
    }

    @Test
    void theFilesThemselvesHoldTheValueAndTheSchemaTheDescription() throws Exception {
        night();

        var plain = Spark.session().read().format("delta").load(path(CameraRow.TABLE));
        assertThat(plain.where("k1 = 0 and k3 = 0").count()).isEqualTo(1);
        assertThat(plain.schema().apply("k1").getComment().get()).contains("OpenCV");
        assertThat(plain.schema().fieldNames())
                .hasSize(CameraRow.TABLE.columns().size());
    }

    @Test
    void newRowsGoInAndOldOnesCanBeChanged() throws Exception {
        night();

        var warehouse = context.warehouse();
        assertThat(warehouse.merge(CameraRow.TABLE, warehouse.dataset(CameraRow.TABLE, List.of(CAMERA, BENT))))
                .isEqualTo(1);
        assertThat(records(CameraRow.TABLE)).containsExactlyInAnyOrder(CAMERA, BENT);
        assertThat(warehouse.insertNew(
                        SkeletonJointRow.TABLE, warehouse.dataset(SkeletonJointRow.TABLE, List.of(JOINT))))
                .isZero();
    }

    @Test
    void eachTableChangesInOneCommitSoThatAKillFindsItOldOrNew() throws Exception {
        var before = versions();
        night();

        var after = versions();
        assertThat(after.get("cameras")).isEqualTo(before.get("cameras") + 1);
        assertThat(after.get("skeleton_joints")).isEqualTo(before.get("skeleton_joints") + 1);

        said.clear();
        night();
        assertThat(versions()).isEqualTo(after);
        assertThat(said).isEmpty();
    }

    @Test
    void afterAKillBetweenTwoTablesTheNextNightDoesTheOther() throws Exception {
        night();
        old(SkeletonJointRow.TABLE, List.of(JOINT), "inverse_bind");
        said.clear();

        night();

        assertThat(said).containsExactly("table skeleton_joints of an earlier version gains inverse_bind");
    }

    @Test
    void theSchemaIsFoundWhereTheWriterLeftNoNoteOfItToo() throws Exception {
        try (var files = Files.list(Path.of(path(CameraRow.TABLE), "_delta_log"))) {
            for (var file :
                    files.filter(file -> file.toString().endsWith(".crc")).toList()) {
                Files.delete(file);
            }
        }

        night();

        assertThat(records(CameraRow.TABLE)).containsExactly(CAMERA);
    }

    @Test
    void formerVersionsStayReadableAsRecordsToo() throws Exception {
        var before = context.warehouse().version(CameraRow.TABLE);
        night();

        var former = context.warehouse().read(CameraRow.TABLE, before);
        assertThat(context.warehouse().records(CameraRow.TABLE, former)).containsExactly(CAMERA);
    }

    @Test
    void whatTheRowsWereMadeFromIsStillKnown() throws Exception {
        lacking(CameraRow.TABLE, List.of(CAMERA), "projection", "k1", "k2", "p1", "p2", "k3")
                .write()
                .format("delta")
                .mode("overwrite")
                .option("userMetadata", "of yesterday")
                .save(path(CameraRow.TABLE));

        night();

        assertThat(new CommitNotes(context).isOn(CameraRow.TABLE, "of yesterday"))
                .isTrue();
    }

    @Test
    void columnsThatSayNothingOfOldRowsAreNoNewRows() throws Exception {
        var before = context.warehouse().dataVersion(SkeletonJointRow.TABLE);
        night();

        assertThat(context.warehouse().dataVersion(SkeletonJointRow.TABLE)).isEqualTo(before);
    }

    @Test
    void aColumnOfAnotherTypeStopsTheNightBeforeAnyTableIsTouched() throws Exception {
        remove(SceneRow.TABLE);
        create(SceneRow.TABLE, SparkRows.schema(SceneRow.TABLE).fields(), "triangle_count", "string");
        var before = versions();

        assertThatThrownBy(this::night)
                .isInstanceOf(OtherSchemaException.class)
                .hasMessageContaining("triangle_count of table scenes is of type string")
                .hasMessageContaining("wants int")
                .hasMessageContaining("read the landing zone anew");
        assertThat(versions()).isEqualTo(before);
    }

    @Test
    void aColumnThatNobodyKnowsStopsTheNight() throws Exception {
        Spark.session().sql("ALTER TABLE delta.`" + path(SceneRow.TABLE) + "` ADD COLUMNS (mood DOUBLE)");

        assertThatThrownBy(this::night)
                .hasMessageContaining("Table scenes has a column mood of type double")
                .hasMessageContaining("a newer one wrote it");
    }

    @Test
    void aColumnWhoseOldValueNobodyCanSayStopsTheNight() throws Exception {
        old(FrameRow.TABLE, List.of(), "content_hash");

        assertThatThrownBy(this::night).hasMessageContaining("Table frames has no column content_hash of type string");
    }

    private void night() throws StageFailedException {
        Runner.run(new Pipeline("night"), context, Clock.systemUTC());
    }

    private <R extends Record> void old(Table<R> table, List<R> rows, String... lacking) throws IOException {
        remove(table);
        create(
                table,
                Stream.of(SparkRows.schema(table).fields())
                        .filter(field -> !List.of(lacking).contains(field.name()))
                        .toArray(StructField[]::new),
                "",
                "");
        if (!rows.isEmpty()) {
            lacking(table, rows, lacking).write().format("delta").mode("append").save(path(table));
        }
    }

    private void create(Table<?> table, StructField[] fields, String other, String type) {
        var maker = DeltaTable.create(Spark.session()).location(path(table));
        for (var field : fields) {
            maker = field.name().equals(other)
                    ? maker.addColumn(other, type)
                    : maker.addColumn(field.name(), field.dataType(), field.nullable());
        }
        maker.execute();
    }

    private void remove(Table<?> table) throws IOException {
        FileUtils.deleteDirectory(Path.of(path(table)).toFile());
        org.apache.spark.sql.delta.DeltaLog.clearCache();
    }

    private <R extends Record> Dataset<Row> lacking(Table<R> table, List<R> rows, String... columns) {
        return context.warehouse().dataset(table, rows).drop(columns);
    }

    private String path(Table<?> table) {
        return context.warehouse().path(table);
    }

    private <R extends Record> List<R> records(Table<R> table) {
        return context.warehouse().records(table, context.warehouse().read(table));
    }

    private Map<String, Long> versions() {
        var versions = new TreeMap<String, Long>();
        Tables.all().stream()
                .filter(table -> !table.name().equals("stage_runs"))
                .forEach(table -> versions.put(table.name(), context.warehouse().version(table)));
        return versions;
    }

    private final class Listening implements Progress {
        @Override
        public void started(String stage) {}

        @Override
        public void says(String stage, String line) {
            said.add(line);
        }

        @Override
        public void finished(String stage, double seconds, String summary) {}
    }
}
