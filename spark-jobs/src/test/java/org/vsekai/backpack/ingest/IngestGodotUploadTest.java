package org.vsekai.backpack.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.landing.Upload;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.scene.CalibratedCamera;
import org.vsekai.backpack.scene.Vector3;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.SkeletonJointRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.Visibility;

/** The zip that the Godot add-on uploaded becomes rows, and the rows say what Godot's own renderer showed. */
class IngestGodotUploadTest {
    private static final String SCENE = "godot";

    /** The add-on's test scene has a ball of a colour that nothing else has and no light changes. */
    private static final int MARKER = 0xFF00FF;

    @TempDir
    static Path data;

    private static StageContext context;

    @BeforeAll
    static void ingest() throws Exception {
        context = Spark.context(data);
        var landing = context.landing();
        landing.create();
        Files.createDirectories(landing.sceneFolder(SCENE));
        Files.copy(
                Path.of(System.getProperty("backpack.home"))
                        .resolve("ontology/src/test/resources/scenes/godot-addon/upload.zip"),
                landing.sceneFolder(SCENE).resolve("upload.zip"));
        landing.announce(new Upload(
                SCENE,
                "A room made in Godot",
                ItemKind.MAP,
                "u1",
                Visibility.PUBLIC,
                Instant.parse("2026-06-01T12:00:00Z"),
                Optional.empty(),
                Optional.of("upload.zip"),
                Optional.empty()));
        new IngestScenes().run(context);
    }

    @Test
    void sceneNodesJointsCamerasAndFramesAreInTheTablesAndNothingIsRejected() {
        assertThat(records(RejectRow.TABLE)).isEmpty();
        assertThat(records(SceneRow.TABLE)).singleElement().satisfies(scene -> assertThat(scene.description())
                .contains("A room made in Godot"));
        assertThat(records(CameraRow.TABLE))
                .extracting(CameraRow::cameraId)
                .containsExactlyInAnyOrder("EyeLevel", "Corner", "Shifted");
        assertThat(records(FrameRow.TABLE)).hasSize(3);
        assertThat(records(SkeletonJointRow.TABLE)).hasSize(56);
        assertThat(records(SceneNodeRow.TABLE).stream()
                        .filter(node -> node.nodeId().equals("Chair"))
                        .flatMap(node -> node.classIri().stream()))
                .containsExactly("https://backpack.vsekai.org/ns/v1#Chair");
    }

    @Test
    void everyPictureShowsTheMarkerWhereItsCameraPutsIt() throws IOException {
        var marker = records(SceneNodeRow.TABLE).stream()
                .filter(node -> node.nodeId().equals("Marker"))
                .findFirst()
                .orElseThrow();
        var centre = new Vector3(
                middle(marker.boxMinimum(), marker.boxMaximum(), 0),
                middle(marker.boxMinimum(), marker.boxMaximum(), 1),
                middle(marker.boxMinimum(), marker.boxMaximum(), 2));
        for (var frame : records(FrameRow.TABLE)) {
            var camera = records(CameraRow.TABLE).stream()
                    .filter(row -> row.cameraId().equals(frame.cameraId()))
                    .findFirst()
                    .orElseThrow();
            var expected = CalibratedCamera.of(camera).project(centre);
            var seen = centreOfMarker(data.resolve("landing").resolve(frame.path()));

            assertThat(Math.hypot(seen[0] - expected.x(), seen[1] - expected.y()))
                    .as("pixels between %s, %s and %s of camera %s", seen[0], seen[1], expected, frame.cameraId())
                    .isLessThan(0.6);
        }
    }

    private static double middle(List<Double> minimum, List<Double> maximum, int axis) {
        return (minimum.get(axis) + maximum.get(axis)) / 2;
    }

    private static double[] centreOfMarker(Path file) throws IOException {
        var picture = ImageIO.read(file.toFile());
        double x = 0;
        double y = 0;
        int count = 0;
        for (int row = 0; row < picture.getHeight(); row++) {
            for (int column = 0; column < picture.getWidth(); column++) {
                if ((picture.getRGB(column, row) & 0xFFFFFF) == MARKER) {
                    x += column + 0.5;
                    y += row + 0.5;
                    count++;
                }
            }
        }
        assertThat(count).as("pixels of the marker in %s", file).isPositive();
        return new double[] {x / count, y / count};
    }

    private static <R extends Record> List<R> records(Table<R> table) {
        return context.warehouse().records(table, context.warehouse().read(table));
    }
}
