package org.vsekai.backpack.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EspeakPhonemesTest {
    @TempDir
    Path folder;

    @Nested
    class TheProgramItself {
        private final Phonemes espeak = new EspeakPhonemes(EspeakPhonemes.PROGRAM, "en-us", 10);

        @BeforeEach
        void require() {
            Espeak.require();
        }

        @Test
        void phonemesAreTheGoldenOnes() {
            assertThat(espeak.of("Please open the door")).isEqualTo("plˈiːz ˈoʊpən ðə dˈoːɹ");
        }

        @Test
        void whatLooksLikeAnOptionOrACommandIsSpoken() {
            assertThat(espeak.of("--version")).contains("vˈɜːʒən");
            assertThat(espeak.of("$(touch " + folder.resolve("made") + ")")).contains("tˈʌtʃ");
            assertThat(folder.resolve("made")).doesNotExist();
        }

        @Test
        void itsOwnNotationIsReadAsText() {
            assertThat(espeak.of("[[ha]]")).isEqualTo(espeak.of("ha"));
        }

        @Test
        void aChangeOfLanguageLeavesNoMark() {
            assertThat(espeak.of("Москва")).isNotEmpty().doesNotContain("(", ")");
        }

        @Test
        void whatCannotBeSpokenIsEmpty() {
            assertThat(espeak.of("...")).isEmpty();
            assertThat(espeak.of("\u0000\u0007")).isEmpty();
        }

        @Test
        void anUnknownVoiceIsNamedByItsWords() {
            assertThatThrownBy(() -> new EspeakPhonemes(EspeakPhonemes.PROGRAM, "xx-none", 10).of("hello"))
                    .isInstanceOf(PhonemesUnavailableException.class)
                    .hasMessageContaining("voice does not exist");
        }
    }

    @Test
    void aMissingProgramIsNamedWithWhatBringsIt() {
        var missing = new EspeakPhonemes(folder.resolve("espeak-ng").toString(), "en-us", 10);

        assertThatThrownBy(() -> missing.of("hello"))
                .isInstanceOf(PhonemesUnavailableException.class)
                .hasMessageContaining("apt-get install espeak-ng");
    }

    @Test
    void aProgramThatHangsIsStopped() throws Exception {
        var slow = new EspeakPhonemes(script("exec sleep 60"), "en-us", 1);
        var start = Instant.now();

        assertThatThrownBy(() -> slow.of("hello"))
                .isInstanceOf(PhonemesUnavailableException.class)
                .hasMessageContaining("more than 1 seconds");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aProgramThatFailsIsQuoted() throws Exception {
        var failing = new EspeakPhonemes(script("cat > /dev/null; echo no data; exit 3"), "en-us", 10);

        assertThatThrownBy(() -> failing.of("hello")).hasMessageContaining("failed: no data");
    }

    private String script(String command) throws IOException {
        var file = Files.writeString(folder.resolve("program"), "#!/bin/sh\n" + command + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }
}
