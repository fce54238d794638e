package org.vsekai.backpack.relate.graph;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.CollectionAccumulator;
import org.vsekai.backpack.ontology.InvalidDescriptionException;
import org.vsekai.backpack.pipeline.Rejects;
import org.vsekai.backpack.pipeline.SparkRows;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.table.QuadRow;
import org.vsekai.backpack.table.RejectRow;

/**
 * What the graph leaves out, since its statements do not fit their shapes. Noted while statements are made, so that each scene is looked
 * at once; a part that Spark tries again notes the same rows again, and the rejects keep one. Travels to executors; thread-safe.
 */
final class Refusals implements Serializable {
    static final String STAGE = "relate/graph";
    static final String REASON = "invalid_statements";

    private static final long serialVersionUID = 1;

    private final CollectionAccumulator<Row> noted;

    Refusals(SparkSession spark) {
        this.noted = spark.sparkContext().collectionAccumulator("left out of the graph");
    }

    /**
     * The statements of one thing, or none and a note.
     *
     * @param source where the thing is: a scene's path under the landing zone, or what else it is called by
     */
    Iterator<Row> rows(String source, Supplier<List<QuadRow>> statements) {
        try {
            return statements.get().stream()
                    .map(quad -> SparkRows.row(QuadRow.TABLE, quad))
                    .iterator();
        } catch (InvalidDescriptionException e) {
            note(source + " " + e.place(), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            note(source, source + ": " + e.getMessage() + "; see what wrote the number and correct that");
        }
        return List.<Row>of().iterator();
    }

    /** The message is the payload too: of another report there is another row. */
    private void note(String source, String message) {
        noted.add(SparkRows.row(RejectRow.TABLE, Rejects.row(STAGE, source, REASON, message, message)));
    }

    /**
     * Writes what was noted, once the statements are written.
     *
     * @return how many things were left out
     */
    long write(Warehouse warehouse, SparkSession spark) {
        var rows = noted.value().stream().distinct().toList();
        if (!rows.isEmpty()) {
            warehouse.insertNew(RejectRow.TABLE, spark.createDataFrame(rows, SparkRows.schema(RejectRow.TABLE)));
        }
        return rows.size();
    }
}
