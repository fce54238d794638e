package org.vsekai.backpack.relate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.pipeline.Pipeline;
import org.vsekai.backpack.pipeline.Runner;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.table.ClassAncestorRow;
import org.vsekai.backpack.table.ItemFeatureRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.Visibility;

@Tag("slow")
class RelateTest {
    @TempDir
    Path data;

    private final Ontology ontology = Ontology.bundled();
    private StageContext context;

    @BeforeEach
    void setUp() {
        context = Spark.context(data);
    }

    @Test
    void aSecondNightChangesNothingAndANewNodeChangesItsItemsAlone() throws Exception {
        write(ClassAncestorRow.TABLE, List.of(new ClassAncestorRow("of another", "ontology", 1)));
        write(ItemRow.TABLE, List.of(item("i1", "s1"), item("i2", "s2")));
        write(SceneNodeRow.TABLE, List.of(node("s1", "bp:Chair"), node("s2", "bp:Chair")));
        relate();
        assertThat(read(ClassAncestorRow.TABLE)).containsExactlyInAnyOrderElementsOf(ontology.closure());
        assertThat(classes("i1")).contains(ontology.expand("bp:Furniture")).isEqualTo(classes("i2"));
        var closureVersion = context.warehouse().version(ClassAncestorRow.TABLE);
        var featureVersion = context.warehouse().version(ItemFeatureRow.TABLE);

        relate();
        assertThat(context.warehouse().version(ClassAncestorRow.TABLE)).isEqualTo(closureVersion);
        assertThat(context.warehouse().version(ItemFeatureRow.TABLE)).isEqualTo(featureVersion);

        write(SceneNodeRow.TABLE, List.of(node("s1", "bp:Piano")));
        relate();
        assertThat(classes("i1")).contains(ontology.expand("bp:MusicalInstrument"));
        assertThat(classes("i2")).doesNotContain(ontology.expand("bp:MusicalInstrument"));
    }

    @Test
    void theSettingsHaveTheirDefaultsAndAScoreThatIsNoneIsRefused() {
        assertThat(Settings.defaults().bind("backpack.relate", RelateSettings.class))
                .isEqualTo(new RelateSettings(0.4));
        assertThatThrownBy(() -> new RelateSettings(1.5)).hasMessageContaining("least-score");
    }

    private void relate() throws Exception {
        Runner.run(new Pipeline("night", Relate.pipeline(context.settings())), context, Clock.systemUTC());
    }

    private <R extends Record> void write(Table<R> table, List<R> rows) {
        context.warehouse().merge(table, context.warehouse().dataset(table, rows));
    }

    private <R extends Record> List<R> read(Table<R> table) {
        return context.warehouse().records(table, context.warehouse().read(table));
    }

    private List<String> classes(String itemId) {
        return read(ItemFeatureRow.TABLE).stream()
                .filter(row -> row.itemId().equals(itemId))
                .flatMap(row -> row.features().stream())
                .map(ItemFeatureRow.Feature::classIri)
                .toList();
    }

    private static ItemRow item(String id, String scene) {
        return new ItemRow(
                id, ItemKind.MAP, id, "u1", Visibility.PUBLIC, Optional.of(scene), List.of(), List.of(), Instant.EPOCH);
    }

    private SceneNodeRow node(String scene, String iri) {
        var zeros = List.of(0.0, 0.0, 0.0);
        return new SceneNodeRow(
                scene, iri, Collections.nCopies(16, 0.0), zeros, zeros, 1, Optional.of(ontology.expand(iri)));
    }
}
