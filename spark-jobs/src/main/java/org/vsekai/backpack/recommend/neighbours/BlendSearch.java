package org.vsekai.backpack.recommend.neighbours;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.vsekai.backpack.recommend.evaluation.RankingMetrics;
import org.vsekai.backpack.recommend.factorization.LinearAlgebra;
import org.vsekai.backpack.recommend.matrix.BestFew;
import org.vsekai.backpack.recommend.matrix.DenseFactors;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;

/**
 * Tries blends on items that were held out: each method with each of a few weights, and the factors alone. Candidates
 * are the items of training less the user's own. Uses all cores.
 */
public final class BlendSearch {
    /** Factor products lie about between 0 and 1, sums of neighbours between a hundredth and some ten. */
    private static final double[] WEIGHTS = {0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10};

    private static final int CUT = 10;

    private final DenseFactors users;
    private final DenseFactors items;
    private final SparseMatrix train;
    private final SparseMatrix heldOut;
    private final Map<BlendMethod, SparseMatrix> neighbours;
    private final int[] candidates;

    /**
     * What blends are tried on.
     *
     * @param users factors that were learnt from the training part
     * @param items factors that were learnt from the training part
     * @param train users by items, what is liked
     * @param heldOut users by items, what each is to be found
     * @param neighbours of items, learnt from the training part, for each method
     */
    public BlendSearch(
            DenseFactors users,
            DenseFactors items,
            SparseMatrix train,
            SparseMatrix heldOut,
            Map<BlendMethod, SparseMatrix> neighbours) {
        this.users = users;
        this.items = items;
        this.train = train;
        this.heldOut = heldOut;
        this.neighbours = new TreeMap<>(neighbours);
        var byItem = train.transposed();
        this.candidates = IntStream.range(0, train.columns())
                .filter(item -> byItem.end(item) > byItem.start(item))
                .toArray();
    }

    /**
     * A blend that was tried.
     *
     * @param ndcg its NDCG@10, the mean over users
     * @param standardError of the difference to the factors alone, user by user
     */
    public record Trial(Blend blend, double ndcg, double standardError) {}

    /**
     * Tries them all, the factors alone first.
     *
     * @param mostUsers of more users with something held out only so many, evenly spread, are tried on
     */
    public List<Trial> trials(int mostUsers) {
        var blends = blends();
        var testUsers = testUsers(mostUsers);
        var ndcg = new double[blends.size()][testUsers.length];
        IntStream.range(0, testUsers.length).parallel().forEach(i -> {
            var each = ndcg(testUsers[i], blends);
            for (int blend = 0; blend < each.length; blend++) {
                ndcg[blend][i] = each[blend];
            }
        });
        var trials = new ArrayList<Trial>();
        for (int blend = 0; blend < blends.size(); blend++) {
            trials.add(new Trial(blends.get(blend), mean(ndcg[blend]), standardError(ndcg[blend], ndcg[0])));
        }
        return trials;
    }

    /** The best of them, if it is better than the factors alone by more than its standard error; else these alone. */
    public static Blend best(List<Trial> trials) {
        double alone = trials.stream()
                .filter(trial -> trial.blend().equals(Blend.NONE))
                .mapToDouble(Trial::ndcg)
                .findFirst()
                .orElseThrow();
        return trials.stream()
                .max(Comparator.comparingDouble(Trial::ndcg)
                        .thenComparing(trial -> trial.blend().weight(), Comparator.reverseOrder()))
                .filter(trial -> trial.ndcg() - alone > trial.standardError())
                .map(Trial::blend)
                .orElse(Blend.NONE);
    }

    private List<Blend> blends() {
        var blends = new ArrayList<Blend>();
        blends.add(Blend.NONE);
        for (var method : neighbours.keySet()) {
            for (double weight : WEIGHTS) {
                blends.add(new Blend(method, weight));
            }
        }
        return blends;
    }

    private int[] testUsers(int most) {
        var all = IntStream.range(0, heldOut.rows())
                .filter(user -> heldOut.end(user) > heldOut.start(user) && users.has(user))
                .toArray();
        int stride = Math.max(1, (all.length + most - 1) / most);
        return IntStream.range(0, (all.length + stride - 1) / stride)
                .map(i -> all[i * stride])
                .toArray();
    }

    private double[] ndcg(int user, List<Blend> blends) {
        var own = train.columnsOf(user);
        var relevant = heldOut.columnsOf(user);
        var products = new float[items.size()];
        LinearAlgebra.blas()
                .sgemv(
                        "T",
                        items.rank(),
                        items.size(),
                        1f,
                        items.values(),
                        0,
                        items.rank(),
                        users.values(),
                        user * users.rank(),
                        1,
                        0f,
                        products,
                        0,
                        1);
        var ndcg = new double[blends.size()];
        var sums = new float[items.size()];
        var method = BlendMethod.NONE;
        for (int i = 0; i < ndcg.length; i++) {
            var blend = blends.get(i);
            if (blend.method() != method) {
                method = blend.method();
                sums = NeighbourSums.of(Objects.requireNonNull(neighbours.get(method)), own);
            }
            ndcg[i] = RankingMetrics.ndcg(best(products, sums, (float) blend.weight(), own), relevant, CUT);
        }
        return ndcg;
    }

    private int[] best(float[] products, float[] sums, float weight, int[] own) {
        var best = new BestFew(CUT);
        for (int item : candidates) {
            float score = products[item] + weight * sums[item];
            if (best.wants(score) && Arrays.binarySearch(own, item) < 0) {
                best.offer(item, score);
            }
        }
        return best.ids();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double standardError(double[] values, double[] others) {
        int count = values.length;
        double mean = mean(values) - mean(others);
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double difference = values[i] - others[i] - mean;
            squares += difference * difference;
        }
        return count < 2 ? Double.POSITIVE_INFINITY : Math.sqrt(squares / (count - 1.0) / count);
    }
}
