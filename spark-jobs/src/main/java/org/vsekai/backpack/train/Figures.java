package org.vsekai.backpack.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vsekai.backpack.training.SceneMeasure;

/**
 * What models are worth on held-out frames.
 *
 * @param known on scenes of other seeds
 * @param unseen on scenes whose objects have shapes that no training scene holds
 */
record Figures(Of known, Of unseen) {
    /** Those of one set of frames; what was not measured is empty. */
    record Of(
            Optional<SceneMeasure.Detections> detections,
            Optional<SceneMeasure.Regions> regions,
            Optional<SceneMeasure.Captions> captions) {}

    /** Lines of a table: ours beside NanoDet's. */
    static List<String> table(
            Figures ours, Figures nanodet, List<Integer> both, List<String> labels, List<String> regions) {
        var lines = new ArrayList<String>();
        lines.add(line("", "held out", "unseen shapes", "NanoDet held out", "NanoDet unseen"));
        lines.add(line(
                "mAP@0.5, all classes",
                number(ours.known().detections().map(SceneMeasure.Detections::mean)),
                number(ours.unseen().detections().map(SceneMeasure.Detections::mean)),
                number(nanodet.known().detections().map(SceneMeasure.Detections::mean)),
                number(nanodet.unseen().detections().map(SceneMeasure.Detections::mean))));
        lines.add(line(
                "mAP@0.5, classes both know",
                number(ours.known().detections().map(all -> all.meanOf(both))),
                number(ours.unseen().detections().map(all -> all.meanOf(both))),
                number(nanodet.known().detections().map(all -> all.meanOf(both))),
                number(nanodet.unseen().detections().map(all -> all.meanOf(both)))));
        for (int i = 0; i < labels.size(); i++) {
            int type = i;
            lines.add(line(
                    "  " + labels.get(i),
                    number(ours.known().detections().map(all -> all.byClass().getOrDefault(type, Double.NaN))),
                    number(ours.unseen().detections().map(all -> all.byClass().getOrDefault(type, Double.NaN))),
                    number(nanodet.known().detections().map(all -> all.byClass().getOrDefault(type, Double.NaN))),
                    number(nanodet.unseen().detections().map(all -> all.byClass()
                            .getOrDefault(type, Double.NaN)))));
        }
        lines.add(line(
                "mIoU of regions",
                number(ours.known().regions().map(SceneMeasure.Regions::mean)),
                number(ours.unseen().regions().map(SceneMeasure.Regions::mean))));
        for (int i = 0; i < regions.size(); i++) {
            int region = i;
            lines.add(line(
                    "  " + regions.get(i),
                    number(ours.known().regions().map(all -> all.byClass().getOrDefault(region, Double.NaN))),
                    number(ours.unseen().regions().map(all -> all.byClass().getOrDefault(region, Double.NaN)))));
        }
        lines.add(line(
                "captions: things named (F1)",
                number(ours.known().captions().map(SceneMeasure.Captions::words)),
                number(ours.unseen().captions().map(SceneMeasure.Captions::words))));
        lines.add(line(
                "captions: all of it right",
                number(ours.known().captions().map(SceneMeasure.Captions::exact)),
                number(ours.unseen().captions().map(SceneMeasure.Captions::exact))));
        return lines;
    }

    private static String line(String name, String... values) {
        var line = new StringBuilder(String.format(Locale.ROOT, "%-30s", name));
        for (var value : values) {
            line.append(String.format(Locale.ROOT, "%18s", value));
        }
        return line.toString();
    }

    private static String number(Optional<Double> value) {
        return value.filter(Double::isFinite)
                .map(number -> String.format(Locale.ROOT, "%.3f", number))
                .orElse("-");
    }
}
