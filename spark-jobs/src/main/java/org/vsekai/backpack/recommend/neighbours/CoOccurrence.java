package org.vsekai.backpack.recommend.neighbours;

import java.io.Serializable;
import java.util.stream.IntStream;
import org.vsekai.backpack.recommend.matrix.BestFew;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;

/**
 * Which items the same users have. An item is taken for a document and its users for its words: each strength gets its
 * BM25 weight (Robertson and Zaragoza 2009), which holds down users with many items and items with many users. Two items
 * are as similar as the cosine of their weights, shrunk where few users tell of it: times n / (n + shrinkage), n being
 * the users in common (Bell and Koren 2007). So similarities lie between 0 and 1.
 *
 * <p>The product is Gustavson's: a row at a time, with one accumulator for each item. Its cost is the sum over users of
 * the square of their items, which is why these are capped. Memory: 16 bytes a strength. Immutable and thread-safe; sent
 * to executors, which each make some of the rows.
 */
public final class CoOccurrence implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int BLOCK = 1_024;

    private final SparseMatrix byUser;
    private final SparseMatrix byItem;
    private final double shrinkage;

    private CoOccurrence(SparseMatrix byUser, SparseMatrix byItem, double shrinkage) {
        this.byUser = byUser;
        this.byItem = byItem;
        this.shrinkage = shrinkage;
    }

    /**
     * Weighs strengths.
     *
     * @param strengths users by items, greater than 0
     */
    public static CoOccurrence of(SparseMatrix strengths, CoOccurrenceSettings settings) {
        var capped = strengths.capped(settings.mostItems());
        var byItem = unitRows(weighted(capped.transposed(), settings));
        return new CoOccurrence(byItem.transposed(), byItem, settings.shrinkage());
    }

    /** The neighbours of all items, on all cores. */
    public SparseMatrix neighbours(int most) {
        int blocks = (items() + BLOCK - 1) / BLOCK;
        var parts = IntStream.range(0, blocks)
                .parallel()
                .mapToObj(block -> neighbours(block * BLOCK, Math.min(items(), (block + 1) * BLOCK), most))
                .toList();
        return SparseMatrix.stacked(items(), parts);
    }

    public int items() {
        return byItem.rows();
    }

    /**
     * The neighbours of the items from one on and before another: a row for each, greatest similarity first, of equals
     * the smaller number; never the item itself.
     *
     * @param most so many at most
     */
    public SparseMatrix neighbours(int from, int to, int most) {
        var similarities = new float[items()];
        var common = new int[items()];
        var met = new int[items()];
        var best = new BestFew(most);
        var rows = new SparseMatrix.Builder(items(), (to - from) * Math.min(most, 64));
        for (int item = from; item < to; item++) {
            int count = meet(item, similarities, common, met);
            for (int i = 0; i < count; i++) {
                int other = met[i];
                if (other != item && similarities[other] > 0) {
                    best.offer(other, (float) (similarities[other] * (common[other] / (common[other] + shrinkage))));
                }
                similarities[other] = 0;
                common[other] = 0;
            }
            rows.add(best);
        }
        return rows.build();
    }

    /** Adds up the item's row; says how many other items it met. Users come in order, so that sums are always the same. */
    private int meet(int item, float[] similarities, int[] common, int[] met) {
        int count = 0;
        for (int at = byItem.start(item); at < byItem.end(item); at++) {
            int user = byItem.column(at);
            float weight = byItem.value(at);
            for (int place = byUser.start(user); place < byUser.end(user); place++) {
                int other = byUser.column(place);
                if (common[other]++ == 0) {
                    met[count++] = other;
                }
                similarities[other] += weight * byUser.value(place);
            }
        }
        return count;
    }

    private static SparseMatrix weighted(SparseMatrix byItem, CoOccurrenceSettings settings) {
        var rarity = rarity(byItem);
        var lengths = lengths(byItem);
        double mean = mean(lengths);
        double k = settings.saturation();
        var weights = new float[byItem.entries()];
        for (int item = 0; item < byItem.rows(); item++) {
            double penalty = 1 - settings.lengthPenalty() + settings.lengthPenalty() * lengths[item] / mean;
            for (int at = byItem.start(item); at < byItem.end(item); at++) {
                double strength = byItem.value(at);
                weights[at] = (float) (strength * (k + 1) / (k * penalty + strength) * rarity[byItem.column(at)]);
            }
        }
        return byItem.withValues(weights);
    }

    /** BM25's idf of each user, in the form that is never below 0. */
    private static double[] rarity(SparseMatrix byItem) {
        var counts = new int[byItem.columns()];
        int items = 0;
        for (int item = 0; item < byItem.rows(); item++) {
            items += byItem.end(item) > byItem.start(item) ? 1 : 0;
            for (int at = byItem.start(item); at < byItem.end(item); at++) {
                counts[byItem.column(at)]++;
            }
        }
        var rarity = new double[counts.length];
        for (int user = 0; user < counts.length; user++) {
            rarity[user] = Math.log1p((items - counts[user] + 0.5) / (counts[user] + 0.5));
        }
        return rarity;
    }

    private static double[] lengths(SparseMatrix byItem) {
        var lengths = new double[byItem.rows()];
        for (int item = 0; item < lengths.length; item++) {
            for (int at = byItem.start(item); at < byItem.end(item); at++) {
                lengths[item] += byItem.value(at);
            }
        }
        return lengths;
    }

    /** Over the items that anybody has. */
    private static double mean(double[] lengths) {
        double sum = 0;
        int items = 0;
        for (double length : lengths) {
            sum += length;
            items += length > 0 ? 1 : 0;
        }
        return sum / Math.max(1, items);
    }

    private static SparseMatrix unitRows(SparseMatrix matrix) {
        var values = new float[matrix.entries()];
        for (int row = 0; row < matrix.rows(); row++) {
            double square = 0;
            for (int at = matrix.start(row); at < matrix.end(row); at++) {
                square += (double) matrix.value(at) * matrix.value(at);
            }
            double norm = Math.sqrt(square);
            for (int at = matrix.start(row); at < matrix.end(row); at++) {
                values[at] = (float) (matrix.value(at) / norm);
            }
        }
        return matrix.withValues(values);
    }
}
