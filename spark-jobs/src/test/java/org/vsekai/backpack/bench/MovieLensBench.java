package org.vsekai.backpack.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.vsekai.backpack.recommend.evaluation.RankingMetrics;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;

/**
 * How good our recommenders are on MovieLens-100k, tuned without a look at the test part. Argument: the file ml-100k.inter.
 * Parameters are those with the best mean NDCG@10: on the split at random over folds of what is not test, on the
 * split by time over the newest fifth of what is not test. The winner is fitted to all that is not test. Factors start at
 * random: their figures are medians over seeds.
 */
public final class MovieLensBench {
    private static final int FOLDS = 10;
    private static final int SEEDS = 5;
    private static final int FINALISTS = 3;

    private final Map<Scorer, double[]> tuned = new HashMap<>();
    private final String name;
    private final MovieLens.Split split;
    private final List<MovieLens.Split> folds;

    private MovieLensBench(String name, MovieLens.Split split, List<MovieLens.Split> folds) {
        this.name = name;
        this.split = split;
        this.folds = folds;
    }

    public static void main(String... arguments) throws IOException {
        var data = MovieLens.read(Path.of(arguments[0]));
        var random = data.random();
        var folds = IntStream.range(0, FOLDS)
                .mapToObj(fold -> MovieLens.fold(random.train(), fold, FOLDS))
                .toList();
        new MovieLensBench("at random", random, folds).run();
        var newest = data.newest();
        new MovieLensBench("by time", newest, List.of(MovieLens.newest(newest.train()))).run();
    }

    private void run() {
        System.out.printf(
                "%nsplit %s: %d rows to fit, %d to test%n",
                name, split.train().size(), split.test().size());
        System.out.println("| model | parameters | tuning NDCG@10 | NDCG@10 | recall@10 | recall@20 |");
        System.out.println("|---|---|---|---|---|---|");
        report("popularity", tune(List.of(new Scorer.Popularity()), 1).get(0));
        report("BM25 neighbours", tune(neighbours(), 1).get(0));
        var closedForms = tune(closedForms(), 2);
        report("EASE", closedForms.get(0));
        var factors = tune(factors(), FINALISTS);
        report("implicit ALS, untuned", new Scorer.Factors(64, 0.1, 10, 1, 17));
        report("implicit ALS", factors.get(0));
        report("blend", blend(factors, closedForms));
    }

    private static List<Scorer> neighbours() {
        return Stream.of(20, 50, 100, 200)
                .flatMap(most ->
                        Stream.of(0.0, 10.0, 50.0).map(shrinkage -> (Scorer) new Scorer.Neighbours(most, shrinkage)))
                .toList();
    }

    private static List<Scorer> closedForms() {
        return Stream.of(200.0, 300.0, 400.0, 500.0, 700.0)
                .map(regularisation -> (Scorer) new Scorer.ClosedForm(regularisation))
                .toList();
    }

    private static List<Scorer> factors() {
        return Stream.of(32, 48, 64)
                .flatMap(rank -> Stream.of(1.0, 2.0, 4.0).flatMap(alpha -> Stream.of(0.5, 0.7, 1.0)
                        .flatMap(exponent -> DoubleStream.of(0.5, 1, 2).mapToObj(strength -> (Scorer)
                                new Scorer.Factors(rank, penalty(strength, alpha, exponent), alpha, exponent, 17)))))
                .toList();
    }

    /** A penalty that is as strong at a middling user whatever the exponent. */
    private static double penalty(double strength, double alpha, double exponent) {
        double middling = 80;
        double penalty = strength * 10 * Math.sqrt(alpha) * Math.pow(middling, -exponent) * 1.5;
        return Math.round(penalty * 1e4) / 1e4;
    }

    private Scorer blend(List<Scorer> factors, List<Scorer> closedForms) {
        var sums = new HashMap<Scorer, Double>();
        for (var fold : folds) {
            var fitted = matrix(fold.train());
            for (var closedForm : closedForms) {
                var neighbourScores = closedForm.scores(fitted);
                for (var factor : factors) {
                    var factorScores = factor.scores(fitted);
                    for (double weight : new double[] {0.2, 0.4, 0.6, 0.8, 1, 1.5, 2, 3}) {
                        var blend = new Scorer.Blend((Scorer.Factors) factor, (Scorer.ClosedForm) closedForm, weight);
                        double ndcg =
                                measure(Scorer.sum(factorScores, neighbourScores, weight), fitted, fold.test())[0];
                        sums.merge(blend, ndcg / folds.size(), Double::sum);
                    }
                }
            }
        }
        var best = sums.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        tuned.put(best.getKey(), new double[] {best.getValue()});
        return best.getKey();
    }

    /** The best of them, best first. */
    private List<Scorer> tune(List<Scorer> scorers, int most) {
        for (var scorer : scorers) {
            double mean = folds.stream()
                    .mapToDouble(fold -> {
                        var fitted = matrix(fold.train());
                        return measure(scorer.scores(fitted), fitted, fold.test())[0];
                    })
                    .average()
                    .orElseThrow();
            tuned.put(scorer, new double[] {mean});
            System.err.printf(Locale.ROOT, "%s %s: %.4f%n", name, scorer, mean);
        }
        return scorers.stream()
                .sorted(Comparator.comparingDouble((Scorer scorer) -> -tuned.getOrDefault(scorer, new double[1])[0]))
                .limit(most)
                .toList();
    }

    private void report(String model, Scorer scorer) {
        var fitted = matrix(split.train());
        var runs = seeds(scorer)
                .map(seeded -> measure(seeded.scores(fitted), fitted, split.test()))
                .toList();
        var tuning = tuned.containsKey(scorer) ? text(tuned.get(scorer)[0]) : "";
        System.out.printf(
                "| %s | %s | %s | %s | %s | %s |%n",
                model, scorer, tuning, median(runs, 0), median(runs, 1), median(runs, 2));
    }

    private static Stream<Scorer> seeds(Scorer scorer) {
        if (scorer instanceof Scorer.Factors factors) {
            return LongStream.range(0, SEEDS).mapToObj(factors::of);
        } else if (scorer instanceof Scorer.Blend blend) {
            return LongStream.range(0, SEEDS)
                    .mapToObj(seed -> new Scorer.Blend(blend.factors().of(seed), blend.neighbours(), blend.weight()));
        }
        return Stream.of(scorer);
    }

    private static String median(List<double[]> runs, int metric) {
        return text(runs.stream().mapToDouble(run -> run[metric]).sorted().toArray()[runs.size() / 2]);
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** NDCG@10, recall@10, recall@20: means over users with something to test, candidates as in the fitted part. */
    private static double[] measure(float[][] scores, SparseMatrix fitted, List<MovieLens.Rating> test) {
        var asked = matrix(test);
        var known = new boolean[MovieLens.ITEMS];
        for (int at = 0; at < fitted.entries(); at++) {
            known[fitted.column(at)] = true;
        }
        var sums = new double[3];
        int users = 0;
        for (int user = 0; user < MovieLens.USERS; user++) {
            int[] relevant = asked.columnsOf(user);
            if (relevant.length > 0) {
                int[] ranked = ranked(scores[user], known, fitted.columnsOf(user));
                users++;
                sums[0] += RankingMetrics.ndcg(ranked, relevant, 10);
                sums[1] += RankingMetrics.recall(ranked, relevant, 10);
                sums[2] += RankingMetrics.recall(ranked, relevant, 20);
            }
        }
        int count = users;
        return Arrays.stream(sums).map(sum -> sum / count).toArray();
    }

    private static int[] ranked(float[] scores, boolean[] known, int[] own) {
        return IntStream.range(0, scores.length)
                .filter(item -> known[item] && Arrays.binarySearch(own, item) < 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer item) -> -scores[item]))
                .limit(20)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static SparseMatrix matrix(List<MovieLens.Rating> ratings) {
        var items = new int[MovieLens.USERS][];
        for (int user = 0; user < items.length; user++) {
            items[user] = new int[0];
        }
        ratings.stream()
                .collect(java.util.stream.Collectors.groupingBy(MovieLens.Rating::user))
                .forEach((user, rows) -> items[user - 1] =
                        rows.stream().mapToInt(row -> row.item() - 1).sorted().toArray());
        var builder = new SparseMatrix.Builder(MovieLens.ITEMS, ratings.size());
        for (int[] row : items) {
            for (int item : row) {
                builder.put(item, 1f);
            }
            builder.endRow();
        }
        return builder.build();
    }
}
