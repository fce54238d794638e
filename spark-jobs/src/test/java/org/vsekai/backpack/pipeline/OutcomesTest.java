package org.vsekai.backpack.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.spark.SparkEnv;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.PrivacyChoiceRow;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.Table;

/** One look at each thing gives the rows of several tables. */
class OutcomesTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00.123456Z");
    private static final List<Table<?>> TABLES = List.of(RejectRow.TABLE, PrivacyChoiceRow.TABLE, FrameRow.TABLE);

    private final Warehouse warehouse = new Warehouse(Spark.session(), "nowhere");

    @Test
    void eachTableGetsItsRowsOfAllThings() {
        var things = Spark.session().range(0, 7, 1, 3).toDF();
        try (var outcomes = Outcomes.of(TABLES, things, OutcomesTest::look)) {
            assertThat(outcomes.count()).isEqualTo(7);
            assertThat(warehouse.records(PrivacyChoiceRow.TABLE, outcomes.rows(PrivacyChoiceRow.TABLE)))
                    .containsExactlyInAnyOrder(
                            choice(0), choice(1), choice(2), choice(3), choice(4), choice(5), choice(6));
            assertThat(warehouse.records(FrameRow.TABLE, outcomes.rows(FrameRow.TABLE)))
                    .containsExactlyInAnyOrder(frame(4), frame(5), frame(6));
            assertThat(outcomes.rows(RejectRow.TABLE).isEmpty()).isTrue();
        }
    }

    @Test
    void aThingIsLookedAtOnceHoweverManyTablesAreRead() {
        var looks = Spark.session().sparkContext().longAccumulator();
        var things = Spark.session()
                .createDataset(List.of("a", "b"), Encoders.STRING())
                .toDF();
        try (var outcomes = Outcomes.of(TABLES, things, rows -> {
            Iterable<Row> all = () -> rows;
            return StreamSupport.stream(all.spliterator(), false)
                    .map(row -> {
                        looks.add(1);
                        return new Outcome(TABLES).row();
                    })
                    .iterator();
        })) {
            assertThat(outcomes.count()).isEqualTo(2);
            TABLES.forEach(table -> assertThat(outcomes.rows(table).isEmpty()).isTrue());
        }
        assertThat(looks.value()).isEqualTo(2);
    }

    /** Where memory is short Spark writes them to disk. */
    @Test
    void anOutcomeIsTheSameAfterItWasOnDisk() {
        var serializer = SparkEnv.get().serializer().newInstance();
        var tag = scala.reflect.ClassTag$.MODULE$.<Row>apply(Row.class);
        var outcome = new Outcome(TABLES).add(FrameRow.TABLE, frame(1)).add(PrivacyChoiceRow.TABLE, choice(1));

        Row read = serializer.deserialize(serializer.serialize(outcome.row(), tag), tag);

        var frames = Spark.session()
                .createDataFrame(List.of((Row) read.<Object[]>getAs(2)[0]), SparkRows.schema(FrameRow.TABLE));
        assertThat(warehouse.records(FrameRow.TABLE, frames)).containsExactly(frame(1));
        assertThat(serializer.getClass().getName()).contains("Kryo");
    }

    private static Iterator<Row> look(Iterator<Row> things) {
        Iterable<Row> all = () -> things;
        return StreamSupport.stream(all.spliterator(), false)
                .map(thing -> {
                    int number = Math.toIntExact(thing.getLong(0));
                    var outcome = new Outcome(TABLES).add(PrivacyChoiceRow.TABLE, choice(number));
                    return (number > 3 ? outcome.add(FrameRow.TABLE, frame(number)) : outcome).row();
                })
                .iterator();
    }

    private static PrivacyChoiceRow choice(int number) {
        return new PrivacyChoiceRow("event" + number, "anna", number % 2 == 0, NOON);
    }

    private static FrameRow frame(int number) {
        return new FrameRow(
                "frame" + number,
                "scene",
                "camera",
                NOON,
                "scenes/scene/" + number + ".png",
                "hash",
                640,
                480,
                List.of(new FrameRow.ViewParameter("exposure", number)),
                true,
                Optional.of("sharp"));
    }
}
