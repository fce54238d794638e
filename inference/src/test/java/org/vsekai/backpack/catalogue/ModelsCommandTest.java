package org.vsekai.backpack.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ModelsCommandTest {
    private static final FetchLimits LIMITS =
            new FetchLimits(1 << 20, Duration.ofSeconds(5), Duration.ofMillis(1), folder -> Long.MAX_VALUE);

    @TempDir
    Path root;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private PackagedModel model;

    @BeforeEach
    void describe() throws IOException {
        model = PackagedModel.in(root);
    }

    @Test
    void withoutNamesItListsEachModelAndWhatBringsIt() throws IOException {
        assertThat(run()).isZero();
        assertThat(out.toString())
                .containsPattern("object-detection +parcel +1 +pytorch +MIT +0.3 MB +absent; ./backpack models parcel");

        Files.write(model.file(), model.weights());
        assertThat(run()).isZero();
        assertThat(out.toString()).containsPattern("parcel.* 0.3 MB +here");
    }

    @Test
    void withANameItFetchesAndShowsHowFarItIs() throws IOException {
        assertThat(run("parcel")).isZero();

        assertThat(model.file()).hasBinaryContent(model.weights());
        assertThat(out.toString())
                .containsPattern("parcel.whl +100 % +[0-9.]+ MiB/s")
                .contains("parcel: 0.3 MB, all here");
    }

    @Test
    void allMeansAll() throws IOException {
        assertThat(run("all")).isZero();

        assertThat(model.file()).exists();
    }

    @Test
    void anUnknownNameIsAnsweredWithNearOnes() throws IOException {
        assertThat(run("parcle")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no model parcle; did you mean parcel?");

        assertThat(run("elephant")).isEqualTo(2);
        assertThat(err.toString()).contains("./backpack models lists all");
    }

    @Test
    void aBrokenCardIsNamedAndHidesNoOther() throws IOException {
        var broken = Files.createDirectories(root.resolve("embedding/broken"));
        Files.writeString(broken.resolve("card.yaml"), "task: sneezing\n");
        Files.createDirectories(root.resolve("embedding/empty"));
        Files.createDirectories(root.resolve("sneezing"));

        assertThat(run()).isEqualTo(1);
        assertThat(out.toString()).contains("parcel");
        assertThat(err.toString())
                .contains("broken/card.yaml: key architecture must be given")
                .contains("empty/card.yaml is missing")
                .contains("sneezing is no task's folder");
    }

    @Test
    void everyFetchedFileOfTheShippedModelsIsIgnoredByGit() throws IOException {
        var shipped = Path.of(System.getProperty("backpack.home"), "conf", "models");
        var ignored = Files.readAllLines(shipped.resolve(".gitignore"));

        var listing = new ModelCatalogue(shipped).all();

        assertThat(listing.problems()).isEmpty();
        for (var shippedModel : listing.models()) {
            for (var from : shippedModel.card().packages()) {
                var folder = "/" + shippedModel.card().task().folderName() + "/"
                        + shippedModel.card().name() + "/";
                assertThat(ignored)
                        .containsAll(from.members().keySet().stream()
                                .map(name -> folder + name)
                                .toList());
            }
        }
    }

    private int run(String... arguments) throws IOException {
        try (var server = new PackageServer(PackageServer.ranged(model.archive()))) {
            var command = new ModelsCommand(root, new ModelFetcher(server::address, LIMITS));
            return new CommandLine(command)
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(err, true))
                    .execute(arguments);
        }
    }
}
