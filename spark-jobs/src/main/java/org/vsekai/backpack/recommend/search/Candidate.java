package org.vsekai.backpack.recommend.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.vsekai.backpack.recommend.factorization.FactorizationSettings;
import org.vsekai.backpack.recommend.factorization.Objective;
import org.vsekai.backpack.table.ModelReleaseRow;

/** Parameters to try; the names are a release's. */
record Candidate(int rank, double regularisation, double exponent, double alpha) {
    private static final double DIGITS = 1e3;

    /** What a search tries, in order; the same for the same seed. */
    static List<Candidate> of(SearchSettings settings, long seed) {
        return switch (settings.method()) {
            case GRID -> grid(settings);
            case RANDOM -> random(settings, new SplittableRandom(seed));
        };
    }

    private static List<Candidate> grid(SearchSettings settings) {
        var candidates = new ArrayList<Candidate>();
        for (double rank : SearchSettings.numbers(settings.ranks())) {
            for (double regularisation : SearchSettings.numbers(settings.regularisations())) {
                for (double exponent : SearchSettings.numbers(settings.regularisationExponents())) {
                    for (double alpha : SearchSettings.numbers(settings.alphas())) {
                        candidates.add(new Candidate((int) rank, regularisation, exponent, alpha));
                    }
                }
            }
        }
        return candidates;
    }

    private static List<Candidate> random(SearchSettings settings, SplittableRandom random) {
        return IntStream.range(0, settings.trials())
                .mapToObj(trial -> new Candidate(
                        (int) one(settings.ranks(), random),
                        between(settings.regularisations(), random),
                        one(settings.regularisationExponents(), random),
                        between(settings.alphas(), random)))
                .toList();
    }

    private static double one(List<String> values, SplittableRandom random) {
        return SearchSettings.numbers(values).get(random.nextInt(values.size()));
    }

    /** Three digits are enough, and can be read and written down. */
    private static double between(List<String> values, SplittableRandom random) {
        var numbers = SearchSettings.numbers(values);
        double least = Math.log(Collections.min(numbers));
        double greatest = Math.log(Collections.max(numbers));
        double value = Math.exp(least + random.nextDouble() * (greatest - least));
        double unit = Math.pow(10, Math.floor(Math.log10(value))) / (DIGITS / 10);
        return Math.round(value / unit) * unit;
    }

    Objective objective() {
        return new Objective(rank, alpha, regularisation, exponent);
    }

    FactorizationSettings in(FactorizationSettings settings) {
        return settings.with(rank, regularisation, exponent, alpha);
    }

    List<ModelReleaseRow.Parameter> parameters() {
        return List.of(
                new ModelReleaseRow.Parameter("alpha", Double.toString(alpha)),
                new ModelReleaseRow.Parameter("rank", Integer.toString(rank)),
                new ModelReleaseRow.Parameter("reg", Double.toString(regularisation)),
                new ModelReleaseRow.Parameter("reg_exponent", Double.toString(exponent)));
    }

    static Candidate of(List<ModelReleaseRow.Parameter> parameters) {
        return new Candidate(
                (int) value(parameters, "rank"),
                value(parameters, "reg"),
                value(parameters, "reg_exponent"),
                value(parameters, "alpha"));
    }

    private static double value(List<ModelReleaseRow.Parameter> parameters, String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .mapToDouble(parameter -> Double.parseDouble(parameter.value()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a trial without " + name));
    }
}
