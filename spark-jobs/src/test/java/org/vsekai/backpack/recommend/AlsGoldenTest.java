package org.vsekai.backpack.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.recommend.evaluation.Evaluation;
import org.vsekai.backpack.recommend.evaluation.Split;
import org.vsekai.backpack.recommend.evaluation.SplitKind;
import org.vsekai.backpack.recommend.evaluation.Tally;
import org.vsekai.backpack.recommend.factorization.Checkpoints;
import org.vsekai.backpack.recommend.factorization.Factors;
import org.vsekai.backpack.recommend.interactions.DenseIndex;
import org.vsekai.backpack.recommend.interactions.Strengths;
import org.vsekai.backpack.table.InteractionRow;
import org.vsekai.backpack.table.ItemIndexRow;
import org.vsekai.backpack.table.UserIndexRow;

/**
 * The default settings on a world of the demo's size with planted taste: far better than popularity, and as good as an
 * ALS in numpy on the same split. System property {@code backpack.golden} names the Python to run that with; without it,
 * that of {@code .venv/golden} is used where there is one.
 */
@Tag("slow")
class AlsGoldenTest {
    private static final Path HOME = Path.of(System.getProperty("backpack.home"));
    private static final Path SCRIPT = HOME.resolve("spark-jobs/src/test/python/als_golden.py");
    private static final RecommendSettings SETTINGS =
            Settings.defaults().bind("backpack.recommend", RecommendSettings.class);

    @TempDir
    static Path folder;

    private static Split split;
    private static Map<String, Double> als;
    private static Map<String, Double> popularity;

    @BeforeAll
    static void evaluate() throws IOException {
        var warehouse = Spark.context(folder).warehouse();
        var interactions = warehouse.dataset(InteractionRow.TABLE, PlantedWorld.interactions(2_000, 1_000, 11));
        var users = DenseIndex.USERS.additions(interactions, warehouse.read(UserIndexRow.TABLE));
        var items = DenseIndex.ITEMS.additions(interactions, warehouse.read(ItemIndexRow.TABLE));
        var weighted = Strengths.weighted(interactions, users, items, SETTINGS.interactions());
        split = SETTINGS.training().split(SplitKind.TIME, weighted).persist();
        try (var checkpoints = Checkpoints.in(Spark.session(), folder)) {
            als = Evaluation.ofFactors(
                            split,
                            Factors.fit(split.train(), SETTINGS.factorization()),
                            SETTINGS.factorization().rank())
                    .metrics();
        }
        popularity = Evaluation.ofPopularity(split).metrics();
    }

    @AfterAll
    static void free() {
        split.unpersist();
    }

    @Test
    void plantedTasteIsFoundTwiceAsWellAsByPopularity() {
        assertThat(als.get(Tally.NDCG)).isGreaterThanOrEqualTo(2 * popularity.get(Tally.NDCG));
        assertThat(als.get(Tally.COVERAGE)).isGreaterThan(popularity.get(Tally.COVERAGE));
    }

    @Test
    void theQualityIsThatOfAnAlsInNumpy() throws Exception {
        var golden = golden(python());

        assertThat(als.get(Tally.NDCG))
                .isCloseTo(golden.get(0).get(Tally.NDCG).asDouble(), Percentage.withPercentage(2));
        assertThat(als.get(Tally.RECALL))
                .isCloseTo(golden.get(0).get(Tally.RECALL).asDouble(), Percentage.withPercentage(3));
        assertThat(popularity.get(Tally.NDCG))
                .as("no chance in popularity: the same metric on the same split")
                .isCloseTo(golden.get(1).get(Tally.NDCG).asDouble(), within(1e-9));
        assertThat(popularity.get(Tally.RECALL))
                .isCloseTo(golden.get(1).get(Tally.RECALL).asDouble(), within(1e-9));
    }

    private static String python() {
        var named = System.getProperty("backpack.golden");
        if (named != null) {
            return named;
        }
        var python = HOME.resolve(".venv/golden/bin/python");
        assumeTrue(
                Files.isExecutable(python),
                "not compared with numpy: there is no " + python + "; bin/python-environment golden makes it");
        return python.toString();
    }

    private static List<JsonNode> golden(String python) throws Exception {
        var output = folder.resolve("golden.txt");
        var errors = folder.resolve("golden.err");
        var command = List.of(
                python,
                SCRIPT.toString(),
                write("train.tsv", split.train()),
                write("test.tsv", split.test()),
                "--rank=" + SETTINGS.factorization().rank(),
                "--iterations=" + SETTINGS.factorization().iterations(),
                "--alpha=" + SETTINGS.factorization().alpha(),
                "--reg=" + SETTINGS.factorization().regularisation(),
                "--popularity");
        var process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        assertThat(process.waitFor())
                .as(String.join(" ", command) + "\n" + Files.readString(errors))
                .isZero();
        var json = new ObjectMapper();
        try (var lines = Files.lines(output)) {
            return lines.map(line -> read(json, line)).toList();
        }
    }

    private static JsonNode read(ObjectMapper json, String line) {
        try {
            return json.readTree(line);
        } catch (IOException e) {
            throw new IllegalArgumentException("the golden script printed " + line, e);
        }
    }

    private static String write(String name, Dataset<Row> rows) throws IOException {
        var lines = rows.collectAsList().stream()
                .map(row -> row.mkString("\t"))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
        return Files.writeString(folder.resolve(name), lines, StandardCharsets.UTF_8)
                .toString();
    }
}
