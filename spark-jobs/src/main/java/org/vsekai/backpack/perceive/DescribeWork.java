package org.vsekai.backpack.perceive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.language.ChainOfThought;
import org.vsekai.backpack.language.Facts;
import org.vsekai.backpack.language.GenerationSettings;
import org.vsekai.backpack.language.GenerationWatch;
import org.vsekai.backpack.table.AnnotationRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.vision.TimeSplit;

/**
 * What a language model makes of what the detector found in a frame: steps, then an answer. An answer that states what the
 * detections do not is not kept; its steps neither.
 */
record DescribeWork(Eyes eyes, Mark mark) implements Work<DescribeWork.Found> {
    private static final String QUESTION = "What is to be seen in the picture?";
    private static final String LANGUAGE = "en";
    private static final GenerationSettings WISHES = GenerationSettings.greedy(80);

    /** A frame and how many objects of each label were found in it. */
    record Found(FrameRow frame, List<String> facts) {}

    @Override
    public List<Table<?>> tables() {
        return List.of(AnnotationRow.TABLE);
    }

    @Override
    public Found read(Row subject) {
        var frame = Belongings.records(subject, 0, FrameRow.TABLE).get(0);
        var counts = Belongings.records(subject, 1, DetectionRow.TABLE).stream()
                .collect(Collectors.groupingBy(DetectionRow::label, TreeMap::new, Collectors.counting()));
        var facts = new ArrayList<String>();
        counts.forEach((label, count) -> facts.add(label + ": " + count));
        return new Found(frame, facts);
    }

    @Override
    public Worker<Found> open() {
        var thinker = ChainOfThought.open(eyes.model(), eyes.settings());
        return new Worker<>() {
            @Override
            public int most() {
                return 1;
            }

            @Override
            public List<Finding> look(List<Found> subjects) {
                return subjects.stream().map(found -> described(thinker, found)).toList();
            }

            @Override
            public void close() {
                thinker.close();
            }
        };
    }

    private Finding described(ChainOfThought thinker, Found found) {
        var outcome = Finding.none();
        long start = System.nanoTime();
        if (!found.facts().isEmpty()) {
            var thought = thinker.think(new Facts(found.facts()), QUESTION, WISHES, GenerationWatch.none());
            if (thought.isSupported() && !thought.thought().answer().isBlank()) {
                var steps = thought.thought().steps().stream()
                        .map(step -> new AnnotationRow.Part(step, 0, List.of()))
                        .toList();
                outcome.add(
                        AnnotationRow.TABLE,
                        row(found.frame(), thought.thought().answer(), steps));
            }
        }
        double infer = found.facts().isEmpty() ? 0 : TimeSplit.since(start);
        return new Finding(outcome, Math.toIntExact(outcome.count()), new TimeSplit(0, 0, infer, 0));
    }

    private AnnotationRow row(FrameRow frame, String answer, List<AnnotationRow.Part> steps) {
        return new AnnotationRow(
                mark.resultId(frame.frameId(), 0),
                frame.frameId(),
                frame.sceneId(),
                Optional.empty(),
                mark.task(),
                mark.model(),
                mark.version(),
                mark.digest(),
                answer,
                Optional.of(LANGUAGE),
                steps,
                Optional.empty());
    }
}
