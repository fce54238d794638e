package org.vsekai.backpack.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.pipeline.Progress;
import org.vsekai.backpack.pipeline.Runner;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.recommend.factorization.Checkpoints;
import org.vsekai.backpack.recommend.factorization.Factors;
import org.vsekai.backpack.recommend.interactions.DenseIndex;
import org.vsekai.backpack.recommend.interactions.Strengths;
import org.vsekai.backpack.recommend.release.GateSettings;
import org.vsekai.backpack.recommend.release.PublishStage;
import org.vsekai.backpack.recommend.release.ReleaseDesk;
import org.vsekai.backpack.recommend.release.ReleaseHistory;
import org.vsekai.backpack.recommend.release.ReleaseMode;
import org.vsekai.backpack.recommend.training.FactorTables;
import org.vsekai.backpack.recommend.training.Training;
import org.vsekai.backpack.table.ClassAncestorRow;
import org.vsekai.backpack.table.EvaluatedUserRow;
import org.vsekai.backpack.table.EvaluationRow;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.InteractionKind;
import org.vsekai.backpack.table.InteractionRow;
import org.vsekai.backpack.table.ItemIndexRow;
import org.vsekai.backpack.table.ItemTrendRow;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.NeighbourRow;
import org.vsekai.backpack.table.ParameterTrialRow;
import org.vsekai.backpack.table.RecommendedItemsRow;
import org.vsekai.backpack.table.RecommendedUsersRow;
import org.vsekai.backpack.table.ReleaseState;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.UserIndexRow;

/** The pipeline on a small world. The first night of {@link #first} runs once, for all tests, which then add nights. */
@Tag("slow")
class RecommendTest {
    private static final List<Table<?>> WRITTEN = List.of(
            UserIndexRow.TABLE,
            ItemIndexRow.TABLE,
            EvaluationRow.TABLE,
            EvaluatedUserRow.TABLE,
            FactorRow.USER_FACTORS,
            FactorRow.ITEM_FACTORS,
            NeighbourRow.ITEM_NEIGHBOURS,
            NeighbourRow.USER_NEIGHBOURS,
            FactorRow.PREDICTED_USER_FACTORS,
            FactorRow.PREDICTED_ITEM_FACTORS,
            ItemTrendRow.TABLE,
            ParameterTrialRow.TABLE,
            RecommendedItemsRow.TABLE,
            RecommendedUsersRow.TABLE,
            ModelReleaseRow.TABLE);
    private static final List<InteractionRow> WORLD = PlantedWorld.interactions(300, 150, 5);

    @TempDir
    static Path folder;

    private static Settings settings;
    private static StageContext first;
    private static List<ModelReleaseRow> firstReleases;

    @BeforeAll
    static void runTheFirstNight() throws Exception {
        settings = settings();
        first = world("first", WORLD);
        night(first);
        firstReleases = releases(first);
    }

    @Test
    void theFirstNightReleasesFactorsOfEveryUserAndItem() {
        var release = firstReleases.get(0);

        assertThat(firstReleases).hasSize(1);
        assertThat(release.state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(release.number()).isEqualTo(1);
        assertThat(release.gate()).startsWith("passed: NDCG@10");
        assertThat(release.parameters())
                .contains(
                        new ModelReleaseRow.Parameter("recommender", "als"),
                        new ModelReleaseRow.Parameter("rank", "8"),
                        new ModelReleaseRow.Parameter("reg", "0.2"));
        assertThat(release.tables())
                .extracting(ModelReleaseRow.TableVersion::table)
                .contains("user_factors", "item_factors", "interactions", "evaluations", "scenes")
                .doesNotContain("model_releases");
        assertThat(factors(first, FactorRow.USER_FACTORS)).hasSize(300);
        assertThat(metrics(first, release.releaseId(), "als"))
                .containsKeys("ndcg@10", "recall@20", "precision@5", "map@100", "mrr@10", "hit_rate@10", "coverage@10")
                .containsKeys("novelty@10", "diversity@10", "popularity@10", "gini@10");
    }

    @Test
    void aNightWithoutNewsChangesNoTable(@TempDir Path data) throws Exception {
        var world = copyOf(first, data);
        var before = versions(world);

        night(world);
        for (var stage : Recommend.pipeline(settings).stages()) {
            stage.run(world);
        }

        assertThat(versions(world)).isEqualTo(before);
    }

    @Test
    void aNightThatIsKilledAgainAndAgainEndsInTheSameTables() throws Exception {
        var killed = world("killed", WORLD);
        var stages = Recommend.pipeline(settings).stages();
        var bound = settings.bind("backpack.recommend", RecommendSettings.class);
        killed.warehouse()
                .insertNew(
                        UserIndexRow.TABLE,
                        DenseIndex.USERS.additions(
                                killed.warehouse().read(InteractionRow.TABLE),
                                killed.warehouse().read(UserIndexRow.TABLE)));
        stages.get(0).run(killed);
        stages.get(0).run(killed);

        assertThatThrownBy(() -> stages.get(2).run(dyingAt(killed, "als: NDCG@10")))
                .hasMessage("killed");
        writeUserFactorsAlone(killed, bound);
        for (var stage : stages.subList(1, stages.size())) {
            stage.run(killed);
        }
        night(killed);

        assertThat(versions(killed)).isEqualTo(versionsOf(firstReleases, first));
        assertThat(releases(killed).stream().map(RecommendTest::timeless).toList())
                .isEqualTo(firstReleases.stream().map(RecommendTest::timeless).toList());
        for (var table : List.of(FactorRow.USER_FACTORS, FactorRow.ITEM_FACTORS)) {
            assertSameFactors(factors(killed, table), factors(first, table));
        }
    }

    @Test
    void factorsThatAreWorseAreRejectedAndTheLiveOnesStay(@TempDir Path data) throws Exception {
        var world = copyOf(first, data);
        world.warehouse()
                .insertNew(
                        InteractionRow.TABLE,
                        world.warehouse().dataset(InteractionRow.TABLE, everybodyTakesItemsOfTheirOwn()));

        night(world);

        var releases = releases(world);
        assertThat(releases)
                .extracting(ModelReleaseRow::state)
                .containsExactly(ReleaseState.RELEASED, ReleaseState.REJECTED, ReleaseState.RELEASED);
        assertThat(releases.get(1).gate()).startsWith("rejected: ");
        assertThat(version(releases.get(1), FactorRow.USER_FACTORS))
                .isEqualTo(world.warehouse().version(FactorRow.USER_FACTORS));
        assertThat(version(releases.get(2), FactorRow.USER_FACTORS))
                .isEqualTo(version(releases.get(0), FactorRow.USER_FACTORS))
                .isLessThan(world.warehouse().version(FactorRow.USER_FACTORS));
        assertThat(version(releases.get(2), InteractionRow.TABLE))
                .as("the rest of the night goes out")
                .isEqualTo(world.warehouse().version(InteractionRow.TABLE));
        assertThat(metrics(world, releases.get(2).releaseId(), "als"))
                .isEqualTo(metrics(world, releases.get(0).releaseId(), "als"));

        var before = versions(world);
        night(world);
        var stages = Recommend.pipeline(settings).stages();
        stages.get(stages.size() - 2).run(world);
        assertThat(versions(world)).isEqualTo(before);
    }

    @Test
    void anotherTablesNewsAreReleasedOnTheSameFactors(@TempDir Path data) throws Exception {
        var world = copyOf(first, data);
        world.warehouse()
                .insertNew(
                        ClassAncestorRow.TABLE,
                        world.warehouse().dataset(ClassAncestorRow.TABLE, List.of(new ClassAncestorRow("a", "a", 0))));

        night(world);

        var second = releases(world).get(1);
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.releaseId()).isNotEqualTo(firstReleases.get(0).releaseId());
        assertThat(version(second, FactorRow.ITEM_FACTORS))
                .isEqualTo(version(firstReleases.get(0), FactorRow.ITEM_FACTORS));
        assertThat(second.parameters()).isEqualTo(firstReleases.get(0).parameters());
        assertThat(metrics(world, second.releaseId(), "popularity")).isNotEmpty();
    }

    @Test
    void aRollBackGoesLiveAndNoNightReleasesWhatWasRolledBackAgain(@TempDir Path data) throws Exception {
        var world = copyOf(first, data);
        world.warehouse()
                .insertNew(InteractionRow.TABLE, world.warehouse().dataset(InteractionRow.TABLE, everybodyComesBack()));
        night(world);
        var second = releases(world).get(1);
        assertThat(second.gate()).startsWith("passed").contains("user by user", "of their first ten items users keep");
        assertThat(version(second, FactorRow.USER_FACTORS))
                .isGreaterThan(version(firstReleases.get(0), FactorRow.USER_FACTORS));

        var desk = new ReleaseDesk(world.warehouse());
        assertThat(desk.rollBack(Optional.empty())).contains("release 3", "release 1");
        var before = versions(world);
        assertThat(desk.rollBack(Optional.empty())).contains("already");
        night(world);
        assertThat(versions(world))
                .as("neither the same call nor a night without news changes anything")
                .isEqualTo(before);

        var third = releases(world).get(2);
        assertThat(version(third, FactorRow.USER_FACTORS))
                .isEqualTo(version(firstReleases.get(0), FactorRow.USER_FACTORS));
        assertThat(metrics(world, third.releaseId(), "als"))
                .isEqualTo(metrics(world, firstReleases.get(0).releaseId(), "als"));

        world.warehouse()
                .insertNew(
                        ClassAncestorRow.TABLE,
                        world.warehouse().dataset(ClassAncestorRow.TABLE, List.of(new ClassAncestorRow("a", "a", 0))));
        night(world);
        assertThat(releases(world))
                .extracting(ModelReleaseRow::state)
                .containsExactly(
                        ReleaseState.RELEASED, ReleaseState.REJECTED, ReleaseState.RELEASED, ReleaseState.RELEASED);
        assertThat(version(releases(world).get(3), FactorRow.USER_FACTORS))
                .as("other tables' news go out on the factors that were put back")
                .isEqualTo(version(firstReleases.get(0), FactorRow.USER_FACTORS));
    }

    @Test
    void whereAPersonReleasesACandidateWaitsAndIsPromoted(@TempDir Path data) throws Exception {
        var world = copyOf(first, data);
        world.warehouse().overwrite(ModelReleaseRow.TABLE, world.warehouse().dataset(ModelReleaseRow.TABLE, List.of()));
        var manual = new PublishStage(new GateSettings(ReleaseMode.MANUAL, 0.05, 0.01, 4, 0.1));

        manual.run(world);

        assertThat(releases(world))
                .extracting(ModelReleaseRow::state)
                .containsExactly(ReleaseState.CANDIDATE, ReleaseState.RELEASED);
        var candidate = releases(world).get(0);
        assertThat(candidate.gate()).startsWith("passed").endsWith("promote " + candidate.releaseId());
        assertThat(releases(world).get(1).parameters())
                .as("nothing was live before")
                .isEmpty();

        var desk = new ReleaseDesk(world.warehouse());
        assertThat(desk.promote(candidate.releaseId())).contains("is released");
        var before = versions(world);
        assertThat(desk.promote(candidate.releaseId())).contains("released already");
        manual.run(world);
        assertThat(versions(world)).isEqualTo(before);
        assertThat(releases(world).get(1).releaseId()).isEqualTo(candidate.releaseId());
        assertThat(releases(world).get(1).number()).isEqualTo(3);
    }

    @Test
    void tooFewUsersMakeAReleaseWithoutFactors() throws Exception {
        var small = world("small", PlantedWorld.interactions(10, 60, 1));

        night(small);

        assertThat(factors(small, FactorRow.USER_FACTORS)).isEmpty();
        assertThat(releases(small)).singleElement().satisfies(release -> {
            assertThat(release.state()).isEqualTo(ReleaseState.RELEASED);
            assertThat(release.gate()).isEqualTo("no factors have passed yet");
            assertThat(release.tables())
                    .extracting(ModelReleaseRow.TableVersion::table)
                    .contains("interactions")
                    .doesNotContain("user_factors", "item_factors");
        });
    }

    @Test
    void nothingAtAllIsNoFailureEither() throws Exception {
        var empty = world("empty", List.of());

        night(empty);

        assertThat(releases(empty)).singleElement().satisfies(release -> assertThat(release.parameters())
                .isEmpty());
    }

    private static void night(StageContext context) throws Exception {
        Runner.run(Recommend.pipeline(settings), context, Clock.systemUTC());
    }

    private static Settings settings() throws Exception {
        var file = Files.writeString(
                folder.resolve("backpack.conf"), "backpack.recommend.factorization { rank = 8, iterations = 5 }");
        return Settings.load(file);
    }

    private static StageContext world(String name, List<InteractionRow> interactions) throws Exception {
        var context = Spark.context(Files.createDirectories(folder.resolve(name)), settings);
        context.warehouse()
                .insertNew(InteractionRow.TABLE, context.warehouse().dataset(InteractionRow.TABLE, interactions));
        return context;
    }

    /** The world after its first night, to live on by itself. */
    private static StageContext copyOf(StageContext world, Path data) throws Exception {
        try (var paths = Files.walk(world.data())) {
            for (var path : paths.toList()) {
                var copy = data.resolve(world.data().relativize(path).toString());
                if (!Files.exists(copy)) {
                    Files.copy(path, copy);
                }
            }
        }
        return new StageContext(
                world.spark(),
                new org.vsekai.backpack.pipeline.Warehouse(
                        world.spark(), data.resolve("warehouse").toString()),
                world.landing(),
                world.home(),
                data,
                world.settings(),
                world.progress());
    }

    /** Each once more, at the end, to what they like already: news that make nothing worse. */
    private static List<InteractionRow> everybodyComesBack() {
        return WORLD.stream()
                .filter(row -> row.kind() == InteractionKind.BAG)
                .map(row -> new InteractionRow(
                        "again-" + row.eventId(),
                        row.userId(),
                        row.itemId(),
                        InteractionKind.LIKE,
                        0.1,
                        Instant.parse("2026-06-01T00:00:00Z")))
                .toList();
    }

    /** Later than all else and shared with nobody: what is held out cannot be foretold. */
    private static List<InteractionRow> everybodyTakesItemsOfTheirOwn() {
        var rows = new ArrayList<InteractionRow>();
        for (int user = 0; user < 300; user++) {
            for (int item = 0; item < 30; item++) {
                rows.add(new InteractionRow(
                        "later" + user + "-" + item,
                        "u" + user,
                        "new" + (item * 300 + user),
                        InteractionKind.BAG,
                        1.0,
                        Instant.parse("2026-06-01T00:00:00Z")));
            }
        }
        return rows;
    }

    private static StageContext dyingAt(StageContext context, String words) {
        var dying = new Progress() {
            @Override
            public void started(String stage) {}

            @Override
            public void says(String stage, String line) {
                if (line.startsWith(words)) {
                    throw new IllegalStateException("killed");
                }
            }

            @Override
            public void finished(String stage, double seconds, String summary) {}
        };
        return new StageContext(
                context.spark(),
                context.warehouse(),
                context.landing(),
                context.home(),
                context.data(),
                context.settings(),
                dying);
    }

    /** What a kill between the two tables of factors leaves. */
    private static void writeUserFactorsAlone(StageContext context, RecommendSettings bound) throws Exception {
        var interactions = context.warehouse().read(InteractionRow.TABLE);
        var users = context.warehouse().read(UserIndexRow.TABLE);
        var items = context.warehouse().read(ItemIndexRow.TABLE);
        var weighted = Strengths.weighted(interactions, users, items, bound.interactions());
        try (var checkpoints = Checkpoints.in(context.spark(), context.data())) {
            new FactorTables(context)
                    .write(
                            FactorRow.USER_FACTORS,
                            Training.of(bound.training(), interactions, users, items)
                                    .note(),
                            Factors.fit(Strengths.pairs(weighted), bound.factorization())
                                    .users());
        }
    }

    private static List<ModelReleaseRow> releases(StageContext context) {
        return context
                .warehouse()
                .records(ModelReleaseRow.TABLE, context.warehouse().read(ModelReleaseRow.TABLE))
                .stream()
                .sorted(java.util.Comparator.comparingLong(ModelReleaseRow::number))
                .toList();
    }

    private static Map<String, Double> metrics(StageContext context, String release, String recommender) {
        return context
                .warehouse()
                .records(EvaluationRow.TABLE, context.warehouse().read(EvaluationRow.TABLE))
                .stream()
                .filter(row -> row.releaseId().equals(release)
                        && row.recommender().equals(recommender)
                        && row.split().equals("time")
                        && row.segment().equals("all"))
                .collect(Collectors.toMap(EvaluationRow::metric, EvaluationRow::value));
    }

    private static Map<Integer, List<Float>> factors(StageContext context, Table<FactorRow> table) {
        return context.warehouse().records(table, context.warehouse().read(table)).stream()
                .collect(Collectors.toMap(FactorRow::id, FactorRow::factors));
    }

    private static Map<String, Long> versions(StageContext context) {
        return WRITTEN.stream().collect(Collectors.toMap(Table::name, table -> context.warehouse()
                .version(table)));
    }

    private static Map<String, Long> versionsOf(List<ModelReleaseRow> releases, StageContext context) {
        var versions = versions(context);
        assertThat(releases(context)).isEqualTo(releases);
        return versions;
    }

    private static long version(ModelReleaseRow release, Table<?> table) {
        return ReleaseHistory.version(release, table).orElseThrow();
    }

    private static ModelReleaseRow timeless(ModelReleaseRow row) {
        return new ModelReleaseRow(
                row.releaseId(), row.state(), row.number(), row.tables(), row.parameters(), row.gate(), Instant.EPOCH);
    }

    private static void assertSameFactors(Map<Integer, List<Float>> actual, Map<Integer, List<Float>> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        var greatest = actual.entrySet().stream()
                .flatMap(entry -> differences(entry.getValue(), expected.get(entry.getKey())))
                .mapToDouble(difference -> difference)
                .max()
                .orElseThrow();
        assertThat(greatest).isCloseTo(0, within(1e-4));
    }

    private static Stream<Double> differences(List<Float> left, List<Float> right) {
        return java.util.stream.IntStream.range(0, left.size())
                .mapToObj(i -> (double) Math.abs(left.get(i) - right.get(i)));
    }
}
