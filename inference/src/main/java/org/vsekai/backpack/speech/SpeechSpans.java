package org.vsekai.backpack.speech;

import java.util.ArrayList;
import java.util.List;
import org.vsekai.backpack.catalogue.ModelSettings;

/**
 * Makes spans of speech from the probabilities of frames: speech begins at a high probability and ends after a while at a
 * low one; what is too short is dropped, what is too long is cut at its longest pause, and each span is widened a little. The
 * rules are those of get_speech_timestamps in silero-vad 6.2.3. Used once, by one thread.
 */
final class SpeechSpans {
    static final int FRAME = 512;

    /** The least pause, in samples, at which a span that is too long may be cut. */
    private static final int PAUSE = SpeechSpan.RATE * 98 / 1000;

    private record Pause(int from, int length) {}

    /** Before it is widened. */
    private static final class Span {
        private int from;
        private int to;

        Span(int from, int to) {
            this.from = from;
            this.to = to;
        }
    }

    private final ModelSettings.VoiceActivity rules;
    private final int leastSpeech;
    private final int leastSilence;
    private final int padding;
    private final double longest;

    private final List<Span> spans = new ArrayList<>();
    private final List<Pause> pauses = new ArrayList<>();
    private boolean isSpeech;
    private int start;
    /** Where the silence began that may be the end; 0 while there is none, since speech comes first. */
    private int silence;

    /** @param longestSeconds of a span, widened; infinite where there is no limit */
    SpeechSpans(ModelSettings.VoiceActivity rules, double longestSeconds) {
        this.rules = rules;
        this.leastSpeech = samples(rules.leastSpeechMilliseconds());
        this.leastSilence = samples(rules.leastSilenceMilliseconds());
        this.padding = samples(rules.paddingMilliseconds());
        this.longest = SpeechSpan.RATE * longestSeconds - FRAME - 2 * padding;
    }

    private static int samples(int milliseconds) {
        return SpeechSpan.RATE / 1000 * milliseconds;
    }

    /**
     * The spans, in order and apart from each other.
     *
     * @param probabilities of frames of {@link #FRAME} samples
     * @param length of the sound, in samples
     */
    List<SpeechSpan> of(float[] probabilities, int length) {
        for (int i = 0; i < probabilities.length; i++) {
            frame(probabilities[i], FRAME * i);
        }
        if (isSpeech && length - start > leastSpeech) {
            spans.add(new Span(start, length));
        }
        widen(length);
        return spans.stream().map(span -> new SpeechSpan(span.from, span.to)).toList();
    }

    private void frame(float probability, int at) {
        boolean isLoud = probability >= rules.begin();
        if (isLoud && silence > 0) {
            if (at - silence > PAUSE) {
                pauses.add(new Pause(silence, at - silence));
            }
            silence = 0;
        }
        if (isLoud && !isSpeech) {
            isSpeech = true;
            start = at;
            return;
        }
        if (isSpeech && at - start > longest) {
            cut(at);
        }
        if (isSpeech && probability < rules.end()) {
            quiet(at);
        }
    }

    private void quiet(int at) {
        if (silence == 0) {
            silence = at;
        }
        if (at - silence < leastSilence) {
            return;
        }
        if (silence - start > leastSpeech) {
            spans.add(new Span(start, silence));
        }
        end();
    }

    /** At the longest pause so far, or here where there was none. */
    private void cut(int at) {
        Pause best = null;
        for (var pause : pauses) {
            if (best == null || pause.length > best.length) {
                best = pause;
            }
        }
        spans.add(new Span(start, best == null ? at : best.from));
        end();
        if (best != null) {
            isSpeech = true;
            start = best.from + best.length;
        }
    }

    private void end() {
        isSpeech = false;
        silence = 0;
        pauses.clear();
    }

    /** Neighbours share what lies between them where it is too short for both. */
    private void widen(int length) {
        for (int i = 0; i < spans.size(); i++) {
            var span = spans.get(i);
            if (i == 0) {
                span.from = Math.max(0, span.from - padding);
            }
            if (i == spans.size() - 1) {
                span.to = Math.min(length, span.to + padding);
                return;
            }
            var next = spans.get(i + 1);
            int between = next.from - span.to;
            int wider = between < 2 * padding ? between / 2 : padding;
            span.to += wider;
            next.from -= wider;
        }
    }
}
