package org.vsekai.backpack.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.landing.WholeFile;

/**
 * Says in a landing zone which sample world it holds, so that a run that was killed can be completed by another one
 * with the same settings, and by no other.
 */
final class WorldMarker {
    private static final String FILE = "sample-world.txt";
    /** Grows when the same settings give other bytes. */
    private static final int GENERATOR = 1;

    private WorldMarker() {}

    /**
     * Takes an empty landing zone for a world, or finds that it is that world's already.
     *
     * @throws SampleWorldException when it holds anything else
     */
    static void claim(LandingZone landing, SampleWorldSettings settings) throws IOException {
        var file = landing.root().resolve(FILE);
        var wanted = describe(settings);
        if (Files.exists(file)) {
            var there = Files.readString(file).strip();
            if (!there.equals(wanted)) {
                throw SampleWorldException.anotherWorld(landing.root(), there, wanted);
            }
            return;
        }
        for (var folder : List.of(landing.root().resolve("scenes"), landing.uploadsFolder(), landing.eventsFolder())) {
            if (holdsAnything(folder)) {
                throw SampleWorldException.notEmpty(landing.root());
            }
        }
        landing.create();
        WholeFile.write(file, (wanted + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static boolean holdsAnything(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Files.exists(folder);
        }
        try (var entries = Files.list(folder)) {
            return entries.findAny().isPresent();
        }
    }

    private static String describe(SampleWorldSettings settings) {
        return String.format(
                Locale.ROOT,
                "generator %d, %d scenes, %d users, %d items, seed %d",
                GENERATOR,
                settings.scenes(),
                settings.users(),
                settings.items(),
                settings.seed());
    }
}
