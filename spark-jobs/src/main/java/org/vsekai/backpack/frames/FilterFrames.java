package org.vsekai.backpack.frames;

import org.vsekai.backpack.pipeline.QuickPlans;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;

/**
 * Decides which frames the detector looks at this night: measures those that are new, then holds all that wait for the
 * detector to thresholds as strict as the night is short. It runs every night, since the time that there is changes too.
 */
final class FilterFrames implements Stage {
    static final String STAGE = "frames/filter";

    @Override
    public String name() {
        return "filter";
    }

    @Override
    public StageResult run(StageContext context) {
        try (var quick = QuickPlans.on(context.spark())) {
            return runQuickly(context);
        }
    }

    private StageResult runQuickly(StageContext context) {
        var settings = context.settings().bind(FilterSettings.SECTION, FilterSettings.class);
        var measured = new MeasureFrames(context, settings.framesPerWave()).run();
        var decided = new DecideFrames(context, settings).run();
        return new StageResult(
                measured.frames() + decided.frames(),
                measured.written() + decided.written(),
                measured.text() + "; " + decided.text());
    }
}
