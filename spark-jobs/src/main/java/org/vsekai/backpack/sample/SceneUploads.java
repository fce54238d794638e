package org.vsekai.backpack.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Consumer;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.landing.Upload;
import org.vsekai.backpack.landing.WholeFile;

/** Writes scenes as a client uploads them: the document, its frames, and the manifest last. */
final class SceneUploads {
    private static final String DOCUMENT = "scene.glb";

    private final SampleWorldSettings settings;
    private final LandingZone landing;
    private final Tally tally;
    private final Consumer<String> progress;
    private final ItemMaker items;

    SceneUploads(SampleWorldSettings settings, LandingZone landing, Tally tally, Consumer<String> progress) {
        this.settings = settings;
        this.landing = landing;
        this.tally = tally;
        this.progress = progress;
        items = new ItemMaker(settings);
    }

    /** The id of a scene by its number from 1. */
    static String sceneId(long seed, int number) {
        return "s" + Long.toUnsignedString(seed) + "-scene-" + number;
    }

    void write() throws IOException {
        for (int number = 1; number <= settings.scenes(); number++) {
            var sceneId = sceneId(settings.seed(), number);
            if (Files.exists(landing.uploadsFolder().resolve(sceneId + ".json"))) {
                tally.skipped();
                continue;
            }
            write(sceneId, number);
            progress.accept("scene " + number + " of " + settings.scenes());
        }
    }

    private void write(String sceneId, int number) throws IOException {
        var item = items.item(number);
        var plan = ScenePlan.of(settings.seed(), number);
        var folder = landing.sceneFolder(sceneId);
        var document = folder.resolve(DOCUMENT);
        var random = RandomStream.of(settings.seed(), "upload", number);
        var uploadedAt = Moments.made(random);
        var glb = SceneModel.glb(plan, item.owner(), FrameTaker.ASPECT_RATIO);
        WholeFile.write(document, glb);
        var taken = new FrameTaker(folder, uploadedAt).take(document);
        landing.announce(new Upload(
                sceneId,
                item.name(),
                item.kind(),
                item.owner(),
                item.visibility(),
                uploadedAt,
                Optional.of(DOCUMENT),
                Optional.empty(),
                Optional.of(FrameTaker.CAPTURE)));
        tally.scene(taken.frames(), glb.length + taken.bytes());
    }
}
