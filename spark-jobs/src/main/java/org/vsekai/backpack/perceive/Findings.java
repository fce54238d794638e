package org.vsekai.backpack.perceive;

import java.util.List;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.pipeline.Outcome;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.EmbeddingRow;
import org.vsekai.backpack.table.InferenceRow;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.Table;

/** What looking at one frame gave. */
final class Findings {
    static final List<Table<?>> TABLES =
            List.of(DetectionRow.TABLE, EmbeddingRow.TABLE, InferenceRow.TABLE, RejectRow.TABLE);

    private Findings() {}

    static Row seen(List<DetectionRow> detections, EmbeddingRow embedding, InferenceRow inference) {
        return new Outcome(TABLES)
                .addAll(DetectionRow.TABLE, detections)
                .add(EmbeddingRow.TABLE, embedding)
                .add(InferenceRow.TABLE, inference)
                .row();
    }

    static Row refused(RejectRow reject) {
        return new Outcome(TABLES).add(RejectRow.TABLE, reject).row();
    }
}
