package org.vsekai.backpack.recommend.search;

import static org.apache.spark.sql.functions.col;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.pipeline.AtOnce;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.recommend.evaluation.EvaluationSettings;
import org.vsekai.backpack.recommend.evaluation.TimeSplit;
import org.vsekai.backpack.recommend.factorization.FactorizationSettings;
import org.vsekai.backpack.recommend.factorization.Feedback;
import org.vsekai.backpack.recommend.factorization.Schedule;
import org.vsekai.backpack.recommend.interactions.Digest;
import org.vsekai.backpack.recommend.interactions.Permitted;
import org.vsekai.backpack.recommend.interactions.Strengths;
import org.vsekai.backpack.recommend.training.ParameterChoice;
import org.vsekai.backpack.recommend.training.Training;
import org.vsekai.backpack.recommend.training.TrainingSettings;
import org.vsekai.backpack.table.InteractionRow;
import org.vsekai.backpack.table.ItemIndexRow;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.ParameterTrialRow;
import org.vsekai.backpack.table.PrivacyChoiceRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.UserIndexRow;

/**
 * Tries parameters on a validation part that is cut off the training part of the split by time, never on the test part, and
 * writes {@code parameter_trials}. A search is known by its data and settings and not run twice. Candidates run side by
 * side in the driver's memory, each on one thread.
 */
public final class SearchStage implements Stage, ParameterChoice {
    private static final String COMPLETED = "completed";
    private static final String STOPPED = "stopped_early";

    private final SearchSettings search;
    private final TrainingSettings settings;

    public SearchStage(SearchSettings search, TrainingSettings settings) {
        this.search = search;
        this.settings = settings;
        if (search.trials() > 0 && settings.factorization().feedback() == Feedback.EXPLICIT) {
            throw new IllegalArgumentException("search.trials must be 0 with feedback = explicit");
        }
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public List<Table<?>> inputs() {
        return List.of(
                InteractionRow.TABLE, PrivacyChoiceRow.TABLE, ItemRow.TABLE, UserIndexRow.TABLE, ItemIndexRow.TABLE);
    }

    @Override
    public String parameters(StageContext context) {
        return search + " " + settings;
    }

    @Override
    public StageResult run(StageContext context) {
        if (search.trials() == 0) {
            return new StageResult(0, 0, "switched off");
        }
        var warehouse = context.warehouse();
        var interactions = Permitted.interactions(warehouse, settings.interactions());
        var users = warehouse.read(UserIndexRow.TABLE);
        var items = warehouse.read(ItemIndexRow.TABLE);
        var id = id(Training.of(settings, interactions, users, items));
        if (best(context, id).isPresent()) {
            return new StageResult(0, 0, "this search has been run");
        }
        var weighted = Strengths.weighted(interactions, users, items, settings.interactions());
        var validation = validation(weighted);
        if (validation.users() < settings.evaluation().leastUsers()) {
            return new StageResult(0, 0, validation.users() + " users to validate on are too few: no search");
        }
        var rows = rows(id, validation, context.spark().sparkContext().defaultParallelism());
        warehouse.merge(ParameterTrialRow.TABLE, warehouse.dataset(ParameterTrialRow.TABLE, rows));
        var best = best(context, id).orElseThrow();
        return new StageResult(
                validation.users(),
                rows.size(),
                String.format(Locale.ROOT, "best of %d trials: %s, NDCG@10 %.4f", rows.size(), best, ndcg(rows)));
    }

    @Override
    public TrainingSettings choose(StageContext context, TrainingSettings configured, Training training) {
        return search.trials() == 0
                ? configured
                : best(context, id(training))
                        .map(candidate -> configured.with(candidate.in(configured.factorization())))
                        .orElse(configured);
    }

    private String id(Training configured) {
        return Digest.of(configured.id() + " " + search);
    }

    private static Optional<Candidate> best(StageContext context, String id) {
        var trials = context.warehouse()
                .read(ParameterTrialRow.TABLE)
                .where(col(ParameterTrialRow.SEARCH_ID).equalTo(id));
        return context.warehouse().records(ParameterTrialRow.TABLE, trials).stream()
                .filter(trial -> trial.state().equals(COMPLETED))
                .max(Comparator.comparingDouble(ParameterTrialRow::ndcg)
                        .thenComparing(Comparator.comparingInt(ParameterTrialRow::trial)
                                .reversed()))
                .map(trial -> Candidate.of(trial.parameters()));
    }

    private static double ndcg(List<ParameterTrialRow> rows) {
        return rows.stream()
                .filter(row -> row.state().equals(COMPLETED))
                .mapToDouble(ParameterTrialRow::ndcg)
                .max()
                .orElseThrow();
    }

    private Validation validation(Dataset<Row> weighted) {
        var split = settings.evaluation().split();
        var fewer = new EvaluationSettings.Split(split.share(), split.leastItems(), search.users(), split.coldShare());
        return Validation.of(TimeSplit.of(
                TimeSplit.learntFrom(weighted, split),
                settings.interactions(),
                fewer,
                factorization().seed()));
    }

    private List<ParameterTrialRow> rows(String id, Validation validation, int threads) {
        var candidates = Candidate.of(search, factorization().seed());
        int most = factorization().iterations();
        var scores = new Halving(search.firstIterations(), search.divisor(), most)
                .run(
                        candidates.size(),
                        (trials, iterations) -> run(candidates, validation, trials, iterations, threads));
        return scores.stream()
                .map(score -> new ParameterTrialRow(
                        id,
                        score.trial(),
                        candidates.get(score.trial()).parameters(),
                        score.iterations() == most ? COMPLETED : STOPPED,
                        score.iterations(),
                        score.value(),
                        score.seconds()))
                .toList();
    }

    private List<Halving.Score> run(
            List<Candidate> candidates, Validation validation, List<Integer> trials, int iterations, int threads) {
        return AtOnce.map(trials, threads, trial -> score(candidates.get(trial), validation, trial, iterations));
    }

    private Halving.Score score(Candidate candidate, Validation validation, int trial, int iterations) {
        long started = System.nanoTime();
        var schedule = new Schedule(
                iterations, factorization().steps(), 0, factorization().seed());
        double ndcg = validation.ndcg(candidate.objective(), schedule);
        return new Halving.Score(trial, iterations, ndcg, (System.nanoTime() - started) / 1e9);
    }

    private FactorizationSettings factorization() {
        return settings.factorization();
    }
}
