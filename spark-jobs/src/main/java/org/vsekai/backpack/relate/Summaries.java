package org.vsekai.backpack.relate;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.slice;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.vsekai.backpack.table.ItemFeatureRow;
import org.vsekai.backpack.table.ItemFeatureRow.Feature;

/** What items hold, in words: the classes themselves and none above, by their English labels, the most first. */
final class Summaries {
    private static final int MOST_CLASSES = 10;
    private static final String LABEL = "label";
    private static final String COUNT = "count";

    private Summaries() {}

    /**
     * A summary for each item that holds something.
     *
     * @param held item_id, class_iri, declared, detected: each object for its own class only
     * @param places the same, of kinds of places, which are not counted
     * @param labels the label of each class
     * @return item_id, summary
     */
    static Dataset<Row> of(Dataset<Row> held, Dataset<Row> places, Map<String, String> labels) {
        var things = held.groupBy(ItemFeatureRow.ITEM_ID, Feature.CLASS_IRI)
                .agg(greatest(sum(Feature.DECLARED), sum(Feature.DETECTED))
                        .cast(DataTypes.LongType)
                        .as(COUNT));
        var wholes = places.select(col(ItemFeatureRow.ITEM_ID), col(Feature.CLASS_IRI), lit(0L).as(COUNT));
        var counted = things.unionByName(wholes)
                .join(broadcast(labels(held.sparkSession(), labels)), Feature.CLASS_IRI)
                .withColumn(
                        LABEL,
                        when(col(COUNT).equalTo(0), col(LABEL)).otherwise(concat(col(COUNT), lit(" × "), col(LABEL))));
        // Sorted by what falls, then by what rises: greater counts first, then labels by letter.
        var sorted = sort_array(collect_list(struct(col(COUNT).unary_$minus().as(COUNT), col(LABEL))));
        return counted.groupBy(ItemFeatureRow.ITEM_ID)
                .agg(array_join(slice(sorted, 1, MOST_CLASSES).getField(LABEL), ", ")
                        .as(ItemFeatureRow.SUMMARY));
    }

    private static Dataset<Row> labels(SparkSession spark, Map<String, String> labels) {
        var schema =
                new StructType().add(Feature.CLASS_IRI, DataTypes.StringType).add(LABEL, DataTypes.StringType);
        List<Row> rows = labels.entrySet().stream()
                .map(entry -> RowFactory.create(entry.getKey(), entry.getValue()))
                .toList();
        return spark.createDataFrame(rows, schema);
    }
}
