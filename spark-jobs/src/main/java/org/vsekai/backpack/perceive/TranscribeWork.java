package org.vsekai.backpack.perceive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.catalogue.ModelSettings;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.speech.Sound;
import org.vsekai.backpack.speech.SoundReader;
import org.vsekai.backpack.speech.SpeechSettings;
import org.vsekai.backpack.speech.Transcript;
import org.vsekai.backpack.speech.UnreadableSoundException;
import org.vsekai.backpack.speech.WhisperTranscriber;
import org.vsekai.backpack.table.AnnotationRow;
import org.vsekai.backpack.table.ClipRow;
import org.vsekai.backpack.table.Names;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.vision.TimeSplit;

/** What is said in pieces of sound. */
record TranscribeWork(String catalogue, InferenceSettings settings, SpeechSettings limits, String landing, Mark mark)
        implements Work<TranscribeWork.Heard> {

    /** A piece of sound, decoded. */
    record Heard(ClipRow clip, Sound sound, double decodeMilliseconds) {}

    @Override
    public List<Table<?>> tables() {
        return List.of(AnnotationRow.TABLE);
    }

    @Override
    public Heard read(Row subject) throws IOException {
        var clip = Belongings.records(subject, 0, ClipRow.TABLE).get(0);
        long start = System.nanoTime();
        try {
            var sound = new SoundReader(limits).read(new LandingZone(Path.of(landing)).file(clip.path()));
            return new Heard(clip, sound, TimeSplit.since(start));
        } catch (UnreadableSoundException e) {
            throw new RefusedException(Names.lowerCase(e.reason()), e);
        }
    }

    @Override
    public Worker<Heard> open() {
        var models = new ModelCatalogue(Path.of(catalogue));
        var model = models.find(ModelTask.SPEECH_TO_TEXT, mark.model());
        var activity = models.find(
                ModelTask.SPEECH_TO_TEXT,
                model.card().settings(ModelSettings.Transcriber.class).voiceActivity());
        var transcriber = WhisperTranscriber.open(model, activity, settings);
        return new Worker<>() {
            @Override
            public int most() {
                return 1;
            }

            @Override
            public List<Finding> look(List<Heard> sounds) {
                return sounds.stream().map(heard -> finding(transcriber, heard)).toList();
            }

            @Override
            public void close() {
                transcriber.close();
            }
        };
    }

    private Finding finding(WhisperTranscriber transcriber, Heard heard) {
        long start = System.nanoTime();
        var transcript = transcriber.transcribe(
                heard.sound(), () -> Thread.currentThread().isInterrupted());
        var times = new TimeSplit(heard.decodeMilliseconds(), 0, TimeSplit.since(start), 0);
        var outcome = Finding.none();
        if (!transcript.segments().isEmpty()) {
            outcome.add(AnnotationRow.TABLE, row(heard.clip(), transcript));
        }
        return new Finding(outcome, transcript.segments().size(), times);
    }

    private AnnotationRow row(ClipRow clip, Transcript transcript) {
        var parts = new ArrayList<AnnotationRow.Part>();
        for (var segment : transcript.segments()) {
            parts.add(new AnnotationRow.Part(segment.text(), 0, List.of(segment.start(), segment.end())));
        }
        return new AnnotationRow(
                mark.resultId(clip.clipId(), 0),
                clip.clipId(),
                clip.sceneId(),
                Optional.empty(),
                mark.task(),
                mark.model(),
                mark.version(),
                mark.digest(),
                transcript.text(),
                Optional.of(transcript.language()),
                parts,
                Optional.empty());
    }
}
