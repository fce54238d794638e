package org.vsekai.backpack.nightly;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.landing.Upload;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.sample.SampleWorld;
import org.vsekai.backpack.sample.SampleWorldSettings;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.Visibility;

/**
 * A small sample world with some broken uploads and a scene without frames in it, and one undisturbed night over it, in a process of its
 * own: made once in a run of Maven, by the first test that asks; test JVMs beside it wait for it.
 */
final class FirstNight {
    private static final SampleWorldSettings WORLD = new SampleWorldSettings(3, 60, 80, 1);

    private static final String MUG = "mug";

    private static FirstNight shared;

    private final Path landing;
    private final Path data;
    private final Duration took;
    private final Contents contents;

    private FirstNight(Path folder) throws IOException {
        landing = folder.resolve("world");
        data = folder.resolve("first");
        took = Duration.parse(Files.readString(tookFile(folder)));
        contents = Contents.of(Spark.contextOf(data, Settings.defaults()).warehouse());
    }

    static synchronized FirstNight shared() throws IOException, InterruptedException {
        if (shared == null) {
            var all = Path.of(System.getProperty("backpack.home"), "spark-jobs/target/first-night");
            Files.createDirectories(all);
            try (var channel =
                            FileChannel.open(all.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                var folder = all.resolve(System.getProperty("backpack.run", "by-itself"));
                if (lock.isValid() && !Files.exists(tookFile(folder))) {
                    removeFormer(all);
                    make(folder);
                }
                shared = new FirstNight(folder);
            }
        }
        return shared;
    }

    private static void removeFormer(Path all) throws IOException {
        try (var folders = Files.list(all)) {
            folders.filter(Files::isDirectory).forEach(folder -> FileUtils.deleteQuietly(folder.toFile()));
        }
    }

    private static void make(Path folder) throws IOException, InterruptedException {
        var landing = new LandingZone(folder.resolve("world"));
        new SampleWorld(WORLD).writeTo(landing, line -> {});
        BrokenUploads.write(landing);
        uploadMug(landing);
        var data = folder.resolve("first");
        copyLanding(landing.root(), data);
        var began = Instant.now();
        NightProcess.run(data);
        Files.writeString(
                tookFile(folder), Duration.between(began, Instant.now()).toString());
    }

    /** Written when the night has come to its end. */
    private static Path tookFile(Path folder) {
        return folder.resolve("took");
    }

    /** Comes without frames and without cameras. */
    private static void uploadMug(LandingZone landing) throws IOException {
        var kaykit = Path.of(System.getProperty("backpack.home"), "ontology/src/test/resources/scenes/kaykit");
        FileUtils.copyDirectory(kaykit.toFile(), landing.sceneFolder(MUG).toFile());
        landing.announce(new Upload(
                MUG,
                "Mug",
                ItemKind.PROP,
                "u1",
                Visibility.PUBLIC,
                BrokenUploads.NOON,
                Optional.of("mug_full.gltf"),
                Optional.empty(),
                Optional.empty()));
    }

    /** Gives a data folder the same landing zone as this night had. */
    void copyLanding(Path other) throws IOException {
        copyLanding(landing, other);
    }

    private static void copyLanding(Path landing, Path data) throws IOException {
        FileUtils.copyDirectory(landing.toFile(), data.resolve("landing").toFile());
    }

    /** Makes a data folder what this one is after the night. */
    void copyData(Path other) throws IOException {
        FileUtils.copyDirectory(data.toFile(), other.toFile());
    }

    /** How long the night's process lived. */
    Duration took() {
        return took;
    }

    /** What the tables held when the night had ended. */
    Contents contents() {
        return contents;
    }
}
