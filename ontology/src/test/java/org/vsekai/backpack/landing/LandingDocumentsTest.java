package org.vsekai.backpack.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vsekai.backpack.table.InteractionKind;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.Visibility;

class LandingDocumentsTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void eventsAreReadAsTheyWereWritten(@TempDir Path folder) throws IOException {
        var liked = new Event.Interaction("e1", "u1", "i1", InteractionKind.LIKE, 1.5, NOON);
        var made = new Event.ItemChange(
                "e2",
                "i1",
                ItemKind.AVATAR,
                "Fox",
                "u2",
                Visibility.PUBLIC,
                Optional.of("s1"),
                List.of("bp:Animal"),
                List.of("cute"),
                NOON);
        new LandingZone(folder).append("batch", List.of(liked, made));

        var lines = Files.readAllLines(folder.resolve("events/batch.jsonl"));

        assertThat(lines).hasSize(2).first().asString().contains("\"type\":\"interaction\"", "\"kind\":\"like\"");
        assertThat(lines.stream().map(Event::read)).containsExactly(liked, made);
        assertThat(folder.resolve("events")).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void aCaptureIsReadAsItWasWritten() {
        var box = new Capture.VisibleObject("Chair", List.of(1.0, 2.0, 3.0, 4.0), 0.5);
        var capture = new Capture(List.of(
                new Capture.Frame("frames/0.png", "Camera", NOON, Map.of("exposure", 1.0), Optional.of(List.of(box))),
                new Capture.Frame("frames/1.png", "Camera", NOON, Map.of(), Optional.empty())));

        assertThat(Capture.read(capture.toJson())).isEqualTo(capture);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'interaction'} | strength: is missing",
                "{'type':'interaction','strength':1} | event_id",
                "{'type':'sneeze'} | sneeze",
                "[] | ",
                "nonsense | JSON",
                "{'type':'interaction','event_id':'e','user':'u','item':'i','kind':'like','strength':0,"
                        + "'occurred_at':'2026-06-01T12:00:00Z'} | strength",
                "{'type':'interaction','event_id':'e','user':'../u','item':'i','kind':'like','strength':1,"
                        + "'occurred_at':'2026-06-01T12:00:00Z'} | user must be",
                "{'type':'interaction','event_id':'e','user':'u','item':'i','kind':'hug','strength':1,"
                        + "'occurred_at':'2026-06-01T12:00:00Z'} | kind",
                "{'type':'interaction','event_id':'e','user':'u','item':'i','kind':'like','strength':1,"
                        + "'occurred_at':'yesterday'} | occurred_at",
                "{'type':'interaction','event_id':'e','user':'u','item':'i','kind':'like','strength':1,"
                        + "'occurred_at':'2026-06-01T12:00:00Z','colour':'red'} | colour",
            })
    void aBadEventIsRefusedByTheNameOfWhatIsWrong(String json, String named) {
        assertThatThrownBy(() -> Event.read(json.replace('\'', '"')))
                .isInstanceOf(InvalidLandingException.class)
                .hasMessageContaining(named == null ? "" : named);
    }

    @Test
    void anUploadIsReadAsItWasWritten(@TempDir Path folder) throws IOException {
        var document = upload(Optional.of("scene.glb"), Optional.empty(), Optional.of("capture.json"));
        var archive = upload(Optional.empty(), Optional.of("upload.zip"), Optional.empty());

        for (var upload : List.of(document, archive)) {
            new LandingZone(folder).announce(upload);
            assertThat(Upload.read(Files.readString(folder.resolve("uploads/s1.json"))))
                    .isEqualTo(upload);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " | either a document or an archive",
                "'document':'scene.glb','archive':'upload.zip' | either a document or an archive",
                "'archive':'upload.zip','capture':'capture.json' | an archive holds its own",
                "'archive':'../upload.zip' | archive must be a path inside",
                "'document':'/scene.glb' | document must be a path inside",
            })
    void anUploadIsEitherADocumentOrAnArchive(String files, String named) {
        var json = "{'scene_id':'s1','name':'Room','kind':'map','owner':'u1','visibility':'public',"
                + "'uploaded_at':'2026-06-01T12:00:00Z'" + (files == null ? "" : "," + files) + "}";

        assertThatThrownBy(() -> Upload.read(json.replace('\'', '"')))
                .isInstanceOf(InvalidLandingException.class)
                .hasMessageContaining(named);
    }

    private static Upload upload(Optional<String> document, Optional<String> archive, Optional<String> capture) {
        return new Upload("s1", "Room", ItemKind.MAP, "u1", Visibility.PUBLIC, NOON, document, archive, capture);
    }

    @ParameterizedTest
    @CsvSource({"../../etc/passwd", "/etc/passwd", "a/../../b", "http://host/x.png", "''", "a\\b"})
    void aPathThatLeavesTheScenesFolderIsRefused(String path) {
        assertThatThrownBy(() -> new Capture.Frame(path, "Camera", NOON, Map.of(), Optional.empty()))
                .hasMessageContaining("file must be");
    }
}
