package org.vsekai.backpack.speech;

import java.util.ArrayList;
import java.util.Optional;

/**
 * Says again in another voice what is said in a sound: speech to text, then text to speech. Nothing is translated: both models
 * must be of one language. Closes both. Not thread-safe, as they are not.
 */
public final class SpeechToSpeech implements AutoCloseable {
    private final WhisperTranscriber transcriber;
    private final PiperVoice voice;
    private final SpeechSettings limits;

    /** @throws UnsupportedLanguageException when one model's language is not the other's */
    public SpeechToSpeech(WhisperTranscriber transcriber, PiperVoice voice, SpeechSettings limits) {
        if (!LanguageTag.isIn(voice.language(), transcriber.language())) {
            throw UnsupportedLanguageException.apart(transcriber.language(), voice.language());
        }
        this.transcriber = transcriber;
        this.voice = voice;
        this.limits = limits;
    }

    /** How the voice speaks when left alone. */
    public SpeakingStyle usualStyle() {
        return voice.usualStyle();
    }

    /**
     * The same words in the voice's sound.
     *
     * @param language the tag of the language to speak, such as {@code en}
     * @param cancellation asked between the steps
     * @throws UnsupportedLanguageException when the voice does not speak it
     * @throws UnspeakableTextException when what was said takes too long to say
     * @throws java.util.concurrent.CancellationException when the cancellation said so
     */
    public Respoken respeak(Sound sound, String language, SpeakingStyle style, Cancellation cancellation) {
        if (!LanguageTag.isIn(voice.language(), language)) {
            throw UnsupportedLanguageException.asked(language, voice.language());
        }
        var transcript = transcriber.transcribe(sound, cancellation);
        var spoken = new ArrayList<Sound>();
        double seconds = 0;
        for (var segment : transcript.segments()) {
            // a mark alone has no sound
            if (segment.text().codePoints().anyMatch(Character::isLetterOrDigit)) {
                var part = voice.speak(segment.text(), style, cancellation);
                seconds += part.seconds();
                if (seconds > limits.longestSoundSeconds()) {
                    throw UnspeakableTextException.soundsTooLong(limits.longestSoundSeconds());
                }
                spoken.add(part);
            }
        }
        var whole =
                spoken.isEmpty() ? Optional.<Sound>empty() : Optional.of(Sound.joined(spoken, voice.pauseSeconds()));
        return new Respoken(transcript, whole);
    }

    @Override
    public void close() {
        transcriber.close();
        voice.close();
    }
}
