package org.vsekai.backpack.perceive;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.pipeline.Outcome;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.vision.TimeSplit;

/**
 * What a task does, apart from tables, waves and faults: it travels to Spark tasks.
 *
 * @param <S> what it looks at, read and decoded
 */
interface Work<S> extends Serializable {
    /** The tables that it fills, besides marks and rejects. */
    List<Table<?>> tables();

    /**
     * Reads and decodes something, on another thread than that which looks at it.
     *
     * @param subject a row of {@link Subjects#load}
     * @throws RefusedException when it cannot be looked at
     * @throws IOException when the storage is at fault: trying again may help
     */
    S read(Row subject) throws IOException;

    /** Gets ready on the thread of a Spark task: loads the network where this process has not yet. */
    Worker<S> open();

    /** Does it, on one thread. */
    interface Worker<S> extends AutoCloseable {
        /** How many things to give at once. */
        int most();

        /** What becomes of each, in their order. */
        List<Finding> look(List<S> subjects) throws IOException;

        @Override
        void close();
    }

    /**
     * What looking at one thing gave.
     *
     * @param rows for the tables
     * @param results how many, as the mark says it
     * @param times where its time went
     */
    record Finding(Outcome rows, int results, TimeSplit times) {
        /** Nothing yet. */
        static Outcome none() {
            return new Outcome(Inspection.TABLES);
        }
    }
}
