package org.vsekai.backpack.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    enum Colour {
        DARK_RED,
        BLUE
    }

    record Inner(List<String> words) {}

    record Sample(int batchSize, double share, boolean on, Duration delay, Colour colour, Inner inner) {
        Sample {
            if (batchSize < 1) {
                throw new IllegalArgumentException("batch-size must be at least 1");
            }
        }
    }

    record Branch(String name, Optional<Double> weight, Optional<List<Branch>> then) {}

    record Tree(List<Branch> branches) {}

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void setUp() {
        file = folder.resolve("backpack.conf");
    }

    @Test
    void aSectionIsBoundToItsRecord() throws IOException {
        assertThat(sample("batch-size = 8"))
                .isEqualTo(
                        new Sample(8, 0.5, true, Duration.ofSeconds(3), Colour.DARK_RED, new Inner(List.of("a", "b"))));
    }

    @Test
    void aMissingKeyAWrongTypeAnUnknownChoiceAndARefusedValueAreNamed() {
        assertThatThrownBy(() -> sample("")).hasMessageContaining("batch-size");
        assertThatThrownBy(() -> sample("batch-size = many")).hasMessageContaining("batch-size");
        assertThatThrownBy(() -> sample("batch-size = 1, colour = green"))
                .hasMessageContaining("green")
                .hasMessageContaining("dark-red");
        assertThatThrownBy(() -> sample("batch-size = 0")).hasMessageContaining("batch-size must be at least 1");
    }

    @Test
    void aFileThatIsNoHoconIsNamed() throws IOException {
        Files.writeString(file, "x = {");
        assertThatThrownBy(() -> Settings.load(file))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("backpack.conf");
    }

    @Test
    void aListOfRecordsMayNestAndLeaveOutWhatIsOptional() throws IOException {
        assertThat(tree("[{name = a, weight = 0.5, then = [{name = b}]}, {name = c}]"))
                .isEqualTo(new Tree(List.of(
                        new Branch(
                                "a",
                                Optional.of(0.5),
                                Optional.of(List.of(new Branch("b", Optional.empty(), Optional.empty())))),
                        new Branch("c", Optional.empty(), Optional.empty()))));
    }

    @Test
    void aKeyThatARecordOfAListDoesNotKnowIsNamed() {
        assertThatThrownBy(() -> tree("[{name = a, wait = 0.5}]"))
                .hasMessageContaining("tree")
                .hasMessageContaining("wait is none of [name, weight, then]");
        assertThatThrownBy(() -> tree("[{weight = 0.5}]")).hasMessageContaining("name");
    }

    private Tree tree(String branches) throws IOException {
        Files.writeString(file, "tree.branches = " + branches);
        return Settings.load(file).bind("tree", Tree.class);
    }

    private Sample sample(String more) throws IOException {
        Files.writeString(
                file,
                "sample { share = 0.5, on = true, delay = 3s, colour = dark-red, inner.words = [a, b]\n" + more + "}");
        return Settings.load(file).bind("sample", Sample.class);
    }
}
