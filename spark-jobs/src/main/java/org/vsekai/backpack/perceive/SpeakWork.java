package org.vsekai.backpack.perceive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.speech.PhonemesUnavailableException;
import org.vsekai.backpack.speech.PiperVoice;
import org.vsekai.backpack.speech.SpeakingStyle;
import org.vsekai.backpack.speech.SpeechSettings;
import org.vsekai.backpack.speech.UnspeakableTextException;
import org.vsekai.backpack.speech.WavWriter;
import org.vsekai.backpack.table.AnnotationRow;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.vision.TimeSplit;

/**
 * Texts as sound: what tasks read, heard or thought, or what people wrote of their items; under transcribe it is speech to
 * speech. WAV files in the landing zone. The same text always sounds the same.
 */
record SpeakWork(
        String catalogue,
        InferenceSettings settings,
        SpeechSettings limits,
        String landing,
        boolean isOfAnnotations,
        Mark mark)
        implements Work<List<SpeakWork.Line>> {

    /** A text to be spoken, and what it is about. */
    record Line(String entityId, String sceneId, String text) {}

    @Override
    public List<Table<?>> tables() {
        return List.of(AnnotationRow.TABLE);
    }

    @Override
    public List<Line> read(Row subject) {
        if (isOfAnnotations) {
            return Belongings.records(subject, 0, AnnotationRow.TABLE).stream()
                    .filter(row -> !row.text().isBlank())
                    .map(row -> new Line(row.entityId(), row.sceneId(), row.text()))
                    .toList();
        }
        var item = Belongings.records(subject, 0, ItemRow.TABLE).get(0);
        return List.of(new Line(item.itemId(), item.sceneId().orElse(""), TextSubjects.text(subject)));
    }

    @Override
    public Worker<List<Line>> open() {
        var model = new ModelCatalogue(Path.of(catalogue)).find(ModelTask.TEXT_TO_SPEECH, mark.model());
        var voice = PiperVoice.open(model, limits, settings);
        return new Worker<>() {
            @Override
            public int most() {
                return 1;
            }

            @Override
            public List<Finding> look(List<List<Line>> subjects) throws IOException {
                var findings = new ArrayList<Finding>();
                for (var lines : subjects) {
                    findings.add(spoken(voice, lines));
                }
                return findings;
            }

            @Override
            public void close() {
                voice.close();
            }
        };
    }

    private Finding spoken(PiperVoice voice, List<Line> lines) throws IOException {
        var outcome = Finding.none();
        double infer = 0;
        for (int i = 0; i < lines.size(); i++) {
            long start = System.nanoTime();
            var wav = wav(voice, lines.get(i).text());
            infer += TimeSplit.since(start);
            outcome.add(AnnotationRow.TABLE, row(voice, lines.get(i), wav, i));
        }
        return new Finding(outcome, lines.size(), new TimeSplit(0, 0, infer, 0));
    }

    private static byte[] wav(PiperVoice voice, String text) throws IOException {
        try {
            var sound = voice.speak(
                    text, SpeakingStyle.STEADY, () -> Thread.currentThread().isInterrupted());
            return WavWriter.encode(sound);
        } catch (UnspeakableTextException e) {
            throw new RefusedException("unspeakable", e);
        } catch (PhonemesUnavailableException e) {
            // no text is to blame for a program that is not there
            throw new IOException(e.getMessage(), e);
        }
    }

    private AnnotationRow row(PiperVoice voice, Line line, byte[] wav, int rank) {
        var id = mark.resultId(line.entityId(), rank);
        return new AnnotationRow(
                id,
                line.entityId(),
                line.sceneId(),
                Optional.empty(),
                mark.task(),
                mark.model(),
                mark.version(),
                mark.digest(),
                line.text(),
                Optional.of(voice.language()),
                List.of(),
                Optional.of(ResultFiles.keep(landing, mark, id, wav, ".wav")));
    }
}
