package org.vsekai.backpack.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vsekai.backpack.table.ClipFormat;

class ClipHeaderTest {
    static byte[] clip(String name) throws IOException {
        try (var stream = ClipHeaderTest.class.getResourceAsStream("/clips/" + name)) {
            return stream.readAllBytes();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tone.wav, WAV, 0.25, 8000, 1",
        "tone.flac, FLAC, 0.3, 22050, 2",
        "tone.ogg, OGG, 0.5, 16000, 1",
        "tone-opus.ogg, OGG, 0.4, 48000, 1"
    })
    void aClipSaysHowLongAndHowItSounds(String name, ClipFormat format, double seconds, int rate, int channels)
            throws IOException {
        var header = ClipHeader.read(name, clip(name));

        assertThat(header.format()).isEqualTo(format);
        assertThat(header.seconds()).isCloseTo(seconds, within(1e-3));
        assertThat(header.sampleRate()).isEqualTo(rate);
        assertThat(header.channels()).isEqualTo(channels);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tone.wav", "tone.ogg", "tone-opus.ogg"})
    void aClipThatBreaksOffIsRefused(String name) throws IOException {
        var whole = clip(name);
        for (int length = 0; length < whole.length - 1; length += 13) {
            var cut = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(InvalidSceneException.class)
                    .as("%d bytes", length)
                    .isThrownBy(() -> ClipHeader.read(name, cut));
        }
    }

    @Test
    void aDamagedPageOfOggIsRefusedByItsChecksum() throws IOException {
        var broken = clip("tone.ogg");
        broken[broken.length / 2] ^= 1;

        assertThatExceptionOfType(InvalidSceneException.class)
                .isThrownBy(() -> ClipHeader.read("tone.ogg", broken))
                .withMessageContaining("is damaged");
    }

    @Test
    void aFlacOfUnknownLengthIsRefused() throws IOException {
        var broken = clip("tone.flac");
        // The last 36 bits of the 8 bytes from byte 18 on are the number of samples.
        broken[21] &= (byte) 0xf0;
        Arrays.fill(broken, 22, 26, (byte) 0);

        assertThatExceptionOfType(InvalidSceneException.class)
                .isThrownBy(() -> ClipHeader.read("tone.flac", broken))
                .withMessageContaining("does not say how long");
    }

    @Test
    void whatIsNoSoundIsRefused() {
        assertThatExceptionOfType(InvalidSceneException.class)
                .isThrownBy(() -> ClipHeader.read("a.wav", SceneFixtures.png()))
                .withMessageContaining("neither WAV nor FLAC nor Ogg")
                .satisfies(e -> assertThat(e.reason()).isEqualTo("invalid_clip"));
    }
}
