package org.vsekai.backpack.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.recommend.training.FactorTables;
import org.vsekai.backpack.table.InteractionRow;
import org.vsekai.backpack.table.ParameterTrialRow;

/** A search of four candidates, two of which cannot win: a penalty of 1000 leaves nothing of the factors. */
@Tag("slow")
class SearchTest {
    private static final String SEARCH = """
            backpack.recommend {
              factorization { rank = 4, iterations = 4 }
              search {
                trials = 4, method = grid, first-iterations = 1, divisor = 2
                ranks = [4, 8], regularisations = [0.05, 1000], alphas = [2]
              }
            }
            """;

    @Test
    void theNightTrainsWithTheBestOfTheTrialsAndSearchesOnce(@TempDir Path folder) throws Exception {
        var settings = Settings.load(Files.writeString(folder.resolve("backpack.conf"), SEARCH));
        var world = Spark.context(folder, settings);
        world.warehouse()
                .insertNew(
                        InteractionRow.TABLE,
                        world.warehouse().dataset(InteractionRow.TABLE, PlantedWorld.interactions(200, 100, 5)));
        var stages = Recommend.pipeline(settings).stages();
        stages.get(0).run(world);

        stages.get(1).run(world);
        var trials = trials(world);
        long version = world.warehouse().version(ParameterTrialRow.TABLE);
        var again = stages.get(1).run(world);
        long versionAgain = world.warehouse().version(ParameterTrialRow.TABLE);
        stages.get(2).run(world);

        assertThat(trials).hasSize(4);
        assertThat(trials)
                .filteredOn(trial -> trial.state().equals("completed"))
                .hasSize(1)
                .allSatisfy(trial -> assertThat(trial.iterations()).isEqualTo(4));
        var best = trials.stream()
                .filter(trial -> trial.state().equals("completed"))
                .max(Comparator.comparingDouble(ParameterTrialRow::ndcg))
                .orElseThrow();
        assertThat(trials)
                .filteredOn(trial -> value(trial, "reg").equals("1000.0"))
                .allSatisfy(trial -> assertThat(trial.ndcg()).isLessThan(best.ndcg()));
        assertThat(again.summary()).isEqualTo("this search has been run");
        assertThat(versionAgain).isEqualTo(version);
        assertThat(new FactorTables(world).training().orElseThrow().parameters())
                .containsEntry("rank", value(best, "rank"))
                .containsEntry("reg", "0.05")
                .containsEntry("alpha", "2.0")
                .containsEntry("estimator", "implicit_factorization");
    }

    private static List<ParameterTrialRow> trials(StageContext world) {
        return world.warehouse()
                .records(ParameterTrialRow.TABLE, world.warehouse().read(ParameterTrialRow.TABLE));
    }

    private static String value(ParameterTrialRow trial, String name) {
        return trial.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(parameter -> parameter.value())
                .findFirst()
                .orElseThrow();
    }
}
