package org.vsekai.backpack.measure;

import java.util.Map;
import org.vsekai.backpack.pipeline.Pipeline;

/** The stages that measure the models. */
public final class Measure {
    private Measure() {}

    /**
     * The stages.
     *
     * @param classIris the ontology's class for each of the detector's labels that it knows
     * @param rootClass the class above all others, which stands for all of them together
     */
    public static Pipeline pipeline(Map<String, String> classIris, String rootClass) {
        return new Pipeline("measure", new MeasureDetections(classIris, rootClass), new MeasureThroughput());
    }
}
