package org.vsekai.backpack.perceive;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.pipeline.Outcome;

/**
 * What a network does with pictures of frames or of parts of them.
 *
 * @param <T> what it makes of a picture
 */
interface PictureWork<T> extends Work<Eyes.Sight> {
    Eyes eyes();

    /** Opens the network for the calling thread. */
    PictureWorker.Network<T> network();

    /**
     * Adds the rows of a frame.
     *
     * @param seen one for each view of the frame
     * @return how many results there are
     */
    int add(Outcome outcome, Eyes.Sight sight, List<T> seen);

    /** How many pictures the network sees at once. */
    default int atOnce() {
        return eyes().settings().batchSize();
    }

    @Override
    default Eyes.Sight read(Row subject) throws IOException {
        return eyes().read(subject);
    }

    @Override
    default Worker<Eyes.Sight> open() {
        return new PictureWorker<>(this);
    }
}
