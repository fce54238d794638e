package org.vsekai.backpack.recommend.factorization;

import java.io.Serializable;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Numbers of the driver that tasks read. Where tasks run in the driver's own JVM they get the array itself: to write, compress
 * and read it again for each half-step takes longer than the half-step.
 */
sealed interface SharedFloats extends Serializable, AutoCloseable {
    float[] get();

    @Override
    void close();

    /** How tasks get at the driver's numbers. */
    enum Way {
        BY_REFERENCE,
        BY_BROADCAST;

        static Way of(JavaSparkContext context) {
            return context.isLocal() ? BY_REFERENCE : BY_BROADCAST;
        }
    }

    static SharedFloats of(JavaSparkContext context, Way way, float[] values) {
        return switch (way) {
            case BY_REFERENCE -> Here.put(values);
            case BY_BROADCAST -> new Sent(context.broadcast(values));
        };
    }

    /** The array itself, known by a name that is sent in its place. */
    record Here(String name) implements SharedFloats {
        private static final long serialVersionUID = 1L;
        private static final Map<String, float[]> ARRAYS = new ConcurrentHashMap<>();

        static Here put(float[] values) {
            var here = new Here(UUID.randomUUID().toString());
            ARRAYS.put(here.name, values);
            return here;
        }

        @Override
        public float[] get() {
            var values = ARRAYS.get(name);
            if (values == null) {
                throw new IllegalStateException("the factors are not in this JVM any more: the fit has ended");
            }
            return values;
        }

        @Override
        public void close() {
            ARRAYS.remove(name);
        }
    }

    /** A broadcast. */
    record Sent(Broadcast<float[]> broadcast) implements SharedFloats {
        private static final long serialVersionUID = 1L;

        @Override
        public float[] get() {
            return broadcast.value();
        }

        @Override
        public void close() {
            broadcast.destroy();
        }
    }
}
