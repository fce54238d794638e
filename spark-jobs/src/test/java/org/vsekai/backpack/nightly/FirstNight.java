package org.vsekai.backpack.nightly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * A small sample world with some broken uploads and a scene without frames in it, and one undisturbed night over it, in a process of its own: made once, by the first test that
 * asks. The folders are removed when the JVM ends.
 */
final class FirstNight {
    private static final SampleWorldSettings WORLD = new SampleWorldSettings(3, 60, 80, 1);

    private static final String MUG = "mug";

    private static FirstNight shared;

    private final Path landing;
    private final Path data;
    private final Duration took;
    private final Contents contents;

    private FirstNight(Path folder) throws IOException, InterruptedException {
        landing = folder.resolve("world");
        data = folder.resolve("first");
        new SampleWorld(WORLD).writeTo(new LandingZone(landing), line -> {});
        BrokenUploads.write(new LandingZone(landing));
        uploadMug(new LandingZone(landing));
        copyLanding(data);
        var began = Instant.now();
        NightProcess.run(data);
        took = Duration.between(began, Instant.now());
        contents = Contents.of(Spark.contextOf(data, Settings.defaults()).warehouse());
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

    static synchronized FirstNight shared() throws IOException, InterruptedException {
        if (shared == null) {
            var folder = Files.createTempDirectory("first-night");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(folder.toFile())));
            shared = new FirstNight(folder);
        }
        return shared;
    }

    /** Gives a data folder the same landing zone as this night had. */
    void copyLanding(Path other) throws IOException {
        FileUtils.copyDirectory(landing.toFile(), other.resolve("landing").toFile());
    }

    /** The data folder after the night. A test that lets more arrive there says so. */
    Path data() {
        return data;
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
