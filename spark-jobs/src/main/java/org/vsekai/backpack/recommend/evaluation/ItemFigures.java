package org.vsekai.backpack.recommend.evaluation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.recommend.interactions.Strengths;
import org.vsekai.backpack.recommend.matrix.DenseFactors;
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

    /** Who likes what in a training part. */
    static ItemFigures of(Dataset<Row> train, int[] candidates) {
        var likes = sum(when(col(Strengths.STRENGTH).gt(0), 1).otherwise(0)).cast("int");
        var counts = train.groupBy(Strengths.ITEM).agg(likes).collectAsList();
        int last = IntStream.concat(Arrays.stream(candidates), counts.stream().mapToInt(row -> row.getInt(0)))
                .max()
                .orElse(-1);
        var likers = new int[last + 1];
        counts.forEach(row -> likers[row.getInt(0)] = row.getInt(1));
        long users = train.where(col(Strengths.STRENGTH).gt(0))
                .select(Strengths.USER)
                .distinct()
                .count();
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

    /** The same with vectors of items, by which the diversity of lists is measured. */
    ItemFigures withVectors(DenseFactors factors) {
        int length = factors.rank();
        var unit = new float[Math.multiplyExact(likers.length, length)];
        for (int item = 0; item < likers.length; item++) {
            normalize(factors.values(), item * length, length, unit);
        }
        return new ItemFigures(likers, users, kinds, length, unit);
    }

    /** One more than the greatest number of an item. */
    int size() {
        return likers.length;
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

    private static void normalize(float[] vectors, int at, int length, float[] into) {
        double square = 0;
        for (int k = at; k < at + length; k++) {
            square += vectors[k] * vectors[k];
        }
        float scale = square > 0 ? (float) (1 / Math.sqrt(square)) : 0;
        for (int k = at; k < at + length; k++) {
            into[k] = vectors[k] * scale;
        }
    }
}
