package org.vsekai.backpack.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.ingest.Ingest;
import org.vsekai.backpack.landing.Upload;
import org.vsekai.backpack.pipeline.Pipeline;
import org.vsekai.backpack.pipeline.Runner;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.Visibility;

/** A scene whose file the storage does not give is drawn in a night in which it does. */
@Tag("slow")
class UnreadableStorageTest {
    @TempDir
    Path data;

    @Test
    void aSceneWaitsWhileItsFileCannotBeReadAndDoesNotHoldUpTheOthers() throws Exception {
        var context = Spark.context(data);
        context.landing().create();
        for (var id : new String[] {"away", "there"}) {
            var file =
                    Files.createDirectories(context.landing().sceneFolder(id)).resolve("scene.glb");
            new SceneFiles().body().write(file);
            context.landing()
                    .announce(new Upload(
                            id,
                            id,
                            ItemKind.PROP,
                            "u1",
                            Visibility.PUBLIC,
                            Instant.parse("2026-06-01T12:00:00Z"),
                            Optional.of("scene.glb"),
                            Optional.empty(),
                            Optional.empty()));
        }
        Runner.run(new Pipeline("nightly", Ingest.pipeline()), context, Clock.systemUTC());
        var file = context.landing().sceneFolder("away").resolve("scene.glb");
        var bytes = Files.readAllBytes(file);
        Files.delete(file);
        Files.createSymbolicLink(file, file.getFileName());

        var first = new RenderFrames().run(context).summary();

        var scenes = context.warehouse().read(FrameRow.TABLE).select(FrameRow.SCENE_ID);
        assertThat(scenes.distinct().collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly("there");
        assertThat(context.warehouse().read(RejectRow.TABLE).isEmpty()).isTrue();
        assertThat(first).endsWith("of 2 scenes; 1 wait for a night in which their files can be read");

        Files.delete(file);
        Files.write(file, bytes);

        assertThat(new RenderFrames().run(context).summary()).endsWith(" frames drawn of 1 scenes");
        assertThat(context.warehouse()
                        .read(FrameRow.TABLE)
                        .where(FrameRow.SCENE_ID + " = 'away'")
                        .isEmpty())
                .isFalse();
    }
}
