package org.vsekai.backpack.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every document in the folder of scenes by others, where there is one, against the outcomes that docs tell. Written anew
 * with {@code -Dbackpack.write-docs=true}.
 */
@Tag("slow")
class SharedScenesTest {
    private static final Path OUTCOMES =
            Path.of(System.getProperty("backpack.home", "."), "docs", "scenes-outcomes.md");

    @Test
    void everySharedSceneHasTheOutcomeThatIsWrittenDown() throws IOException {
        var documents = SceneFixtures.sharedDocuments();
        assumeThat(documents).as("documents in the shared folder").isNotEmpty();

        var text = new StringBuilder("""
                | file | format | outcome | nodes | triangles | cameras | joints | not read |
                | --- | --- | --- | --- | --- | --- | --- | --- |
                """);
        documents.forEach(document -> text.append(row(document)));

        if (Boolean.getBoolean("backpack.write-docs")) {
            Files.writeString(OUTCOMES, text);
        }
        assertThat(Files.readString(OUTCOMES)).isEqualTo(text.toString());
    }

    private static String row(Path file) {
        var name = file.getParent().getFileName() + "/" + file.getFileName();
        try {
            var document = new SceneReader(SceneLimits.standard()).read(file, file.getParent());
            var rows = SceneRows.of("s", document, node -> Optional.empty(), 640, 480);
            return "| %s | %s | ingested | %d | %d | %d | %d | %s |%n"
                    .formatted(
                            name,
                            document.sourceFormat().name().toLowerCase(Locale.ROOT),
                            document.nodeCount(),
                            document.triangleCount(),
                            rows.cameras().size(),
                            rows.joints().size(),
                            unread(document.unread()));
        } catch (InvalidSceneException e) {
            return "| %s | | refused: %s | | | | | |%n".formatted(name, e.getMessage());
        }
    }

    private static String unread(List<UnreadPart> parts) {
        return parts.isEmpty() ? "" : parts.size() + ": " + parts.get(0).message();
    }
}
