package org.vsekai.backpack.tasks;

import java.util.Optional;
import org.vsekai.backpack.vision.Perceived;
import org.vsekai.backpack.vision.TimeSplit;

/**
 * What a model made of an input.
 *
 * @param split where the time went; none where the whole call is the model's
 */
record Done<O>(O value, Optional<TimeSplit> split) {
    static <O> Done<O> of(Perceived<O> perceived) {
        return new Done<>(perceived.value(), Optional.of(perceived.milliseconds()));
    }

    static <O> Done<O> of(O value) {
        return new Done<>(value, Optional.empty());
    }
}
