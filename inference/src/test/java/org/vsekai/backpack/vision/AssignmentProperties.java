package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class AssignmentProperties {
    /** Pairs and what they cost together. */
    private record Best(int pairs, double cost) {
        boolean isBetterThan(Best other) {
            return pairs > other.pairs || (pairs == other.pairs && cost < other.cost);
        }
    }

    @Property
    void noOtherPairingHasMorePairsOrCostsLess(
            @ForAll @IntRange(max = 5) int rows,
            @ForAll @IntRange(max = 5) int columns,
            @ForAll @DoubleRange(max = 1) double most,
            @ForAll @Size(25) List<@DoubleRange(max = 1) Double> values) {
        Assignment.Costs costs = (row, column) -> values.get(5 * row + column);

        var found = Assignment.cheapest(rows, columns, most, costs);

        var taken =
                Arrays.stream(found).filter(column -> column != Assignment.NONE).toArray();
        double cost = 0;
        for (int row = 0; row < rows; row++) {
            if (found[row] != Assignment.NONE) {
                assertThat(costs.of(row, found[row])).isLessThanOrEqualTo(most);
                cost += costs.of(row, found[row]);
            }
        }
        var best = best(0, rows, new boolean[columns], most, costs);
        assertThat(taken).doesNotHaveDuplicates().hasSize(best.pairs());
        assertThat(cost).isCloseTo(best.cost(), within(1e-9));
    }

    /** Tries all. */
    private static Best best(int row, int rows, boolean[] isTaken, double most, Assignment.Costs costs) {
        if (row == rows) {
            return new Best(0, 0);
        }
        var best = best(row + 1, rows, isTaken, most, costs);
        for (int column = 0; column < isTaken.length; column++) {
            if (!isTaken[column] && costs.of(row, column) <= most) {
                isTaken[column] = true;
                var rest = best(row + 1, rows, isTaken, most, costs);
                isTaken[column] = false;
                var here = new Best(rest.pairs() + 1, rest.cost() + costs.of(row, column));
                best = here.isBetterThan(best) ? here : best;
            }
        }
        return best;
    }
}
