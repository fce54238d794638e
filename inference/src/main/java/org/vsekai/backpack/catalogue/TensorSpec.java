package org.vsekai.backpack.catalogue;

import static org.vsekai.backpack.catalogue.Checks.require;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A tensor that a network takes or gives.
 *
 * @param shape its sides; -1 is any
 * @param batchSide the side along which samples lie one after another, from 0; cards that do not say it mean the first
 */
public record TensorSpec(String name, TensorType datatype, List<Long> shape, int batchSide) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:/-]{0,127}");
    private static final int MOST_SIDES = 8;

    public TensorSpec {
        Checks.match("name", name, NAME, "1 to 128 letters, digits and _ . : / -");
        shape = List.copyOf(shape);
        require(shape.size() <= MOST_SIDES, "shape must have at most " + MOST_SIDES + " sides");
        require(
                batchSide == 0 || (batchSide > 0 && batchSide < shape.size() && shape.get(batchSide) == -1),
                "batch_side must be a side that is -1");
        require(shape.stream().allMatch(side -> side == -1 || side >= 1), "shape must be of sides of 1 or more, or -1");
    }

    /** The side along which tensors of several requests can be laid together; none where there is none, or where others vary too. */
    public OptionalInt samplesAlong() {
        boolean varies = !shape.isEmpty() && shape.get(batchSide) == -1;
        return varies && shape.stream().filter(side -> side == -1).count() == 1
                ? OptionalInt.of(batchSide)
                : OptionalInt.empty();
    }

    /** Whether all its sides are given. */
    public boolean isFixed() {
        return !shape.contains(-1L);
    }

    /** Whether a tensor may have these sides. */
    public boolean accepts(List<Long> sides) {
        if (sides.size() != shape.size()) {
            return false;
        }
        for (int i = 0; i < sides.size(); i++) {
            if (shape.get(i) != -1 && !shape.get(i).equals(sides.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The sides for people, such as [n, 3, 416, 416]. */
    public String sides() {
        return shape.stream()
                .map(side -> side == -1 ? "n" : Long.toString(side))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
