package org.vsekai.backpack.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What a network takes and gives: which class of ours drives it, and what that class must know of a card. */
public enum Architecture {
    /** Objects and a picture's embedding; scores, boxes and vector decoded in the graph. */
    NANODET(ModelSettings.Detector.class, true),
    /** Whether a frame of sound is speech. */
    SILERO_VAD(ModelSettings.VoiceActivity.class, false),
    /** Text of speech: an encoder of sound, a decoder of tokens. */
    WHISPER(ModelSettings.Transcriber.class, false),
    /** Sound of phonemes. */
    PIPER(ModelSettings.Voice.class, false);

    private final Class<? extends ModelSettings> settings;
    private final boolean hasLabels;

    Architecture(Class<? extends ModelSettings> settings, boolean hasLabels) {
        this.settings = settings;
        this.hasLabels = hasLabels;
    }

    /** Whether it tells classes apart, which the card names. */
    public boolean hasLabels() {
        return hasLabels;
    }

    /** How cards spell it. */
    public String spelling() {
        return Choices.spelling(this);
    }

    Class<? extends ModelSettings> settings() {
        return settings;
    }

    @JsonCreator
    static Architecture named(String spelling) {
        return Choices.named(spelling, values());
    }
}
