package org.vsekai.backpack.perceive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.table.AnnotationRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.ItemKind;

/** The models of our own training, on a room that was drawn to measure them by. */
@Tag("slow")
class SceneModelsTest {
    private static final String CONF = """
            detector = scene-objects
            pipelines.usual = [{task = detect}, {task = segment, model = scene-regions}, {task = read, model = scene-captions}]
            """;

    @TempDir
    private Path data;

    @Test
    void theNightLooksThroughThem() throws Exception {
        var world = new World(data, CONF);
        world.scene("m", ItemKind.MAP);
        world.frames("m", 320, 240, World.ROOM);

        world.night(Ontology.bundled().classesByLabel());

        var rows = world.rows(DetectionRow.TABLE);
        assertThat(rows)
                .filteredOn(row -> row.model().equals("scene-objects"))
                .extracting(row -> row.classIri().orElseThrow())
                .contains(Ontology.NAMESPACE + "Person", Ontology.NAMESPACE + "Television");
        assertThat(rows)
                .filteredOn(row -> row.model().equals("scene-regions"))
                .allSatisfy(row -> assertThat(row.mask()).isPresent())
                .extracting(DetectionRow::label)
                .contains("seating", "floor", "wall");
        assertThat(world.rows(AnnotationRow.TABLE)).singleElement().satisfies(row -> {
            assertThat(row.text()).startsWith("A room with ").contains("television");
            assertThat(row.language()).contains("en");
            assertThat(row.parts()).isEmpty();
        });
    }
}
