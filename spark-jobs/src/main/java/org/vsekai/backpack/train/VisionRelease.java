package org.vsekai.backpack.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.vsekai.backpack.training.SceneMeasure;
import org.vsekai.backpack.training.SceneModels;
import org.vsekai.backpack.training.SceneModels.Kind;

/**
 * What became of trained models: each is released unless the one that is there is better on the same held-out frames.
 *
 * @param lines what happened, for people
 * @param released how many were released
 * @param refused how many were worse
 */
record VisionRelease(List<String> lines, int released, int refused) {
    private static final double TOLERANCE = 0.005;

    /** Measures what is there and releases what is not worse; all of it where it is {@code forced}. */
    static VisionRelease into(
            Path catalogue, Path candidates, Set<Kind> kinds, Measuring measuring, Figures.Of fresh, boolean forced) {
        var present = measuring.ours(catalogue, kinds);
        var lines = new ArrayList<String>();
        int refused = 0;
        for (var kind : kinds) {
            double now = value(fresh, kind).orElseThrow();
            var old = Files.exists(kind.folder(catalogue)) ? value(present, kind) : Optional.<Double>empty();
            boolean worse = !forced && old.isPresent() && now < old.get() - TOLERANCE;
            if (worse) {
                refused++;
                lines.add(String.format(
                        Locale.ROOT,
                        "%s is not released: %.3f on held-out frames, the one in %s has %.3f.",
                        kind.modelName(),
                        now,
                        kind.folder(catalogue),
                        old.get()));
            } else {
                SceneModels.copy(kind, candidates, catalogue);
                lines.add(String.format(
                        Locale.ROOT,
                        "%s is released into %s: %.3f on held-out frames%s.",
                        kind.modelName(),
                        kind.folder(catalogue),
                        now,
                        old.map(value -> String.format(Locale.ROOT, ", before %.3f", value))
                                .orElse("")));
            }
        }
        return new VisionRelease(lines, kinds.size() - refused, refused);
    }

    private static Optional<Double> value(Figures.Of figures, Kind kind) {
        return switch (kind) {
            case DETECTOR -> figures.detections().map(SceneMeasure.Detections::mean);
            case SEGMENTER -> figures.regions().map(SceneMeasure.Regions::mean);
            case CAPTIONER -> figures.captions().map(SceneMeasure.Captions::words);
        };
    }
}
