package org.vsekai.backpack.recommend.training;

import org.vsekai.backpack.pipeline.StageContext;

/** Which settings a training runs with: those of the configuration, or what a search on the same data found better. */
public interface ParameterChoice {
    /** Those of the configuration. */
    ParameterChoice CONFIGURED = (context, settings, configured) -> settings;

    /**
     * The settings to train with.
     *
     * @param configured the training that the configuration's settings would make
     * @return the same for the same training, however often it is asked
     */
    TrainingSettings choose(StageContext context, TrainingSettings settings, Training configured);
}
