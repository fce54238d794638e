package org.vsekai.backpack.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vsekai.backpack.speech.UnreadableSoundException.Reason;

class SoundReaderTest {
    private static final int PCM = 1;
    private static final int FLOAT = 3;

    private final SoundReader reader = new SoundReader(Speech.SETTINGS);

    @ParameterizedTest
    @CsvSource({
        "1, 8, 0080c0ff, -1 0 .5 .9921875",
        "1, 16, 00800000004000c0, -1 0 .5 -.5",
        "1, 24, 000080000000000040ffffff, -1 0 .5 -.00000011920929",
        "1, 32, 0000008000000000000000400000c0ff, -1 0 .5 -.001953125",
        "3, 32, 000080bf000000000000003f00002040, -1 0 .5 2.5",
    })
    void samplesOfEachKindAreOfFullScaleOne(int code, int bits, String data, String expected) {
        var sound = reader.decode(wav(code, 1, 16_000, bits, HexFormat.of().parseHex(data)));

        var values = expected.split(" ", -1);
        assertThat(sound.samples()).hasSize(values.length);
        for (int i = 0; i < values.length; i++) {
            assertThat(sound.samples()[i]).isEqualTo(Float.parseFloat(values[i]));
        }
    }

    @Test
    void twoChannelsBecomeTheirMean() {
        var sound = reader.decode(wav(PCM, 2, 44_100, 16, HexFormat.of().parseHex("0040" + "0000" + "00c0" + "0040")));

        assertThat(sound.samples()).containsExactly(.25f, 0);
        assertThat(sound.sampleRate()).isEqualTo(44_100);
    }

    @Test
    void anExtensibleFormatIsReadByItsSubformat() {
        var sound = reader.decode(extensible("0300" + "000000001000800000aa00389b71"));

        assertThat(sound.samples()).containsExactly(.5f);
        assertThatThrownBy(() -> reader.decode(extensible("0300" + "000000001000800000aa00389b72")))
                .hasMessageContaining("subformat");
    }

    @Test
    void otherChunksArePassedOver() {
        var plain = wav(PCM, 1, 16_000, 16, new byte[] {0, 64});
        var list = ByteBuffer.allocate(plain.length + 12).order(ByteOrder.LITTLE_ENDIAN);
        list.put(plain, 0, 36).put(ascii("LIST")).putInt(3).put(new byte[4]).put(plain, 36, plain.length - 36);

        assertThat(reader.decode(list.array()).samples()).containsExactly(.5f);
    }

    @Test
    void aLengthThatWasNotKnownReachesToTheEnd() {
        var file = wav(PCM, 1, 16_000, 16, new byte[] {0, 64});
        ByteBuffer.wrap(file).putInt(40, -1);

        assertThat(reader.decode(file).samples()).containsExactly(.5f);
    }

    @Test
    void whatIsWrongIsSaid() {
        var two = new byte[4];
        assertRefused(Reason.NOT_A_SOUND, "send a WAV file", ascii("this is a text, not a sound"));
        assertRefused(Reason.NOT_A_SOUND, "send a WAV file", new byte[0]);
        assertRefused(Reason.UNSUPPORTED, "FLAC", ascii("fLaC0123456789"));
        assertRefused(Reason.UNSUPPORTED, "Ogg", ascii("OggS0123456789"));
        assertRefused(Reason.UNSUPPORTED, "MP3", ascii("ID3.0123456789"));
        assertRefused(Reason.DAMAGED, "0 channels", wav(PCM, 0, 16_000, 16, two));
        assertRefused(Reason.UNSUPPORTED, "6 channels", wav(PCM, 6, 16_000, 16, two));
        assertRefused(Reason.UNSUPPORTED, "0 samples a second", wav(PCM, 1, 0, 16, two));
        assertRefused(Reason.UNSUPPORTED, "4294967295 samples a second", wav(PCM, 1, -1, 16, two));
        assertRefused(Reason.UNSUPPORTED, "code 1 and 12 bits", wav(PCM, 1, 16_000, 12, two));
        assertRefused(Reason.UNSUPPORTED, "code 3 and 64 bits", wav(FLOAT, 1, 16_000, 64, two));
        assertRefused(Reason.UNSUPPORTED, "code 85", wav(85, 1, 16_000, 16, two));
        assertRefused(Reason.DAMAGED, "no samples", wav(PCM, 1, 16_000, 16, new byte[0]));
        assertRefused(Reason.DAMAGED, "no multiple of 2", wav(PCM, 1, 16_000, 16, new byte[3]));
        assertRefused(Reason.DAMAGED, "sample 0 is NaN", wav(FLOAT, 1, 16_000, 32, hex("0000c07f")));
        assertRefused(Reason.DAMAGED, "sample 1 is Infinity", wav(FLOAT, 1, 16_000, 32, hex("000000000000807f")));
        assertRefused(Reason.DAMAGED, "full scale is 1", wav(FLOAT, 1, 16_000, 32, hex("0000007f")));
    }

    @Test
    void aHeaderThatLiesIsRefused() {
        var longer = wav(PCM, 1, 16_000, 16, new byte[4]);
        ByteBuffer.wrap(longer).order(ByteOrder.LITTLE_ENDIAN).putInt(40, 1_000_000);
        var frames = wav(PCM, 1, 16_000, 16, new byte[4]);
        ByteBuffer.wrap(frames).order(ByteOrder.LITTLE_ENDIAN).putShort(32, (short) 7);
        var soundless = java.util.Arrays.copyOf(wav(PCM, 1, 16_000, 16, new byte[0]), 36);
        var formatless = wav(PCM, 1, 16_000, 16, new byte[4]);
        formatless[12] = 'x';

        assertRefused(Reason.TRUNCATED, "before its chunk at byte 36", longer);
        assertRefused(Reason.DAMAGED, "7 bytes for 1 samples of 16 bits", frames);
        assertRefused(Reason.DAMAGED, "no chunk of sound", soundless);
        assertRefused(Reason.DAMAGED, "before its format", formatless);
    }

    @Test
    void limitsHoldForBytesAndSeconds(@TempDir Path folder) throws Exception {
        var strict = new SoundReader(new SpeechSettings(32_100, 1, 1, 1));
        var second = WavWriter.encode(Speech.silence(1));
        var file = Files.write(folder.resolve("long.wav"), WavWriter.encode(Speech.silence(2)));

        assertThat(strict.decode(second).seconds()).isEqualTo(1);
        assertThatThrownBy(() -> strict.read(file))
                .hasMessage("the file has 64044 bytes, more than the limit of 32100");
        assertThatThrownBy(() -> strict.decode(wav(PCM, 1, 8_000, 8, new byte[8_001 + 4_000])))
                .hasMessageContaining("lasts 2 seconds, more than the limit of 1");
    }

    @Test
    void aFileIsReadFromDisk(@TempDir Path folder) throws Exception {
        var file = Files.write(folder.resolve("speech.wav"), Speech.resource("speech-16k.wav"));

        assertThat(reader.read(file).samples()).hasSize(65_434);
        assertThatThrownBy(() -> reader.read(folder.resolve("none.wav"))).hasMessage("there is no file none.wav");
    }

    private void assertRefused(Reason reason, String problem, byte[] file) {
        assertThatThrownBy(() -> reader.decode(file))
                .hasMessageContaining(problem)
                .isInstanceOfSatisfying(UnreadableSoundException.class, error -> assertThat(error.reason())
                        .isEqualTo(reason));
    }

    private static byte[] wav(int code, int channels, int rate, int bits, byte[] data) {
        int frame = channels * bits / 8;
        return file(16, code, channels, rate, frame, bits, new byte[0], data);
    }

    private static byte[] extensible(String subformat) {
        return file(40, 0xfffe, 1, 16_000, 4, 32, hex("1600" + "2000" + "04000000" + subformat), hex("0000003f"));
    }

    private static byte[] file(
            int formatBytes, int code, int channels, int rate, int frame, int bits, byte[] more, byte[] data) {
        var file = ByteBuffer.allocate(28 + formatBytes + data.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(file.limit() - 8).put(ascii("WAVE"));
        file.put(ascii("fmt ")).putInt(formatBytes).putShort((short) code).putShort((short) channels);
        file.putInt(rate).putInt(rate * frame).putShort((short) frame).putShort((short) bits);
        return file.put(more).put(ascii("data")).putInt(data.length).put(data).array();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
