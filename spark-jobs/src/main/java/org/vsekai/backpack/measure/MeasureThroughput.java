package org.vsekai.backpack.measure;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.table.InferenceRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.ThroughputRow;

/**
 * How fast each model went through the frames, and with what. A frame in which it had nothing to do, as one without persons has
 * for a task on persons, says nothing of it.
 */
final class MeasureThroughput implements Stage {

    @Override
    public String name() {
        return "throughput";
    }

    @Override
    public List<Table<?>> inputs() {
        return List.of(InferenceRow.TABLE);
    }

    @Override
    public StageResult run(StageContext context) {
        var inferences = context.warehouse()
                .read(InferenceRow.TABLE)
                .where(col(InferenceRow.INFER_MILLISECONDS).gt(0));
        Column total = lit(0.0);
        for (var part : InferenceRow.MILLISECONDS) {
            total = total.plus(col(part));
        }
        var figures = new ArrayList<Column>();
        figures.add(count(lit(1)).as(ThroughputRow.FRAMES));
        InferenceRow.MILLISECONDS.forEach(part -> figures.add(avg(part).as(part)));
        var rows = inferences
                .groupBy(InferenceRow.MODEL, InferenceRow.MODEL_DIGEST)
                .agg(max(InferenceRow.MODEL_VERSION).as(InferenceRow.MODEL_VERSION), figures.toArray(Column[]::new))
                .withColumn(ThroughputRow.FRAMES_PER_CORE_SECOND, lit(1000.0).divide(total));
        long changed = context.warehouse().merge(ThroughputRow.TABLE, rows);
        return new StageResult(inferences.count(), changed, changed + " models measured");
    }
}
