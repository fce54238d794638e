package org.vsekai.backpack.nightly;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.vsekai.backpack.landing.Capture;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.landing.Upload;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.Visibility;

/** Uploads and events of which something is broken, one of each kind. */
final class BrokenUploads {
    /** The reason for which each is refused, by where the fault is. */
    static final Map<String, String> REASONS = Map.of(
            "uploads/broken-manifest.json", "invalid_manifest",
            "scenes/broken-document/scene.gltf", "not_json",
            "scenes/broken-lost/scene.gltf", "missing_file",
            "scenes/broken-frames/lost.png", "missing_file",
            "scenes/broken-frames/stranger.png", "unknown_camera",
            "scenes/broken-frames/cut.png", "invalid_image",
            "scenes/broken-frames/scratched.png", "damaged",
            "scenes/broken-frames/cut.wav", "invalid_clip",
            "events/broken.jsonl", "invalid_event");

    static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final String DOCUMENT = "scene.gltf";
    private static final String CAPTURE = "capture.json";
    private static final String EMPTY_ROOM = """
            {"asset": {"version": "2.0"}, "scene": 0, "scenes": [{"nodes": [0]}],
             "nodes": [{"name": "Camera", "camera": 0, "translation": [0, 0, 4]}],
             "cameras": [{"type": "perspective", "perspective": {"yfov": 0.8, "znear": 0.1, "zfar": 100}}]}
            """;

    private BrokenUploads() {}

    static void write(LandingZone landing) throws IOException {
        landing.create();
        Files.writeString(landing.uploadsFolder().resolve("broken-manifest.json"), "{\"scene_id\": \"../up\"}");
        document(landing, "broken-document", "{\"asset\":");
        announce(landing, "broken-document", Optional.empty());
        announce(landing, "broken-lost", Optional.empty());
        frames(document(landing, "broken-frames", EMPTY_ROOM));
        announce(landing, "broken-frames", Optional.of(CAPTURE));
        Files.writeString(landing.eventsFolder().resolve("broken.jsonl"), "{\"type\": \"interaction\"}\n");
    }

    private static Path document(LandingZone landing, String id, String text) throws IOException {
        var folder = Files.createDirectories(landing.sceneFolder(id));
        Files.writeString(folder.resolve(DOCUMENT), text);
        return folder;
    }

    /** Of these ingest takes the whole frame, the scratched one, which only a decoder finds out, and the whole clip. */
    private static void frames(Path folder) throws IOException {
        var picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB), "png", picture);
        var whole = picture.toByteArray();
        Files.write(folder.resolve("whole.png"), whole);
        Files.write(folder.resolve("stranger.png"), whole);
        Files.write(folder.resolve("cut.png"), Arrays.copyOf(whole, whole.length / 2));
        Files.write(folder.resolve("scratched.png"), scratched(whole));
        var sound = sound();
        Files.write(folder.resolve("whole.wav"), sound);
        Files.write(folder.resolve("cut.wav"), Arrays.copyOf(sound, 20));
        var capture = new Capture(
                List.of(
                        frame("whole.png", "Camera"),
                        frame("lost.png", "Camera"),
                        frame("stranger.png", "Stranger"),
                        frame("cut.png", "Camera"),
                        frame("scratched.png", "Camera")),
                List.of(),
                List.of(clip("whole.wav"), clip("cut.wav")),
                Optional.empty(),
                Optional.empty());
        Files.writeString(folder.resolve(CAPTURE), capture.toJson());
    }

    private static byte[] scratched(byte[] picture) {
        var bytes = picture.clone();
        // Behind signature (8), header chunk (25) and the data chunk's length and name (8).
        Arrays.fill(bytes, 41, 61, (byte) 0xff);
        return bytes;
    }

    /** A tenth of a second of silence. */
    private static byte[] sound() throws IOException {
        var format = new AudioFormat(16_000, 16, 1, true, false);
        var silence = new AudioInputStream(new ByteArrayInputStream(new byte[3_200]), format, 1_600);
        var file = new ByteArrayOutputStream();
        AudioSystem.write(silence, AudioFileFormat.Type.WAVE, file);
        return file.toByteArray();
    }

    private static Capture.Clip clip(String file) {
        return new Capture.Clip(file, NOON, Optional.empty());
    }

    private static Capture.Frame frame(String file, String camera) {
        return new Capture.Frame(file, camera, NOON, Map.of(), Optional.empty());
    }

    private static void announce(LandingZone landing, String id, Optional<String> capture) throws IOException {
        landing.announce(new Upload(
                id,
                "Room " + id,
                ItemKind.MAP,
                "u1",
                Visibility.PUBLIC,
                NOON,
                Optional.of(DOCUMENT),
                Optional.empty(),
                capture));
    }
}
