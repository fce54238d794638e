package org.vsekai.backpack.ingest;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.vsekai.backpack.landing.Capture;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.landing.Upload;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.Visibility;

/**
 * Uploads of many people: GLB, glTF with its buffer, VRM, zip, with and without frames; one in a hundred is broken, each
 * in another of the ways in which people's uploads are. Scene {@code n} of a seed is always the same.
 */
final class SmallScenes {
    private static final int BROKEN_ONE_OF = 100;
    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;
    private static final String CAPTURE = "capture.json";
    private static final String ARCHIVE = "upload.zip";
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final LandingZone landing;
    private final long seed;
    private final List<byte[]> pictures =
            IntStream.range(0, 16).mapToObj(SmallScenes::picture).toList();

    SmallScenes(LandingZone landing, long seed) {
        this.landing = landing;
        this.seed = seed;
    }

    /** How an upload is broken. */
    private enum Fault {
        CUT_OFF_DOCUMENT,
        NO_DOCUMENT,
        BAD_JSON,
        NO_BUFFER,
        BUFFER_FROM_THE_WEB,
        MISSPELT_CLASS,
        STRANGE_CAMERA,
        NO_PICTURE,
        CUT_OFF_ARCHIVE,
        ARCHIVE_WITHOUT_SCENE
    }

    private static final Set<Fault> IN_TEXT =
            Set.of(Fault.BAD_JSON, Fault.NO_BUFFER, Fault.BUFFER_FROM_THE_WEB, Fault.MISSPELT_CLASS);
    private static final Set<Fault> IN_CAPTURES = Set.of(Fault.STRANGE_CAMERA, Fault.NO_PICTURE);
    private static final Set<Fault> IN_ARCHIVES = Set.of(Fault.CUT_OFF_ARCHIVE, Fault.ARCHIVE_WITHOUT_SCENE);

    /** Uploads the scenes from the first number to before the other. */
    void upload(int from, int to) {
        IntStream.range(from, to).parallel().forEach(number -> {
            try {
                upload(number);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void upload(int number) throws IOException {
        var random = new Random(seed * 1_000_003 + number);
        var fault = number % BROKEN_ONE_OF == BROKEN_ONE_OF / 2
                ? Optional.of(Fault.values()[number / BROKEN_ONE_OF % Fault.values().length])
                : Optional.<Fault>empty();
        var id = "small-" + number;
        var files = files(random, id, fault);
        boolean zipped = fault.map(IN_ARCHIVES::contains).orElse(random.nextInt(5) == 0);
        var document = files.keySet().iterator().next();
        boolean captured = !zipped && files.containsKey(CAPTURE);
        spoil(files, document, fault);
        write(id, zipped ? Map.of(ARCHIVE, zip(files, fault)) : files);
        landing.announce(new Upload(
                id,
                "Small scene " + number,
                document.endsWith(".vrm") ? ItemKind.AVATAR : ItemKind.MAP,
                "u" + random.nextInt(500),
                Visibility.PUBLIC,
                NOON.plusSeconds(number),
                zipped ? Optional.empty() : Optional.of(document),
                zipped ? Optional.of(ARCHIVE) : Optional.empty(),
                captured ? Optional.of(CAPTURE) : Optional.empty()));
    }

    /** The document first. */
    private Map<String, byte[]> files(Random random, String id, Optional<Fault> fault) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        var texture = pictures.get(random.nextInt(pictures.size()));
        boolean figure = fault.isEmpty() && random.nextInt(6) == 0;
        var made = figure ? SmallScene.figure(random, texture) : SmallScene.room(random, id, texture);
        boolean apart = fault.map(IN_TEXT::contains).orElse(!figure && random.nextInt(4) == 0);
        if (apart) {
            var parts = SmallScene.apart(made.glb(), "scene.bin");
            files.put("scene.gltf", bytes(parts.gltf()));
            files.put("scene.bin", parts.buffer());
        } else {
            files.put(figure ? "scene.vrm" : "scene.glb", made.glb());
        }
        boolean captured = fault.map(IN_CAPTURES::contains).orElse(random.nextInt(5) < 2);
        if (captured) {
            capture(random, made.nodes(), fault, files);
        }
        return files;
    }

    private void capture(Random random, List<String> nodes, Optional<Fault> fault, Map<String, byte[]> files) {
        var camera = fault.equals(Optional.of(Fault.STRANGE_CAMERA)) ? "Kamera" : SmallScene.CAMERA;
        var frames = IntStream.rangeClosed(0, random.nextInt(2))
                .mapToObj(number -> new Capture.Frame(
                        "frames/" + number + ".png", camera, NOON, Map.of("exposure", 1.0), boxes(random, nodes)))
                .toList();
        frames.forEach(frame -> files.put(frame.file(), pictures.get(random.nextInt(pictures.size()))));
        files.put(CAPTURE, bytes(new Capture(frames).toJson()));
    }

    private static Optional<List<Capture.VisibleObject>> boxes(Random random, List<String> nodes) {
        return random.nextBoolean()
                ? Optional.empty()
                : Optional.of(nodes.stream()
                        .limit(3)
                        .map(node -> new Capture.VisibleObject(node, List.of(10.0, 20.0, 60.0, 90.0), 1))
                        .toList());
    }

    private static void spoil(Map<String, byte[]> files, String document, Optional<Fault> fault) {
        if (fault.isEmpty()) {
            return;
        }
        switch (fault.get()) {
            case CUT_OFF_DOCUMENT ->
                files.computeIfPresent(document, (name, bytes) -> Arrays.copyOf(bytes, bytes.length / 2));
            case NO_DOCUMENT -> files.remove(document);
            case BAD_JSON -> replace(files, document, "\"nodes\"", "nodes");
            case NO_BUFFER -> files.remove("scene.bin");
            case BUFFER_FROM_THE_WEB -> replace(files, document, "scene.bin", "https://example.org/scene.bin");
            case MISSPELT_CLASS -> replace(files, document, "bp:Chair", "bp:Chiar");
            case NO_PICTURE -> files.put("frames/0.png", bytes("no picture"));
            case ARCHIVE_WITHOUT_SCENE -> {
                files.clear();
                files.put("readme.txt", bytes("The scene follows."));
            }
            case STRANGE_CAMERA, CUT_OFF_ARCHIVE -> {}
        }
    }

    private static void replace(Map<String, byte[]> files, String name, String text, String other) {
        files.computeIfPresent(
                name, (key, bytes) -> bytes(new String(bytes, StandardCharsets.UTF_8).replace(text, other)));
    }

    private void write(String id, Map<String, byte[]> files) throws IOException {
        var folder = Files.createDirectories(landing.sceneFolder(id));
        for (var file : files.entrySet()) {
            var path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    private static byte[] zip(Map<String, byte[]> files, Optional<Fault> fault) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        var whole = bytes.toByteArray();
        return fault.equals(Optional.of(Fault.CUT_OFF_ARCHIVE)) ? Arrays.copyOf(whole, whole.length / 2) : whole;
    }

    /** About 10 KB: flat stripes with some noise. */
    private static byte[] picture(int number) {
        var random = new Random(number);
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                image.setRGB(x, y, (number * 0x0f1e2d + (y / 12) * 0x101010 + random.nextInt(8)) & 0xffffff);
            }
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
