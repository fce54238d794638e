package org.vsekai.backpack.models;

import org.vsekai.backpack.batching.Answer;
import org.vsekai.backpack.server.Problem;
import org.vsekai.backpack.server.Telemetry;

/** Where the time of requests to models goes, and which are refused, by model. Thread-safe. */
public final class ModelMeters {
    private final Telemetry telemetry;

    public ModelMeters(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    /** A part of a request's time. */
    public enum Part {
        QUEUE,
        PREPROCESS,
        INFER,
        POSTPROCESS;

        /** As meters and headers spell it. */
        public String spelling() {
            return org.vsekai.backpack.table.Names.lowerCase(this);
        }
    }

    /** Adds a part of a request's time. */
    public void time(String model, Part part, double milliseconds) {
        telemetry.time(
                "backpack.model.seconds",
                "Seconds of requests to models, by part",
                milliseconds,
                "model",
                model,
                "part",
                part.spelling());
    }

    /** Counts a request that was answered, and whether it shared its call. */
    public void answered(String model, Answer<?> answer) {
        time(model, Part.QUEUE, answer.queueMilliseconds());
        telemetry.count(
                "backpack.model.batched",
                "Requests that shared a call, by model",
                answer.batch() > 1 ? 1 : 0,
                "model",
                model);
    }

    /** Counts a request that was not answered, and gives the reason back. */
    public Problem refused(String model, Problem problem) {
        telemetry.count(
                "backpack.model.refused",
                "Requests that a model did not answer",
                1,
                "model",
                model,
                "reason",
                problem.reason());
        return problem;
    }
}
