package org.vsekai.backpack.speech;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import org.vsekai.backpack.engine.InferenceSettings;

/** Sounds and settings of these tests. */
final class Speech {
    static final SpeechSettings SETTINGS = new SpeechSettings(1 << 24, 900, 4096, 10);
    static final InferenceSettings INFERENCE = new InferenceSettings(1, 1, 1 << 20, 1 << 20);

    private Speech() {}

    static byte[] resource(String name) {
        try (var stream = Speech.class.getResourceAsStream("/speech/" + name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 4 seconds of two sentences. */
    static Sound golden() {
        return new SoundReader(SETTINGS).decode(resource("speech-16k.wav"));
    }

    static Sound silence(double seconds) {
        return new Sound(new float[(int) Math.round(seconds * 16_000)], 16_000);
    }

    /** White noise of an amplitude. */
    static Sound noise(double seconds, double amplitude) {
        var random = new Random(1);
        var samples = new float[(int) Math.round(seconds * 16_000)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (amplitude * (2 * random.nextDouble() - 1));
        }
        return new Sound(samples, 16_000);
    }

    /** One sound after the other, all at 16,000 samples a second. */
    static Sound joined(Sound... sounds) {
        return Sound.joined(List.of(sounds), 0);
    }
}
