package org.vsekai.backpack.recommend.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.experiment.Experiment;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.recommend.interactions.Deeds;
import org.vsekai.backpack.table.ExperimentMetricRow;
import org.vsekai.backpack.table.InteractionKind;
import org.vsekai.backpack.table.InteractionRow;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.PrivacyChoiceRow;
import org.vsekai.backpack.table.ReleaseState;
import org.vsekai.backpack.table.UserIndexRow;

class ExperimentStageTest {
    private static final Experiment EXPERIMENT = new Experiment(
            "colours",
            List.of(new Experiment.Variant("control", "live", 0.5), new Experiment.Variant("warm", "r2", 0.5)));
    private static final Instant BEGIN = Instant.parse("2026-02-01T00:00:00Z");
    private static final int USERS = 60;

    private final List<InteractionRow> interactions = new ArrayList<>();

    @Test
    void eachVariantsUsersAreCountedFromTheNewestReleaseThatItNames(@TempDir Path data) throws Exception {
        var context = Spark.context(data);
        var warehouse = context.warehouse();
        for (int user = 0; user < USERS; user++) {
            did(user, InteractionKind.BAG, BEGIN.minusSeconds(1));
            did(user, InteractionKind.IMPRESSION, BEGIN.plusSeconds(1));
            did(user, InteractionKind.LIKE, BEGIN.plusSeconds(2));
            if (isWarm(user)) {
                did(user, InteractionKind.BAG, BEGIN.plusSeconds(3));
            }
        }
        int refuser = 0;
        warehouse.append(InteractionRow.TABLE, warehouse.dataset(InteractionRow.TABLE, interactions));
        warehouse.append(UserIndexRow.TABLE, warehouse.dataset(UserIndexRow.TABLE, index()));
        warehouse.append(
                PrivacyChoiceRow.TABLE,
                warehouse.dataset(
                        PrivacyChoiceRow.TABLE, List.of(new PrivacyChoiceRow("p", "u" + refuser, false, BEGIN))));
        warehouse.append(
                ModelReleaseRow.TABLE,
                warehouse.dataset(
                        ModelReleaseRow.TABLE, List.of(release("r1", BEGIN.plusSeconds(9)), release("r2", BEGIN))));
        var stage = new ExperimentStage(EXPERIMENT, Deeds.settings());

        stage.run(context);

        var rows = warehouse.records(ExperimentMetricRow.TABLE, warehouse.read(ExperimentMetricRow.TABLE));
        var warm = of(rows, "warm");
        var control = of(rows, "control");
        assertThat(rows).hasSize(6).allSatisfy(row -> assertThat(row.experiment())
                .isEqualTo("colours"));
        assertThat(warm.get("interactions").value()).isEqualTo(2);
        assertThat(warm.get("strength").value()).isCloseTo(6, within(1e-12));
        assertThat(warm.get("bagged").value()).isEqualTo(1);
        assertThat(warm.get("bagged").low()).isLessThanOrEqualTo(1);
        assertThat(control.get("interactions").value()).isEqualTo(1);
        assertThat(control.get("bagged").value()).isZero();
        assertThat(warm.get("bagged").users() + control.get("bagged").users()).isEqualTo(USERS - 1);

        assertThat(stage.run(context).rowsOut()).as("once more changes nothing").isZero();
    }

    private static boolean isWarm(int user) {
        return EXPERIMENT.variant("u" + user).name().equals("warm");
    }

    private void did(int user, InteractionKind kind, Instant at) {
        interactions.add(new InteractionRow("e" + interactions.size(), "u" + user, "i", kind, 1, at));
    }

    private static List<UserIndexRow> index() {
        var rows = new ArrayList<UserIndexRow>();
        for (int user = 0; user < USERS; user++) {
            rows.add(new UserIndexRow("u" + user, user));
        }
        return rows;
    }

    private static ModelReleaseRow release(String id, Instant at) {
        return new ModelReleaseRow(id, ReleaseState.RELEASED, 1, List.of(), List.of(), "", at);
    }

    private static Map<String, ExperimentMetricRow> of(List<ExperimentMetricRow> rows, String variant) {
        return rows.stream()
                .filter(row -> row.variant().equals(variant))
                .collect(Collectors.toMap(ExperimentMetricRow::metric, Function.identity()));
    }
}
