package org.vsekai.backpack.relate;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.ItemFeatureRow.Feature;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.Names;
import org.vsekai.backpack.table.SceneNodeRow;

/**
 * Whether a map is indoors, by where its cameras stand among the boxes of its nodes. A camera is covered when a box lies wholly above
 * it; it stands in the open when no box reaches above it and there are not walls on all four sides. What more than half of the cameras
 * agree on, the map is; of others nothing is said, such as of a map whose only box holds all of it.
 */
final class Surroundings {
    private static final String INDOORS = Ontology.NAMESPACE + "IndoorPlace";
    private static final String OUTDOORS = Ontology.NAMESPACE + "OutdoorPlace";
    private static final String PLACE = Ontology.NAMESPACE + "Place";

    private static final int X = 0;
    private static final int Y = 1;
    private static final int Z = 2;
    private static final List<String> EYE = List.of("eye_x", "eye_y", "eye_z");

    private Surroundings() {}

    /** Item_id, class_iri, declared (0), detected (1); {@code bp:Place} beside each kind of place. */
    static Dataset<Row> of(Dataset<Row> items, Dataset<Row> cameras, Dataset<Row> nodes) {
        var share = cameras(cameras, nodes)
                .groupBy(CameraRow.SCENE_ID)
                .agg(
                        avg(col("covered").cast(DataTypes.IntegerType)).as("covered"),
                        avg(col("open").cast(DataTypes.IntegerType)).as("open"));
        var classes = when(col("covered").gt(0.5), lit(INDOORS + " " + PLACE))
                .when(col("open").gt(0.5), lit(OUTDOORS + " " + PLACE));
        return items.where(col(ItemRow.KIND).equalTo(Names.lowerCase(ItemKind.MAP)))
                .select(ItemRow.ITEM_ID, ItemRow.SCENE_ID)
                .join(share.withColumn("classes", classes), ItemRow.SCENE_ID)
                .where(col("classes").isNotNull())
                .select(
                        col(ItemRow.ITEM_ID),
                        explode(split(col("classes"), " ")).as(Feature.CLASS_IRI),
                        lit(0.0).as(Feature.DECLARED),
                        lit(1.0).as(Feature.DETECTED));
    }

    /** Of these rows those that say which kind of place it is. */
    static Dataset<Row> kinds(Dataset<Row> places) {
        return places.where(col(Feature.CLASS_IRI).notEqual(PLACE));
    }

    /** scene_id, camera_id, covered, open. */
    private static Dataset<Row> cameras(Dataset<Row> cameras, Dataset<Row> nodes) {
        var seen = cameras.select(
                        col(CameraRow.SCENE_ID),
                        col(CameraRow.CAMERA_ID),
                        translation(X).as(EYE.get(X)),
                        translation(Y).as(EYE.get(Y)),
                        translation(Z).as(EYE.get(Z)))
                .join(
                        nodes.select(SceneNodeRow.SCENE_ID, SceneNodeRow.BOX_MINIMUM, SceneNodeRow.BOX_MAXIMUM),
                        SceneNodeRow.SCENE_ID)
                .groupBy(CameraRow.SCENE_ID, CameraRow.CAMERA_ID)
                .agg(
                        max(over().and(least(Y).geq(eye(Y)))).as("covered"),
                        max(over().and(greatest(Y).gt(eye(Y)))).as("overhead"),
                        max(beside(X).and(least(X).geq(eye(X)))).as("right"),
                        max(beside(X).and(greatest(X).leq(eye(X)))).as("left"),
                        max(beside(Z).and(least(Z).geq(eye(Z)))).as("behind"),
                        max(beside(Z).and(greatest(Z).leq(eye(Z)))).as("before"));
        var walled = col("right").and(col("left")).and(col("behind")).and(col("before"));
        return seen.withColumn("open", col("overhead").or(walled).unary_$bang());
    }

    private static Column translation(int axis) {
        return col(CameraRow.WORLD_FROM_CAMERA).getItem(4 * axis + 3);
    }

    private static Column over() {
        return holds(X).and(holds(Z));
    }

    /** A box at the eye's height that the eye would meet when it moved along the axis. */
    private static Column beside(int axis) {
        return holds(Y).and(holds(axis == X ? Z : X));
    }

    private static Column holds(int axis) {
        return eye(axis).between(least(axis), greatest(axis));
    }

    private static Column eye(int axis) {
        return col(EYE.get(axis));
    }

    private static Column least(int axis) {
        return col(SceneNodeRow.BOX_MINIMUM).getItem(axis);
    }

    private static Column greatest(int axis) {
        return col(SceneNodeRow.BOX_MAXIMUM).getItem(axis);
    }
}
