package org.vsekai.backpack.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class WavCodecProperties {
    private final SoundReader reader = new SoundReader(Speech.SETTINGS);

    @Property(tries = 200)
    void sixteenBitsComeBackExactly(
            @ForAll @Size(min = 1, max = 300) short[] values, @ForAll @IntRange(min = 1_000, max = 384_000) int rate) {
        var samples = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            samples[i] = values[i] / 0x1p15f;
        }
        var back = reader.decode(WavWriter.encode(new Sound(samples, rate)));

        assertThat(back.sampleRate()).isEqualTo(rate);
        assertThat(back.samples()).containsExactly(samples);
    }

    @Property(tries = 200)
    void louderThanFullScaleIsCutOffAndNeverWrapsRound(@ForAll @Size(min = 1, max = 100) float[] values) {
        var finite = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            finite[i] = Float.isFinite(values[i]) ? values[i] : 0;
        }
        var back = reader.decode(WavWriter.encode(new Sound(finite, 16_000))).samples();

        for (int i = 0; i < finite.length; i++) {
            float clipped = Math.max(-1, Math.min(1, finite[i]));
            assertThat(Math.abs(back[i] - clipped)).isLessThanOrEqualTo(0x1p-15f);
        }
    }

    @Property(tries = 2_000)
    void aDamagedFileIsASoundOrRefusedInWords(
            @ForAll @Size(min = 1, max = 8) byte[] damage, @ForAll @IntRange(max = 60) int at) {
        var file = WavWriter.encode(new Sound(new float[8], 16_000));
        System.arraycopy(damage, 0, file, Math.min(at, file.length - damage.length), damage.length);

        var error = catchThrowable(() -> reader.decode(file));
        if (error != null) {
            assertThat(error).isInstanceOf(UnreadableSoundException.class);
        }
    }

    @Property(tries = 100)
    void aFileCutOffAnywhereIsRefused(@ForAll @IntRange(max = 59) int length) {
        var file = WavWriter.encode(new Sound(new float[8], 16_000));

        assertThatThrownBy(() -> reader.decode(java.util.Arrays.copyOf(file, length)))
                .isInstanceOf(UnreadableSoundException.class);
    }
}
