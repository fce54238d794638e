package org.vsekai.backpack.perceive;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.language.TextEmbedder;
import org.vsekai.backpack.table.AnnotationRow;
import org.vsekai.backpack.table.EmbeddingRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.vision.TimeSplit;

/** Texts as vectors: what tasks read or heard, or what people wrote of their items. */
record TextVectors(String catalogue, InferenceSettings settings, boolean isOfAnnotations, Mark mark)
        implements Work<List<TextVectors.Text>> {
    private static final String SPACE = "text";
    private static final int AT_ONCE = 32;

    /** A text and whose it is. */
    record Text(String entityId, String text) {}

    @Override
    public List<Table<?>> tables() {
        return List.of(EmbeddingRow.TABLE);
    }

    @Override
    public List<Text> read(Row subject) {
        if (!isOfAnnotations) {
            return List.of(new Text(subject.getString(0), TextSubjects.text(subject)));
        }
        return Belongings.records(subject, 0, AnnotationRow.TABLE).stream()
                .filter(row -> !row.text().isBlank())
                .map(row -> new Text(row.annotationId(), row.text()))
                .toList();
    }

    @Override
    public Worker<List<Text>> open() {
        var model = new ModelCatalogue(Path.of(catalogue)).find(ModelTask.EMBEDDING, mark.model());
        var embedder = TextEmbedder.open(model, settings);
        return new Worker<>() {
            @Override
            public int most() {
                return AT_ONCE;
            }

            @Override
            public List<Finding> look(List<List<Text>> subjects) {
                return findings(embedder, subjects);
            }

            @Override
            public void close() {
                embedder.close();
            }
        };
    }

    private List<Finding> findings(TextEmbedder embedder, List<List<Text>> subjects) {
        var texts = new ArrayList<String>();
        subjects.forEach(subject -> subject.forEach(text -> texts.add(beginning(text.text()))));
        long start = System.nanoTime();
        var vectors = texts.isEmpty() ? List.<float[]>of() : embedder.embed(texts);
        double infer = TimeSplit.since(start) / Math.max(1, texts.size());
        var findings = new ArrayList<Finding>();
        int next = 0;
        for (var subject : subjects) {
            var outcome = Finding.none();
            for (var text : subject) {
                var vector = numbers(vectors.get(next++));
                outcome.add(
                        EmbeddingRow.TABLE,
                        new EmbeddingRow(SPACE, text.entityId(), mark.model(), mark.digest(), vector));
            }
            findings.add(new Finding(outcome, subject.size(), new TimeSplit(0, 0, infer * subject.size(), 0)));
        }
        return findings;
    }

    /** The model has no tokens for more. */
    private static String beginning(String text) {
        return text.substring(0, Math.min(text.length(), TextEmbedder.MOST_CHARACTERS));
    }

    private static List<Float> numbers(float[] vector) {
        var numbers = new ArrayList<Float>(vector.length);
        for (float number : vector) {
            numbers.add(number);
        }
        return numbers;
    }
}
