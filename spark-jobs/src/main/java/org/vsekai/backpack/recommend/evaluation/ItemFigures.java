package org.vsekai.backpack.recommend.evaluation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.recommend.interactions.Strengths;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.Names;

/**
 * What is known of the items that lists are made of, by dense number; sent to executors. No record: Kryo cannot make
 * records. Immutable and thread-safe.
 */
public final class ItemFigures implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final byte UNKNOWN = -1;
    private static final String[] KINDS =
            Arrays.stream(ItemKind.values()).map(Names::lowerCase).toArray(String[]::new);

    private final int[] likers;
    private final long users;
    private final byte[] kinds;
    private final int rank;
    private final float[] vectors;

    private ItemFigures(int[] likers, long users, byte[] kinds, int rank, float[] vectors) {
        this.likers = likers;
        this.users = users;
        this.kinds = kinds;
        this.rank = rank;
        this.vectors = vectors;
    }

    /** Who likes what in the split's training part. */
    public static ItemFigures of(Split split) {
        var liked = split.train().where(col(Strengths.STRENGTH).gt(0));
        var counts =
                liked.groupBy(Strengths.ITEM).agg(count(lit(1)).cast("int")).collectAsList();
        var likers = new int[size(split.candidates().union(liked.select(Strengths.ITEM)))];
        counts.forEach(row -> likers[row.getInt(0)] = row.getInt(1));
        long users = liked.select(Strengths.USER).distinct().count();
        return new ItemFigures(likers, users, new byte[0], 0, new float[0]);
    }

    /** The same with the items' kinds, so that each kind is a segment. Rows of item (its number) and kind. */
    public ItemFigures withKinds(Dataset<Row> itemKinds) {
        var known = new byte[likers.length];
        Arrays.fill(known, UNKNOWN);
        for (var row : itemKinds.select(Strengths.ITEM, ItemRow.KIND).collectAsList()) {
            if (row.getInt(0) < known.length) {
                known[row.getInt(0)] = (byte) Arrays.asList(KINDS).indexOf(row.getString(1));
            }
        }
        return new ItemFigures(likers, users, known, rank, vectors);
    }

    /** The same with vectors of items, by which the diversity of lists is measured. Rows of id and factors. */
    ItemFigures withVectors(List<Row> factors, int length) {
        var unit = new float[Math.multiplyExact(likers.length, length)];
        for (var row : factors) {
            if (row.getInt(0) < likers.length) {
                normalize(FloatLists.of(row, 1), unit, row.getInt(0) * length);
            }
        }
        return new ItemFigures(likers, users, kinds, length, unit);
    }

    /** Which kinds items may be of; a segment for each. */
    static List<String> kinds() {
        return List.of(KINDS);
    }

    /** Those of the items that are of a kind. */
    int[] ofKind(int[] items, int kind) {
        return Arrays.stream(items)
                .filter(item -> item < kinds.length && kinds[item] == kind)
                .toArray();
    }

    /** Users who like the item. */
    int likers(int item) {
        return likers[item];
    }

    /** Self-information of meeting the item, in bits: the fewer users like it the more; unknown ones as if one did. */
    double selfInformation(int item) {
        return Math.log((double) Math.max(1, users) / Math.max(1, likers[item])) / Math.log(2);
    }

    /** Cosine of two items' vectors; 0 when one has none. */
    double cosine(int left, int right) {
        double sum = 0;
        for (int k = 0; k < rank; k++) {
            sum += vectors[left * rank + k] * vectors[right * rank + k];
        }
        return sum;
    }

    boolean hasVectors() {
        return rank > 0;
    }

    private static int size(Dataset<Row> items) {
        var greatest = items.agg(max(Strengths.ITEM)).head();
        return greatest.isNullAt(0) ? 0 : greatest.getInt(0) + 1;
    }

    private static void normalize(float[] vector, float[] into, int at) {
        double square = 0;
        for (float value : vector) {
            square += value * value;
        }
        float scale = square > 0 ? (float) (1 / Math.sqrt(square)) : 0;
        for (int k = 0; k < vector.length; k++) {
            into[at + k] = vector[k] * scale;
        }
    }
}
