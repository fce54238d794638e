package org.vsekai.backpack.relate;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.vsekai.backpack.pipeline.SparkRows;
import org.vsekai.backpack.table.ClassAncestorRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.ItemFeatureRow;
import org.vsekai.backpack.table.ItemFeatureRow.Feature;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.SceneNodeRow;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * From declarations and detections to features, as functions of datasets. Each object counts once for its class and
 * once for each class above it, however many ways lead there. Classes that the ontology does not know count nowhere.
 */
final class ItemFeatures {
    private ItemFeatures() {}

    /**
     * What owners and scenes declare: a class that the owner names counts once, a class that the scene's description gives to the
     * scene counts once, a node of the item's scene with a class counts once.
     *
     * @param sceneClasses scene_id, class_iri
     * @return item_id, class_iri, declared, detected (0)
     */
    static Dataset<Row> declared(
            Dataset<Row> items, Dataset<Row> sceneClasses, Dataset<Row> nodes, Dataset<Row> ancestors) {
        var byOwner = items.select(
                col(ItemRow.ITEM_ID),
                explode(array_distinct(col(ItemRow.CLASS_IRIS))).as(Feature.CLASS_IRI));
        var byScene = items.select(ItemRow.ITEM_ID, ItemRow.SCENE_ID)
                .join(
                        nodes.select(SceneNodeRow.SCENE_ID, SceneNodeRow.CLASS_IRI)
                                .unionByName(sceneClasses),
                        ItemRow.SCENE_ID)
                .select(col(ItemRow.ITEM_ID), col(SceneNodeRow.CLASS_IRI).as(Feature.CLASS_IRI));
        return rolledUp(byOwner.unionByName(byScene), ancestors)
                .groupBy(ItemRow.ITEM_ID, Feature.CLASS_IRI)
                .agg(number(count(lit(1))).as(Feature.DECLARED), lit(0.0).as(Feature.DETECTED));
    }

    /**
     * What models saw: the most objects of a class in one frame by one model. Frames are counted after the classes
     * are rolled up, so that a cat and a dog in one frame are two animals.
     *
     * @param leastScore detections below it do not count
     * @return item_id, class_iri, declared (0), detected
     */
    static Dataset<Row> detected(
            Dataset<Row> items, Dataset<Row> detections, Dataset<Row> ancestors, double leastScore) {
        var seen = detections
                .where(col(DetectionRow.SCORE).geq(leastScore))
                .select(
                        col(DetectionRow.SCENE_ID),
                        col(DetectionRow.FRAME_ID),
                        col(DetectionRow.MODEL_DIGEST),
                        col(DetectionRow.CLASS_IRI).as(Feature.CLASS_IRI));
        var most = rolledUp(seen, ancestors)
                .groupBy(DetectionRow.SCENE_ID, DetectionRow.FRAME_ID, DetectionRow.MODEL_DIGEST, Feature.CLASS_IRI)
                .agg(number(count(lit(1))).as(Feature.DETECTED))
                .groupBy(DetectionRow.SCENE_ID, Feature.CLASS_IRI)
                .agg(max(Feature.DETECTED).as(Feature.DETECTED));
        return items.select(ItemRow.ITEM_ID, ItemRow.SCENE_ID)
                .join(most, ItemRow.SCENE_ID)
                .select(
                        col(ItemRow.ITEM_ID),
                        col(Feature.CLASS_IRI),
                        lit(0.0).as(Feature.DECLARED),
                        col(Feature.DETECTED));
    }

    /**
     * One row of {@code item_features} for each item, also for those that hold nothing we know of.
     *
     * @param held item_id, class_iri, declared, detected: rows of the same item and class are added up
     * @param attributes item_id, attributes
     * @param summaries item_id, summary
     */
    static Dataset<Row> together(
            Dataset<Row> items, Dataset<Row> held, Dataset<Row> attributes, Dataset<Row> summaries) {
        var features = held.groupBy(ItemRow.ITEM_ID, Feature.CLASS_IRI)
                .agg(
                        sum(Feature.DECLARED).as(Feature.DECLARED),
                        sum(Feature.DETECTED).as(Feature.DETECTED))
                .groupBy(ItemRow.ITEM_ID)
                .agg(sort_array(collect_list(
                                struct(col(Feature.CLASS_IRI), col(Feature.DECLARED), col(Feature.DETECTED))))
                        .as(ItemFeatureRow.FEATURES));
        return items.select(ItemRow.ITEM_ID)
                .join(features, joinedBy(ItemRow.ITEM_ID), "left")
                .join(attributes, joinedBy(ItemRow.ITEM_ID), "left")
                .join(summaries, joinedBy(ItemRow.ITEM_ID), "left")
                .select(
                        col(ItemRow.ITEM_ID).as(ItemFeatureRow.ITEM_ID),
                        coalesce(col(ItemFeatureRow.FEATURES), none(ItemFeatureRow.FEATURES))
                                .as(ItemFeatureRow.FEATURES),
                        coalesce(col(ItemFeatureRow.ATTRIBUTES), none(ItemFeatureRow.ATTRIBUTES))
                                .as(ItemFeatureRow.ATTRIBUTES),
                        coalesce(col(ItemFeatureRow.SUMMARY), lit("")).as(ItemFeatureRow.SUMMARY));
    }

    /** Each row once for its class and once for each class above: {@code class_iri} becomes the ancestor. */
    private static Dataset<Row> rolledUp(Dataset<Row> rows, Dataset<Row> ancestors) {
        var above = ancestors.select(
                col(ClassAncestorRow.CLASS_IRI).as(Feature.CLASS_IRI), col(ClassAncestorRow.ANCESTOR_IRI));
        return rows.join(broadcast(above), Feature.CLASS_IRI)
                .drop(Feature.CLASS_IRI)
                .withColumnRenamed(ClassAncestorRow.ANCESTOR_IRI, Feature.CLASS_IRI);
    }

    private static Column number(Column count) {
        return count.cast(DataTypes.DoubleType);
    }

    private static Column none(String column) {
        var type = SparkRows.schema(ItemFeatureRow.TABLE).apply(column).dataType();
        return array().cast(type);
    }

    private static Seq<String> joinedBy(String column) {
        return CollectionConverters.asScala(List.of(column)).toSeq();
    }
}
