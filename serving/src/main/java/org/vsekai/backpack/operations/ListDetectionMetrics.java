package org.vsekai.backpack.operations;

import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.table.DetectionMetricRow;

/**
 * {@code GET /v1/detection-metrics}: how well detections meet the renderer's exact boxes, class by class, most objects
 * first. Body: metrics (model, model_version, class_iri, iou_threshold, truths, detections, matches, precision, recall). From
 * the table as it is now: the night measures after it has released. Takes no parameters.
 */
final class ListDetectionMetrics implements Endpoint {
    private final Operations operations;

    ListDetectionMetrics(Operations operations) {
        this.operations = operations;
    }

    record Answer(List<DetectionMetricRow> metrics) {}

    @Override
    public String path() {
        return "/v1/detection-metrics";
    }

    @Override
    public void answer(Context context) {
        Parameters.of(context);
        var order = Comparator.comparing(DetectionMetricRow::model)
                .thenComparing(DetectionMetricRow::modelVersion)
                .thenComparing(
                        Comparator.comparingLong(DetectionMetricRow::truths).reversed())
                .thenComparing(DetectionMetricRow::classIri)
                .thenComparing(DetectionMetricRow::iouThreshold);
        Json.answer(
                context,
                new Answer(operations.detectionMetrics().stream().sorted(order).toList()));
    }
}
