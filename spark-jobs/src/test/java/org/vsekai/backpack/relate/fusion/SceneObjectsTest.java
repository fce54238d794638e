package org.vsekai.backpack.relate.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.scene.Vector3;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.ClassAncestorRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.SceneObjectRow;
import org.vsekai.backpack.table.Table;

@Tag("slow")
class SceneObjectsTest {
    private static final String CHAIR = Ontology.NAMESPACE + "Chair";
    private static final Vector3 PLACE = new Vector3(0.4, 0.5, -0.2);

    @TempDir
    Path data;

    private final FusionSettings settings = Settings.defaults().bind("backpack.relate.fusion", FusionSettings.class);
    private final WatchedScene scene = new WatchedScene();
    private StageContext context;

    @BeforeEach
    void setUp() {
        context = Spark.context(data);
        write(ClassAncestorRow.TABLE, Ontology.bundled().closure());
        scene.see(0, 1, CHAIR, PLACE);
        write(FrameRow.TABLE, scene.frames());
        write(DetectionRow.TABLE, scene.detections());
    }

    @Test
    void whatThreeCamerasSeeIsOneThingWithTheNodeThatItIs() {
        write(CameraRow.TABLE, scene.cameras());
        write(SceneNodeRow.TABLE, List.of(WatchedScene.node("chair", PLACE, Optional.of(CHAIR))));

        assertThat(new SceneObjects(settings).run(context).rowsOut()).isEqualTo(1);

        var object = read().get(0);
        assertThat(object.nodeId()).contains("chair");
        assertThat(object.support()).isEqualTo(3);
        assertThat(object.detectionIds())
                .containsExactlyInAnyOrderElementsOf(scene.detections().stream()
                        .map(DetectionRow::detectionId)
                        .toList());
        new SceneObjects(settings).run(context);
        assertThat(read()).containsExactly(object);
    }

    @Test
    void aSceneWithoutNodesHasThingsNevertheless() {
        write(CameraRow.TABLE, scene.cameras());

        new SceneObjects(settings).run(context);

        assertThat(read()).extracting(SceneObjectRow::nodeId).containsExactly(Optional.empty());
    }

    @Test
    void oneCameraAloneCannotSayWhereAnythingIs() {
        write(CameraRow.TABLE, scene.cameras().subList(0, 1));

        new SceneObjects(settings).run(context);

        assertThat(read()).isEmpty();
    }

    @Test
    void theSettingsHaveTheirDefaults() {
        assertThat(settings).isEqualTo(new FusionSettings(0.3, 4, 0.15, 2, Duration.ofMillis(50), 0.3));
    }

    private List<SceneObjectRow> read() {
        var warehouse = context.warehouse();
        return warehouse.records(SceneObjectRow.TABLE, warehouse.read(SceneObjectRow.TABLE));
    }

    private <R extends Record> void write(Table<R> table, List<R> rows) {
        context.warehouse().merge(table, context.warehouse().dataset(table, rows));
    }
}
