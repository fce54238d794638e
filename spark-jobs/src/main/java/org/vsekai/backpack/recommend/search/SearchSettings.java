package org.vsekai.backpack.recommend.search;

import java.util.List;

/**
 * Section {@code backpack.recommend.search}; the units are in {@code reference.conf}.
 *
 * @param trials candidates, 0 for no search
 * @param method how candidates are made from the values
 * @param firstIterations iterations of the first rung
 * @param divisor one candidate in so many goes on to the next rung, which has so many times the iterations
 * @param users that are validated on at most
 * @param ranks values of rank
 * @param regularisations values of regularisation
 * @param regularisationExponents values of the penalty's exponent
 * @param alphas values of alpha
 */
public record SearchSettings(
        int trials,
        Method method,
        int firstIterations,
        int divisor,
        int users,
        List<String> ranks,
        List<String> regularisations,
        List<String> regularisationExponents,
        List<String> alphas) {

    /** How candidates are made. */
    public enum Method {
        /** Every combination of the values. */
        GRID,
        /** Rank and exponent one of the values, the others anywhere between the least and the greatest, by logarithm. */
        RANDOM
    }

    public SearchSettings {
        ranks = List.copyOf(ranks);
        regularisations = List.copyOf(regularisations);
        regularisationExponents = List.copyOf(regularisationExponents);
        alphas = List.copyOf(alphas);
        require(trials >= 0, "search.trials must be 0 or more");
        require(firstIterations >= 1, "search.first-iterations must be at least 1");
        require(divisor >= 2, "search.divisor must be at least 2");
        require(users >= 1, "search.users must be at least 1");
        require(numbers(ranks).stream().allMatch(rank -> rank >= 1 && rank == Math.rint(rank)), "search.ranks");
        require(numbers(regularisations).stream().allMatch(value -> value > 0), "search.regularisations");
        require(
                numbers(regularisationExponents).stream().allMatch(value -> value >= 0 && value <= 2),
                "search.regularisation-exponents");
        require(numbers(alphas).stream().allMatch(value -> value > 0), "search.alphas");
        int grid = ranks.size() * regularisations.size() * regularisationExponents.size() * alphas.size();
        require(
                method == Method.RANDOM || trials == 0 || grid <= trials,
                "search.trials: the grid has " + grid + " combinations");
    }

    static List<Double> numbers(List<String> texts) {
        require(!texts.isEmpty(), "every list of search needs a value");
        return texts.stream().map(Double::valueOf).toList();
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
