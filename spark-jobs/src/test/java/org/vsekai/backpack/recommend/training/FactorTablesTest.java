package org.vsekai.backpack.recommend.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.recommend.factorization.Factors;
import org.vsekai.backpack.table.FactorRow;

/** What a training starts from, whatever a kill left. */
@Tag("slow")
class FactorTablesTest {
    private static final Training FIRST = training("first", "2");
    private static final Training SECOND = training("second", "2");

    @TempDir
    Path folder;

    @Test
    void aTrainingStartsFromTheOneBeforeHoweverFarItHadCome() {
        var context = Spark.context(folder);
        var tables = new FactorTables(context);
        assertThat(tables.before(FIRST)).isEmpty();

        tables.write(FIRST, factors(context, 1));
        assertThat(tables.before(FIRST)).as("there was nothing before it").isEmpty();
        assertStartsAt(1, tables.before(SECOND).orElseThrow());

        tables.write(FactorRow.USER_FACTORS, SECOND.note(), rows(context, 2));
        assertStartsAt(1, tables.before(SECOND).orElseThrow());
        assertThat(tables.before(training("third", "2")))
                .as("users and items of different trainings do not belong together")
                .isEmpty();

        tables.write(SECOND, factors(context, 2));
        assertStartsAt(1, tables.before(SECOND).orElseThrow());
        assertStartsAt(2, tables.before(FIRST).orElseThrow());
        assertThat(tables.before(training("wider", "3")))
                .as("factors of another length are no start")
                .isEmpty();
    }

    private static void assertStartsAt(float value, Factors factors) {
        assertThat(factors.users().head().<Float>getList(1)).containsExactly(value, value);
        assertThat(factors.items().head().<Float>getList(1)).containsExactly(value, value);
    }

    private static Training training(String id, String rank) {
        return new Training(id, Map.of("rank", rank));
    }

    private static Factors factors(StageContext context, float value) {
        return new Factors(rows(context, value), rows(context, value));
    }

    private static Dataset<Row> rows(StageContext context, float value) {
        return context.warehouse().dataset(FactorRow.USER_FACTORS, List.of(new FactorRow(0, List.of(value, value))));
    }
}
