package org.vsekai.backpack.speech;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The program that writes phonemes: a test that needs it is skipped where it is not installed. */
final class Espeak {
    private Espeak() {}

    static void require() {
        boolean isThere = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, EspeakPhonemes.PROGRAM)));
        assumeTrue(isThere, "skipped: espeak-ng is not installed; apt-get install espeak-ng brings it");
    }
}
