package org.vsekai.backpack.recommend.interactions;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.vsekai.backpack.pipeline.SparkRows;
import org.vsekai.backpack.table.InteractionRow;
import org.vsekai.backpack.table.ItemIndexRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.UserIndexRow;

/**
 * Stable dense numbers for MLlib, which wants ints: from 0 without gaps, new ids in ascending order after those that
 * are there. The same interactions on the same index give the same numbers, however often they are taken.
 *
 * @param table the index
 * @param source the column of interactions (and of items) that names the user or item
 * @param id the column of the index that does
 * @param number the column of the index that holds the number
 */
public record DenseIndex(Table<?> table, String source, String id, String number) {
    public static final DenseIndex USERS =
            new DenseIndex(UserIndexRow.TABLE, InteractionRow.USER_ID, UserIndexRow.USER_ID, UserIndexRow.INDEX);
    public static final DenseIndex ITEMS =
            new DenseIndex(ItemIndexRow.TABLE, InteractionRow.ITEM_ID, ItemIndexRow.ITEM_ID, ItemIndexRow.INDEX);

    private static final String KNOWN = "known";

    /** The rows that the index lacks for what is named. */
    public Dataset<Row> additions(Dataset<Row> named, Dataset<Row> present) {
        var fresh = named.select(col(source).as(id))
                .distinct()
                .join(present.select(col(id).as(KNOWN)), col(id).equalTo(col(KNOWN)), "left_anti");
        int next = next(present);
        var numbered = fresh.sort(id).javaRDD().zipWithIndex().map(pair -> numbered(pair._1(), next + pair._2()));
        return named.sparkSession().createDataFrame(numbered, SparkRows.schema(table));
    }

    private int next(Dataset<Row> present) {
        var greatest = present.agg(max(number)).head();
        return greatest.isNullAt(0) ? 0 : greatest.getInt(0) + 1;
    }

    private static Row numbered(Row id, long number) {
        return RowFactory.create(id.getString(0), Math.toIntExact(number));
    }
}
