package org.vsekai.backpack.pipeline;

import java.util.List;
import org.vsekai.backpack.table.Table;

/**
 * One step of the night: it reads tables and writes tables. Run again after a kill at any point, it must end in the
 * same tables. Instances hold no state between runs.
 */
public interface Stage {

    /** Its last name in the ledger, such as {@code train}. */
    String name();

    /**
     * The tables it reads. When none of them has new data since its last completed run and {@link #parameters} is the
     * same, the stage is skipped. Empty: it runs every night and finds out for itself what is new.
     */
    default List<Table<?>> inputs() {
        return List.of();
    }

    /** What else its result depends on: settings, versions, digests. */
    default String parameters(StageContext context) {
        return "";
    }

    /**
     * Does the work.
     *
     * @throws Exception when the stage as a whole failed; what is wrong with single rows goes to the rejects instead
     */
    StageResult run(StageContext context) throws Exception;
}
