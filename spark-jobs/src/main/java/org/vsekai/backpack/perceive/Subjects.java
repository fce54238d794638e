package org.vsekai.backpack.perceive;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.vsekai.backpack.pipeline.SparkRows;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.table.Table;

/** The things that a task looks at: frames, pieces of sound, texts. */
interface Subjects {
    /** Who it is: a frame's id, a clip's, an item's. */
    String ID = "subject_id";
    /** Where it is, as rejects say it. */
    String SOURCE = "source";
    /** What marks of it say besides who it is. */
    String SOURCE_DIGEST = "source_digest";
    /** When it came. */
    String CAME_AT = "came_at";

    /** In what Spark tasks get, the place of the first belongings, after id, source and digest. */
    int FIRST_BELONGINGS = 3;

    /** The tables that say which there are. */
    List<Table<?>> inputs();

    /** All of them, done or not: id, source, source_digest, came_at. */
    Dataset<Row> candidates(StageContext context, Mark mark);

    /** What a task needs of each. */
    List<Belongings> belongings(StageContext context);

    /** What Spark tasks get: id, source, source_digest, then a list of rows for each of the belongings. */
    default Dataset<Row> load(StageContext context, List<Row> wave) {
        var spark = context.spark();
        var ids = spark.createDataFrame(wave, wave.get(0).schema()).select(ID);
        var schema = new StructType()
                .add(ID, DataTypes.StringType, false)
                .add(SOURCE, DataTypes.StringType, false)
                .add(SOURCE_DIGEST, DataTypes.StringType, false);
        var parts = new ArrayList<java.util.Map<String, List<Row>>>();
        for (var belongings : belongings(context)) {
            parts.add(belongings.of(context.warehouse(), ids));
            schema = schema.add(
                    belongings.table().name(),
                    DataTypes.createArrayType(SparkRows.schema(belongings.table()), false),
                    false);
        }
        var rows = wave.stream()
                .map(subject -> {
                    var id = subject.<String>getAs(ID);
                    var values =
                            new ArrayList<Object>(List.of(id, subject.getAs(SOURCE), subject.getAs(SOURCE_DIGEST)));
                    parts.forEach(
                            part -> values.add(part.getOrDefault(id, List.of()).toArray()));
                    return RowFactory.create(values.toArray());
                })
                .toList();
        return spark.createDataFrame(rows, schema);
    }
}
