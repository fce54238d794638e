package org.vsekai.backpack.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SampleCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path data;

    @Test
    void itSaysWhatItWrote() {
        int code = run("--scenes", "0", "--users", "30", "--items", "20");

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("20 items,")
                .contains(" interactions: ")
                .contains(" MiB in ");
    }

    @Test
    void aSecondRunFindsEverythingThere() {
        run("--scenes", "0", "--users", "30", "--items", "20");

        int code = run("--scenes", "0", "--users", "30", "--items", "20");

        assertThat(code).isZero();
        assertThat(out.toString()).contains("2 files and scenes were there already");
    }

    @Test
    void aFolderInUseIsRefusedWithOneSentence() throws IOException {
        Files.createDirectories(data.resolve("landing/events"));
        Files.writeString(data.resolve("landing/events/mine.jsonl"), "");

        int code = run("--scenes", "0");

        assertThat(code).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(err.toString()).contains("is not empty").hasLineCount(1);
    }

    @Test
    void aSizeOutOfRangeIsAMistakeOfUse() {
        int code = run("--users", "0");

        assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("users must be 1 to 10000000, not 0");
    }

    private int run(String... options) {
        return new CommandLine(new SampleCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.concat(Stream.of("--data", data.toString()), Stream.of(options))
                        .toArray(String[]::new));
    }
}
