package org.vsekai.backpack.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.vsekai.backpack.vision.ObjectDetector;
import org.vsekai.backpack.vision.Picture;
import org.vsekai.backpack.vision.SceneCaptioner;
import org.vsekai.backpack.vision.SceneSegmenter;

/** Measures models, as they are shipped, on frames whose truth is known. Immutable; the models are used by the caller's thread. */
public final class SceneMeasure {
    private static final int BATCH = 16;

    private final List<LabelledFrame> frames;

    public SceneMeasure(List<LabelledFrame> frames) {
        this.frames = List.copyOf(frames);
    }

    /** How many frames there are. */
    public int frames() {
        return frames.size();
    }

    /**
     * How well a detector finds objects.
     *
     * @param mean of the classes' average precision at an overlap of 0.5, over those of which the frames show any
     * @param byClass the average precision of each such class
     */
    public record Detections(double mean, Map<Integer, Double> byClass) {
        /** The mean over some of the classes. */
        public double meanOf(List<Integer> classes) {
            return classes.stream()
                    .filter(byClass::containsKey)
                    .mapToDouble(byClass::get)
                    .average()
                    .orElse(0);
        }
    }

    /** How well a segmenter tells regions apart: the mean over classes of intersection over union, all frames taken as one. */
    public record Regions(double mean, Map<Integer, Double> byClass) {}

    /**
     * How well a captioner counts.
     *
     * @param exact the share of frames of which all is right: each class's number, and whether it is a room
     * @param words the overlap of the things named with those to be named: twice the common ones over both together (F1)
     */
    public record Captions(double exact, double words) {}

    /**
     * Measures a detector.
     *
     * @param classOf the class of frames that a label of the model stands for; other labels are left out
     * @param classes how many classes the frames have
     */
    public Detections detections(ObjectDetector detector, Map<String, Integer> classOf, int classes) {
        var measures = IntStream.range(0, classes)
                .mapToObj(i -> new AveragePrecision())
                .toList();
        for (var batch : batches()) {
            var seen = detector.objects(pictures(batch));
            for (int i = 0; i < batch.size(); i++) {
                var claims = new TreeMap<Integer, List<AveragePrecision.Claim>>();
                for (var detection : seen.get(i).value()) {
                    var type = classOf.get(detection.label());
                    if (type != null) {
                        claims.computeIfAbsent(type, none -> new ArrayList<>())
                                .add(new AveragePrecision.Claim(detection.box(), detection.score()));
                    }
                }
                for (int type = 0; type < classes; type++) {
                    measures.get(type).add(of(type, batch.get(i)), claims.getOrDefault(type, List.of()));
                }
            }
        }
        var byClass = new TreeMap<Integer, Double>();
        for (int type = 0; type < classes; type++) {
            if (measures.get(type).objects() > 0) {
                byClass.put(type, measures.get(type).value());
            }
        }
        return new Detections(mean(byClass), byClass);
    }

    private static List<LabelledObject> of(int type, LabelledFrame frame) {
        return frame.objects().stream()
                .filter(object -> object.classIndex() == type)
                .toList();
    }

    private static double mean(Map<Integer, Double> byClass) {
        return byClass.values().stream().mapToDouble(value -> value).average().orElse(0);
    }

    /** Measures a segmenter of as many regions as the frames have; the first, which stands for the rest, counts as the others. */
    public Regions regions(SceneSegmenter segmenter, int regions) {
        var common = new long[regions];
        var either = new long[regions];
        for (var batch : batches()) {
            var seen = segmenter.segment(pictures(batch));
            for (int i = 0; i < batch.size(); i++) {
                var guessed = new byte[batch.get(i).regions().length];
                for (var region : seen.get(i).value()) {
                    var pixels = region.mask().pixels();
                    for (int p = 0; p < guessed.length; p++) {
                        guessed[p] = pixels[p] ? (byte) region.classIndex() : guessed[p];
                    }
                }
                tally(batch.get(i).regions(), guessed, common, either);
            }
        }
        var byClass = new TreeMap<Integer, Double>();
        for (int region = 0; region < regions; region++) {
            if (either[region] > 0) {
                byClass.put(region, (double) common[region] / either[region]);
            }
        }
        return new Regions(mean(byClass), byClass);
    }

    private static void tally(byte[] truth, byte[] guessed, long[] common, long[] either) {
        for (int p = 0; p < truth.length; p++) {
            either[truth[p]]++;
            if (truth[p] == guessed[p]) {
                common[truth[p]]++;
            } else {
                either[guessed[p]]++;
            }
        }
    }

    /** Measures a captioner of as many classes as the frames have. */
    public Captions captions(SceneCaptioner captioner, int classes) {
        long exact = 0;
        long common = 0;
        long named = 0;
        for (var batch : batches()) {
            var seen = captioner.caption(pictures(batch));
            for (int i = 0; i < batch.size(); i++) {
                var caption = seen.get(i).value();
                var truth = batch.get(i).counts(classes);
                var guess = new int[classes];
                caption.counts().forEach(count -> guess[count.classIndex()] = count.objects());
                boolean right = caption.isRoom() == batch.get(i).isRoom();
                for (int type = 0; type < classes; type++) {
                    right &= truth[type] == guess[type];
                    common += Math.min(truth[type], guess[type]);
                    named += truth[type] + guess[type];
                }
                exact += right ? 1 : 0;
            }
        }
        return new Captions((double) exact / frames.size(), named == 0 ? 1 : 2.0 * common / named);
    }

    private List<List<LabelledFrame>> batches() {
        return IntStream.iterate(0, from -> from < frames.size(), from -> from + BATCH)
                .mapToObj(from -> frames.subList(from, Math.min(frames.size(), from + BATCH)))
                .toList();
    }

    private static List<Picture> pictures(List<LabelledFrame> batch) {
        return batch.stream()
                .map(frame -> Picture.of(frame.width(), frame.height(), frame.rgb()))
                .toList();
    }
}
