package org.vsekai.backpack.recommend.neighbours;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.recommend.factorization.FactorizationSettings;
import org.vsekai.backpack.recommend.factorization.Factors;
import org.vsekai.backpack.recommend.interactions.Digest;
import org.vsekai.backpack.recommend.interactions.StrengthMatrix;
import org.vsekai.backpack.recommend.interactions.Strengths;
import org.vsekai.backpack.recommend.matrix.DenseFactors;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;
import org.vsekai.backpack.recommend.neighbours.BlendSearch.Trial;
import org.vsekai.backpack.table.ModelReleaseRow.Parameter;
import org.vsekai.backpack.table.ParameterTrialRow;

/**
 * Chooses the blend on a validation part that is cut off a training part: of each user a share of the liked items, drawn
 * by a seed. Factors and neighbours are learnt from the rest, so that neither has seen what is held out. The trials are
 * kept in {@code parameter_trials}, by which the same training part is not tried twice. The caller has set a checkpoint
 * folder.
 */
final class BlendChoice {
    private static final double SHARE = 0.1;
    private static final int LEAST_ITEMS = 5;
    private static final long SEED = 43;
    private static final String STANDARD_ERROR = "standard_error";
    private static final String HELD_OUT = "held_out";

    private final StageContext context;
    private final FactorizationSettings factorization;
    private final NeighbourSettings settings;

    BlendChoice(StageContext context, FactorizationSettings factorization, NeighbourSettings settings) {
        this.context = context;
        this.factorization = factorization;
        this.settings = settings;
    }

    /**
     * The blend that is set, or the best for this training part.
     *
     * @param train user, item and strength
     * @param liked the same as a matrix, what is liked alone
     */
    Blend of(Dataset<Row> train, SparseMatrix liked) {
        return settings.blend().fixed().orElseGet(() -> {
            var id = "blend-" + Digest.of(liked.fingerprint() + " " + factorization + " " + settings);
            var former = former(id);
            return BlendSearch.best(former.isEmpty() ? search(id, train, liked) : former);
        });
    }

    private List<Trial> search(String id, Dataset<Row> train, SparseMatrix liked) {
        long began = System.nanoTime();
        var marked = marked(train).persist();
        try {
            var kept = marked.where(not(col(HELD_OUT)));
            var factors = Factors.fit(kept.drop(HELD_OUT), factorization);
            int rank = factorization.rank();
            var known = StrengthMatrix.of(kept, liked.rows(), liked.columns());
            var trials = new BlendSearch(
                            DenseFactors.of(factors.users(), rank, liked.rows()),
                            DenseFactors.of(factors.items(), rank, liked.columns()),
                            known,
                            StrengthMatrix.of(marked.where(col(HELD_OUT)), liked.rows(), liked.columns()),
                            new ItemModels(settings).all(known))
                    .trials(settings.blend().mostUsers());
            write(id, trials, (System.nanoTime() - began) / 1e9);
            return trials;
        } finally {
            marked.unpersist();
        }
    }

    /** Disliked items stay in training. */
    private static Dataset<Row> marked(Dataset<Row> train) {
        var likes = col(Strengths.STRENGTH).gt(0);
        var ofUser = Window.partitionBy(col(Strengths.USER), likes);
        var drawn = ofUser.orderBy(xxhash64(col(Strengths.USER), col(Strengths.ITEM), lit(SEED)), col(Strengths.ITEM));
        var items = count(lit(1)).over(ofUser);
        var heldOut =
                likes.and(items.geq(LEAST_ITEMS)).and(row_number().over(drawn).leq(drawnOf(items)));
        return train.select(Strengths.USER, Strengths.ITEM, Strengths.STRENGTH).withColumn(HELD_OUT, heldOut);
    }

    private static Column drawnOf(Column items) {
        return greatest(lit(1L), floor(items.multiply(SHARE)));
    }

    private List<Trial> former(String id) {
        var warehouse = context.warehouse();
        return warehouse
                .records(
                        ParameterTrialRow.TABLE,
                        warehouse
                                .read(ParameterTrialRow.TABLE)
                                .where(col(ParameterTrialRow.SEARCH_ID).equalTo(id)))
                .stream()
                .sorted(Comparator.comparingInt(ParameterTrialRow::trial))
                .map(BlendChoice::trial)
                .toList();
    }

    private static Trial trial(ParameterTrialRow row) {
        var parameters = row.parameters().stream().collect(Collectors.toMap(Parameter::name, Parameter::value));
        return new Trial(
                Blend.of(parameters), row.ndcg(), Double.parseDouble(parameters.getOrDefault(STANDARD_ERROR, "0")));
    }

    /** The trials share one fit, and so the time of the search. */
    private void write(String id, List<Trial> trials, double seconds) {
        var rows = IntStream.range(0, trials.size())
                .mapToObj(i -> new ParameterTrialRow(
                        id,
                        i,
                        parameters(trials.get(i)),
                        "completed",
                        factorization.iterations(),
                        trials.get(i).ndcg(),
                        seconds / trials.size()))
                .toList();
        context.warehouse()
                .insertNew(ParameterTrialRow.TABLE, context.warehouse().dataset(ParameterTrialRow.TABLE, rows));
    }

    private static List<Parameter> parameters(Trial trial) {
        Map<String, String> parameters = new TreeMap<>(trial.blend().parameters());
        parameters.put(STANDARD_ERROR, Double.toString(trial.standardError()));
        return parameters.entrySet().stream()
                .map(parameter -> new Parameter(parameter.getKey(), parameter.getValue()))
                .toList();
    }
}
