package org.vsekai.backpack.relate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.trim;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.ontology.Attribute;
import org.vsekai.backpack.ontology.Attributes;
import org.vsekai.backpack.table.ItemFeatureRow;
import org.vsekai.backpack.table.ItemFeatureRow.Said;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.SceneAttributeRow;

/** What is said of items: the tags of their owners, and what the descriptions of their scenes say of the scenes. */
final class ItemAttributes {
    /** Who says what an item's owner says. */
    static final String BY_OWNER = "item";

    private ItemAttributes() {}

    /** Item_id, attributes; without items of which nothing is said. */
    static Dataset<Row> of(Dataset<Row> items, Dataset<Row> sceneAttributes) {
        var byOwner = items.select(
                        col(ItemRow.ITEM_ID),
                        lit(Attribute.TAG).as(Said.ATTRIBUTE),
                        explode(col(ItemRow.TAGS)).as(Said.VALUE),
                        lit(BY_OWNER).as(Said.ORIGINS))
                .withColumn(Said.VALUE, regexp_replace(lower(trim(col(Said.VALUE))), "^#+", ""))
                .where(col(Said.VALUE).notEqual(""));
        var byScene = items.select(ItemRow.ITEM_ID, ItemRow.SCENE_ID)
                .join(ofScenes(sceneAttributes), ItemRow.SCENE_ID)
                .where(col(SceneAttributeRow.ATTRIBUTE).notEqual(Attribute.CLASS))
                .select(
                        col(ItemRow.ITEM_ID),
                        col(SceneAttributeRow.ATTRIBUTE).as(Said.ATTRIBUTE),
                        col(SceneAttributeRow.VALUE).as(Said.VALUE),
                        col(SceneAttributeRow.PROPERTY).as(Said.ORIGINS));
        return byOwner.unionByName(byScene)
                .groupBy(ItemRow.ITEM_ID, Said.ATTRIBUTE, Said.VALUE)
                .agg(sort_array(collect_set(Said.ORIGINS)).as(Said.ORIGINS))
                .groupBy(ItemRow.ITEM_ID)
                .agg(sort_array(collect_list(struct(Said.ATTRIBUTE, Said.VALUE, Said.ORIGINS)))
                        .as(ItemFeatureRow.ATTRIBUTES));
    }

    /** The classes that descriptions give to scenes as wholes: scene_id, class_iri. */
    static Dataset<Row> classesOfScenes(Dataset<Row> sceneAttributes) {
        return ofScenes(sceneAttributes)
                .where(col(SceneAttributeRow.ATTRIBUTE).equalTo(Attribute.CLASS))
                .select(
                        col(SceneAttributeRow.SCENE_ID),
                        col(SceneAttributeRow.VALUE).as(ItemFeatureRow.Feature.CLASS_IRI));
    }

    private static Dataset<Row> ofScenes(Dataset<Row> sceneAttributes) {
        return sceneAttributes.where(col(SceneAttributeRow.THING).equalTo(Attributes.OF_SCENE));
    }
}
