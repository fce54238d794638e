package org.vsekai.backpack.maintain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.table.EvaluatedUserRow;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.ModelReleaseRow.Parameter;
import org.vsekai.backpack.table.ReleaseState;

/** Five trainings, of which two released ones are kept; the fifth is in no release yet. */
class ForgetTest {
    @TempDir
    Path data;

    private StageContext context;

    @BeforeEach
    void trainFiveTimes() {
        context = Spark.context(data);
        var warehouse = context.warehouse();
        var releases = List.of(
                release(1, ReleaseState.RELEASED),
                release(2, ReleaseState.RELEASED),
                release(3, ReleaseState.REJECTED),
                release(4, ReleaseState.RELEASED));
        warehouse.append(ModelReleaseRow.TABLE, warehouse.dataset(ModelReleaseRow.TABLE, releases));
        var users = List.of(user(1), user(2), user(3), user(4), user(5));
        warehouse.append(EvaluatedUserRow.TABLE, warehouse.dataset(EvaluatedUserRow.TABLE, users));
    }

    @Test
    void evaluationsOfFormerAndRejectedTrainingsGoOnce() {
        var first = new Forget().run(context);
        long version = context.warehouse().version(EvaluatedUserRow.TABLE);
        var second = new Forget().run(context);

        assertThat(first.rowsOut()).isEqualTo(2);
        assertThat(trainings()).containsExactlyInAnyOrder("t2", "t4", "t5");
        assertThat(second.rowsOut()).isZero();
        assertThat(context.warehouse().version(EvaluatedUserRow.TABLE)).isEqualTo(version);
    }

    private List<String> trainings() {
        var warehouse = context.warehouse();
        return warehouse.records(EvaluatedUserRow.TABLE, warehouse.read(EvaluatedUserRow.TABLE)).stream()
                .map(EvaluatedUserRow::releaseId)
                .toList();
    }

    private static EvaluatedUserRow user(int training) {
        return new EvaluatedUserRow("t" + training, "als", "time", 0, 0.5);
    }

    private static ModelReleaseRow release(int number, ReleaseState state) {
        return new ModelReleaseRow(
                "r" + number,
                state,
                number,
                List.of(),
                List.of(new Parameter("training", "t" + number)),
                "",
                Instant.EPOCH);
    }
}
