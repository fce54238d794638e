package org.vsekai.backpack.recommend.evaluation;

import org.apache.spark.sql.Row;

/** Lists of floats in Spark's rows as arrays. */
public final class FloatLists {
    private FloatLists() {}

    public static float[] of(Row row, int position) {
        var numbers = row.<Float>getList(position);
        var result = new float[numbers.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = numbers.get(i);
        }
        return result;
    }
}
