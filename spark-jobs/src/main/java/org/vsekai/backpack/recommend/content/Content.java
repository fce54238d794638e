package org.vsekai.backpack.recommend.content;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log1p;
import static org.apache.spark.sql.functions.posexplode;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.recommend.interactions.Sizes;
import org.vsekai.backpack.recommend.interactions.StrengthMatrix;
import org.vsekai.backpack.recommend.interactions.Strengths;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;
import org.vsekai.backpack.table.EmbeddingRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.ItemFeatureRow;
import org.vsekai.backpack.table.ItemIndexRow;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.UserIndexRow;

/**
 * What items are, as rows of numbers: classes with all above them, declared and seen apart and as log(1 + count), tags,
 * kind and creator as 1, and the mean image embedding of their scene's frames, where there is one. Only features that
 * enough items have.
 */
final class Content {
    private static final String FEATURE = "feature";
    private static final String VALUE = "value";
    private static final String POSITION = "position";
    private static final String[] ITEM = {ItemRow.ITEM_ID};

    private final Warehouse warehouse;
    private final ContentSettings settings;

    Content(Warehouse warehouse, ContentSettings settings) {
        this.warehouse = warehouse;
        this.settings = settings;
    }

    /** Items by features. */
    SparseMatrix ofItems() {
        var features = features().persist();
        try {
            return matrix(features, names(features), Sizes.of(warehouse).items());
        } finally {
            features.unpersist();
        }
    }

    /** Users by features: the mean over the items that they made. */
    SparseMatrix ofCreators(SparseMatrix items) {
        int users = Sizes.of(warehouse).users();
        var made = warehouse
                .read(ItemRow.TABLE)
                .select(col(ItemRow.ITEM_ID), col(ItemRow.OWNER).as(UserIndexRow.USER_ID))
                .join(
                        warehouse.read(UserIndexRow.TABLE).withColumnRenamed(UserIndexRow.INDEX, Strengths.USER),
                        new String[] {UserIndexRow.USER_ID},
                        "inner")
                .join(numbers(), ITEM, "inner")
                .select(col(Strengths.USER), col(Strengths.ITEM), lit(1f).as(Strengths.STRENGTH));
        var creators = StrengthMatrix.of(made, users, items.rows());
        var rows = new SparseMatrix.Builder(items.columns(), items.entries());
        for (int user = 0; user < users; user++) {
            var mean = mean(creators.columnsOf(user), items);
            for (int feature = 0; feature < mean.length; feature++) {
                if (mean[feature] != 0) {
                    rows.put(feature, mean[feature]);
                }
            }
            rows.endRow();
        }
        return rows.build();
    }

    private static float[] mean(int[] made, SparseMatrix items) {
        var mean = new float[made.length == 0 ? 0 : items.columns()];
        for (int item : made) {
            for (int at = items.start(item); at < items.end(item); at++) {
                mean[items.column(at)] += items.value(at) / made.length;
            }
        }
        return mean;
    }

    private Dataset<Row> features() {
        var items = warehouse.read(ItemRow.TABLE);
        var classes = warehouse
                .read(ItemFeatureRow.TABLE)
                .select(
                        col(ItemFeatureRow.ITEM_ID),
                        explode(col(ItemFeatureRow.FEATURES)).as("held"));
        var iri = col("held." + ItemFeatureRow.Feature.CLASS_IRI);
        return Stream.of(
                        feature(classes, "declared ", iri, log1p(col("held." + ItemFeatureRow.Feature.DECLARED))),
                        feature(classes, "seen ", iri, log1p(col("held." + ItemFeatureRow.Feature.DETECTED))),
                        feature(items.withColumn("tag", explode(col(ItemRow.TAGS))), "tag ", col("tag"), lit(1)),
                        feature(items, "kind ", col(ItemRow.KIND), lit(1)),
                        feature(items, "creator ", col(ItemRow.OWNER), lit(1)),
                        images(items))
                .reduce(Dataset::unionByName)
                .orElseThrow()
                .where(col(VALUE).notEqual(0))
                .dropDuplicates(ItemRow.ITEM_ID, FEATURE)
                .join(numbers(), ITEM, "inner")
                .select(Strengths.ITEM, FEATURE, VALUE);
    }

    private static Dataset<Row> feature(Dataset<Row> rows, String sort, Column name, Column value) {
        return rows.select(
                col(ItemRow.ITEM_ID),
                concat(lit(sort), name).as(FEATURE),
                value.cast(DataTypes.FloatType).as(VALUE));
    }

    /** Embeddings have a place for each of their numbers. */
    private Dataset<Row> images(Dataset<Row> items) {
        var means = warehouse
                .read(EmbeddingRow.TABLE)
                .where(col(EmbeddingRow.SPACE).equalTo("image"))
                .join(
                        warehouse.read(FrameRow.TABLE).select(FrameRow.FRAME_ID, FrameRow.SCENE_ID),
                        col(EmbeddingRow.ENTITY_ID).equalTo(col(FrameRow.FRAME_ID)))
                .select(
                        col(FrameRow.SCENE_ID),
                        posexplode(col(EmbeddingRow.VECTOR)).as(new String[] {POSITION, VALUE}))
                .groupBy(FrameRow.SCENE_ID, POSITION)
                .agg(avg(VALUE).as(VALUE));
        var ofItems =
                items.select(ItemRow.ITEM_ID, ItemRow.SCENE_ID).join(means, new String[] {ItemRow.SCENE_ID}, "inner");
        return feature(ofItems, "image ", col(POSITION).cast(DataTypes.StringType), col(VALUE));
    }

    private Dataset<Row> numbers() {
        return warehouse.read(ItemIndexRow.TABLE).withColumnRenamed(ItemIndexRow.INDEX, Strengths.ITEM);
    }

    /** The features that are used, with a number each. */
    private Dataset<Row> names(Dataset<Row> features) {
        var names = features.groupBy(FEATURE)
                .agg(count(lit(1)).as("items"))
                .where(col("items").geq(settings.leastItems()))
                .orderBy(col("items").desc(), col(FEATURE))
                .limit(settings.mostFeatures())
                .select(FEATURE)
                .collectAsList();
        var rows = IntStream.range(0, names.size())
                .mapToObj(number -> RowFactory.create(names.get(number).getString(0), number))
                .toList();
        return features.sparkSession()
                .createDataFrame(
                        rows,
                        new StructType()
                                .add(FEATURE, DataTypes.StringType, false)
                                .add(POSITION, DataTypes.IntegerType, false));
    }

    private static SparseMatrix matrix(Dataset<Row> features, Dataset<Row> names, int items) {
        var entries = features.join(names, new String[] {FEATURE}, "inner")
                .select(
                        col(Strengths.ITEM).as(Strengths.USER),
                        col(POSITION).as(Strengths.ITEM),
                        col(VALUE).as(Strengths.STRENGTH));
        return StrengthMatrix.ofAll(entries, items, Math.toIntExact(names.count()));
    }
}
