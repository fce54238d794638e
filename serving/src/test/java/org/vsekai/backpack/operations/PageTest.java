package org.vsekai.backpack.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a browser makes it. */
@Tag("slow")
class PageTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private static String page;
    private static String graph;
    private static String vocabulary;

    @BeforeAll
    static void open(@TempDir Path folder) throws Exception {
        assumeThat(CHROMIUM)
                .as("the page is tried in Chromium; install it with: apt-get install chromium")
                .exists();
        var data = Files.createDirectory(folder.resolve("data"));
        World.in(data);
        try (var server = RunningServer.on(data)) {
            page = rendered(server.address("/").toString(), folder);
            graph = rendered(server.withGraph().address("/sparql").toString(), folder);
            vocabulary = rendered(server.address("/ns/v1#Armchair").toString(), folder);
        }
    }

    @Test
    void scenesThatEveryoneMaySeeAreThereWithWhatWasSeenInThem() {
        assertThat(page).contains("Reading room", "What the model saw", "class=\"detection\"", "class=\"truth\"");
        assertThat(page).doesNotContain("Secret cellar", "Unlisted attic");
    }

    @Test
    void theNightTheFiguresAndRecommendationsAreThere() {
        assertThat(page).contains("The last night", "How good the detector is", "How good the recommender is");
        assertThat(page).containsPattern("For u\\d");
    }

    @Test
    void theGraphIsAskedByAnEditorThatShowsWhatWasAnswered() {
        assertThat(graph).contains("CodeMirror", "Items that hold at least two pieces of seating");
        // The first example's answer, as a table.
        assertThat(graph).containsPattern("<td[^>]*>.*Reading room");
    }

    @Test
    void aClassOfTheVocabularyIsOpenWhereItsAddressPoints() {
        assertThat(vocabulary).contains("Armchair", "Sessel");
    }

    private static String rendered(String address, Path folder) throws IOException, InterruptedException {
        var output = folder.resolve("page.html");
        var browser = new ProcessBuilder(
                        CHROMIUM.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + folder.resolve("browser"),
                        "--virtual-time-budget=10000",
                        "--dump-dom",
                        address)
                .redirectOutput(output.toFile())
                .redirectError(folder.resolve("browser.log").toFile())
                .start();
        assertThat(browser.waitFor(2, TimeUnit.MINUTES)).as("Chromium ended").isTrue();
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
