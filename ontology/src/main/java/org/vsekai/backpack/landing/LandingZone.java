package org.vsekai.backpack.landing;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The folders of a landing zone. {@code scenes/<scene_id>/} holds an upload's files, {@code uploads/<scene_id>.json}
 * its manifest, written last; {@code events/*.jsonl} holds one event a line; {@code renders/<scene_id>/} holds pictures
 * that the night drew. Thread-safe.
 */
public record LandingZone(Path root) {

    /** Where the files of a scene lie. */
    public Path sceneFolder(String sceneId) {
        return root.resolve("scenes").resolve(Identifier.check("scene_id", sceneId));
    }

    public Path uploadsFolder() {
        return root.resolve("uploads");
    }

    public Path eventsFolder() {
        return root.resolve("events");
    }

    /** Where uploads lie that are not whole yet, a folder each; the nightly never looks here. */
    public Path incomingFolder() {
        return root.resolve("incoming");
    }

    /**
     * The file at a path of a table's row.
     *
     * @throws IllegalArgumentException when the path leads out of the landing zone
     */
    public Path file(String path) {
        var top = root.normalize();
        var file = top.resolve(path).normalize();
        if (!file.startsWith(top)) {
            throw new IllegalArgumentException("the path " + path + " leaves the landing zone");
        }
        return file;
    }

    /** Makes the folders that the nightly watches. */
    public void create() throws IOException {
        Files.createDirectories(root.resolve("scenes"));
        Files.createDirectories(uploadsFolder());
        Files.createDirectories(eventsFolder());
    }

    /** Announces a scene whose files are all in its folder. The same upload again changes nothing. */
    public void announce(Upload upload) throws IOException {
        writeWhole(uploadsFolder().resolve(upload.sceneId() + ".json"), write(upload) + "\n");
    }

    /** Writes events as one file, durable when this returns. */
    public void append(String fileName, List<Event> events) throws IOException {
        var lines = events.stream().map(LandingZone::write).collect(Collectors.joining("\n", "", "\n"));
        writeWhole(eventsFolder().resolve(Identifier.check("file name", fileName) + ".jsonl"), lines);
    }

    /**
     * Keeps a picture that the night drew of a scene, durable when this returns. The same again changes nothing.
     *
     * @return its path under the landing zone
     */
    public String keepRender(String sceneId, String fileName, byte[] picture) throws IOException {
        var folder = root.resolve("renders").resolve(Identifier.check("scene_id", sceneId));
        var file = folder.resolve(Identifier.check("file name", fileName));
        WholeFile.write(file, picture);
        return root.relativize(file).toString();
    }

    private static String write(Object document) {
        try {
            return LandingJson.MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By a name of its own: several may write the same at once. */
    private static void writeWhole(Path file, String text) throws IOException {
        var unfinished = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
        WholeFile.write(file, unfinished, text.getBytes(StandardCharsets.UTF_8));
    }
}
