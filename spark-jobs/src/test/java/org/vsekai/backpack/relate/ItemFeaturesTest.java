package org.vsekai.backpack.relate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.SparkRows;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.ClassAncestorRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.ItemFeatureRow;
import org.vsekai.backpack.table.ItemFeatureRow.Feature;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.SceneAttributeRow;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.Visibility;

@Tag("slow")
class ItemFeaturesTest {
    private static final double LEAST_SCORE = 0.4;

    private final Ontology ontology = Ontology.bundled();
    private List<ItemRow> items = List.of();
    private List<SceneNodeRow> nodes = List.of();
    private List<DetectionRow> detections = List.of();
    private List<CameraRow> cameras = List.of();
    private List<SceneAttributeRow> attributes = List.of();

    @Test
    void aCatAndADogInOneFrameAreTwoAnimals() {
        items = List.of(item("i1", "s1", "bp:Toy"), item("i2", null));
        nodes = List.of(node("s1", "a", "bp:Cat"), node("s1", "b", "bp:Cat"), node("s1", "c", null));
        detections = List.of(
                detection("s1", "f1", "m", "bp:Cat", 0.9),
                detection("s1", "f1", "m", "bp:Dog", 0.9),
                detection("s1", "f2", "m", "bp:Cat", 0.9),
                detection("s1", "f2", "other", "bp:Cat", 0.9),
                detection("s1", "f2", "m", "bp:Cat", LEAST_SCORE - 0.01),
                detection("s1", "f2", "m", null, 0.9));

        var features = features();
        assertThat(features.get("i1"))
                .contains(feature("bp:Cat", 2, 1), feature("bp:Dog", 0, 1), feature("bp:Animal", 2, 2))
                .contains(feature("bp:Toy", 1, 0), feature("bp:PhysicalObject", 3, 2));
        assertThat(features.get("i1")).extracting(Feature::classIri).isSorted().doesNotHaveDuplicates();
        assertThat(features.get("i2")).isEmpty();
    }

    @Test
    void whatAnItemHoldsIsToldInWordsTheMostFirst() {
        items = List.of(item("i1", "s1", "bp:Toy"), item("i2", null));
        nodes = List.of(node("s1", "a", "bp:Chair"), node("s1", "b", "bp:Chair"), node("s1", "c", "bp:Guitar"));
        detections = List.of(
                detection("s1", "f1", "m", "bp:Chair", 0.9),
                detection("s1", "f1", "m", "bp:Cat", 0.9),
                detection("s1", "f1", "m", "bp:Cat", 0.9),
                detection("s1", "f1", "m", "bp:Cat", 0.9));

        var rows = rows();

        assertThat(rows.get("i1").summary()).isEqualTo("3 × cat, 2 × chair, 1 × guitar, 1 × toy");
        assertThat(rows.get("i2").summary()).isEmpty();
    }

    @Test
    void aRoomIsIndoorsAndAMeadowOutdoors() {
        items = List.of(item("room", "s1"), item("meadow", "s2"), item("courtyard", "s3"), item("shell", "s4"));
        cameras = List.of(camera("s1", 1, 2, 1), camera("s2", 0, 2, 0), camera("s3", 0, 2, 0), camera("s4", 0, 2, 0));
        nodes = List.of(
                box("s1", "ceiling", List.of(-5.0, 3.0, -5.0), List.of(5.0, 3.2, 5.0)),
                box("s1", "floor", List.of(-5.0, -0.2, -5.0), List.of(5.0, 0.0, 5.0)),
                box("s2", "ground", List.of(-50.0, -0.2, -50.0), List.of(50.0, 0.0, 50.0)),
                box("s2", "tree", List.of(4.0, 0.0, 4.0), List.of(8.0, 9.0, 8.0)),
                box("s3", "north", List.of(-5.0, 0.0, -5.0), List.of(5.0, 9.0, -4.0)),
                box("s3", "south", List.of(-5.0, 0.0, 4.0), List.of(5.0, 9.0, 5.0)),
                box("s3", "west", List.of(-5.0, 0.0, -5.0), List.of(-4.0, 9.0, 5.0)),
                box("s3", "east", List.of(4.0, 0.0, -5.0), List.of(5.0, 9.0, 5.0)),
                box("s4", "all in one", List.of(-9.0, 0.0, -9.0), List.of(9.0, 9.0, 9.0)));

        var rows = rows();

        assertThat(rows.get("room").features())
                .containsExactly(feature("bp:IndoorPlace", 0, 1), feature("bp:Place", 0, 1));
        assertThat(rows.get("room").summary()).isEqualTo("indoor place");
        assertThat(rows.get("meadow").summary()).isEqualTo("outdoor place");
        assertThat(rows.get("courtyard").features()).isEmpty();
        assertThat(rows.get("shell").features()).isEmpty();
    }

    @Test
    void whatOwnersAndDescriptionsSayIsPutTogetherAndKeepsWhoSaysIt() {
        items = List.of(new ItemRow(
                "i1",
                ItemKind.MAP,
                "i1",
                "u1",
                Visibility.PUBLIC,
                Optional.of("s1"),
                List.of(),
                List.of("#Cosy", " "),
                Instant.EPOCH));
        attributes = List.of(
                attribute("scene", "tag", "cosy", "urn:subject"),
                attribute("scene", "tag", "cosy", "urn:keywords"),
                attribute("scene", "licence", "https://spdx.org/licenses/MIT", "urn:license"),
                attribute("scene", "class", ontology.expand("bp:Castle"), "urn:class"),
                attribute("nodes/a", "tag", "red", "urn:subject"));

        var row = rows().get("i1");

        assertThat(row.attributes())
                .containsExactly(
                        new ItemFeatureRow.Said("licence", "https://spdx.org/licenses/MIT", List.of("urn:license")),
                        new ItemFeatureRow.Said("tag", "cosy", List.of("item", "urn:keywords", "urn:subject")));
        assertThat(row.features()).contains(feature("bp:Castle", 1, 0), feature("bp:Building", 1, 0));
        assertThat(row.summary()).isEqualTo("1 × castle");
    }

    @Test
    void featuresAreWhatAPlainCountFinds() {
        sampleWorld(new Random(7));

        assertThat(features()).isEqualTo(counted());
    }

    private void sampleWorld(Random random) {
        var classes = new ArrayList<>(ontology.classes().keySet());
        Collections.shuffle(classes, random);
        var some = new ArrayList<>(classes.subList(0, 12));
        some.add("https://example.org/unknown");
        var madeItems = new ArrayList<ItemRow>();
        var madeNodes = new ArrayList<SceneNodeRow>();
        var madeDetections = new ArrayList<DetectionRow>();
        for (int i = 0; i < 20; i++) {
            var scene = i % 5 == 4 ? null : "s" + i % 7;
            madeItems.add(item("i" + i, scene, pick(some, random), pick(some, random)));
        }
        for (int i = 0; i < 60; i++) {
            madeNodes.add(node("s" + random.nextInt(9), "n" + i, i % 4 == 0 ? null : pick(some, random)));
        }
        for (int i = 0; i < 400; i++) {
            madeDetections.add(detection(
                    "s" + random.nextInt(9),
                    "f" + random.nextInt(3),
                    "m" + random.nextInt(2),
                    i % 9 == 0 ? null : pick(some, random),
                    random.nextDouble()));
        }
        items = madeItems;
        nodes = madeNodes;
        detections = madeDetections;
    }

    /** The same by loops over maps: the features of each item, by item id. */
    private Map<String, List<Feature>> counted() {
        var all = new HashMap<String, List<Feature>>();
        for (var item : items) {
            var declared = new TreeMap<String, Double>();
            new HashSet<>(item.classIris()).forEach(iri -> count(declared, iri));
            nodes.stream()
                    .filter(node -> item.sceneId().equals(Optional.of(node.sceneId())))
                    .flatMap(node -> node.classIri().stream())
                    .forEach(iri -> count(declared, iri));
            var detected = new TreeMap<String, Double>();
            byFrameAndModel(item).forEach(counts -> counts.forEach((iri, n) -> detected.merge(iri, n, Math::max)));
            var iris = new TreeSet<>(declared.keySet());
            iris.addAll(detected.keySet());
            all.put(
                    item.itemId(),
                    iris.stream()
                            .map(iri ->
                                    new Feature(iri, declared.getOrDefault(iri, 0.0), detected.getOrDefault(iri, 0.0)))
                            .toList());
        }
        return all;
    }

    private List<Map<String, Double>> byFrameAndModel(ItemRow item) {
        var counts = new HashMap<String, Map<String, Double>>();
        for (var detection : detections) {
            if (item.sceneId().equals(Optional.of(detection.sceneId())) && detection.score() >= LEAST_SCORE) {
                var key = detection.frameId() + "/" + detection.modelDigest();
                detection.classIri().ifPresent(iri -> count(counts.computeIfAbsent(key, k -> new TreeMap<>()), iri));
            }
        }
        return List.copyOf(counts.values());
    }

    private void count(Map<String, Double> counts, String iri) {
        if (ontology.isClass(iri)) {
            ontology.ancestors(iri).forEach(row -> counts.merge(row.ancestorIri(), 1.0, Double::sum));
        }
    }

    private Map<String, List<Feature>> features() {
        var features = new HashMap<String, List<Feature>>();
        rows().forEach((item, row) -> features.put(item, row.features()));
        return features;
    }

    private Map<String, ItemFeatureRow> rows() {
        var tables = Map.<Table<?>, Dataset<Row>>of(
                ItemRow.TABLE, dataset(ItemRow.TABLE, items),
                CameraRow.TABLE, dataset(CameraRow.TABLE, cameras),
                SceneNodeRow.TABLE, dataset(SceneNodeRow.TABLE, nodes),
                SceneAttributeRow.TABLE, dataset(SceneAttributeRow.TABLE, attributes),
                DetectionRow.TABLE, dataset(DetectionRow.TABLE, detections),
                ClassAncestorRow.TABLE, dataset(ClassAncestorRow.TABLE, ontology.closure()));
        Function<Table<?>, Dataset<Row>> read = table -> Objects.requireNonNull(tables.get(table));
        var rows = new HashMap<String, ItemFeatureRow>();
        for (var row :
                Features.rows(read, ontology, new RelateSettings(LEAST_SCORE)).collectAsList()) {
            var item = SparkRows.record(ItemFeatureRow.TABLE, row);
            rows.put(item.itemId(), item);
        }
        return rows;
    }

    private static <R extends Record> Dataset<Row> dataset(Table<R> table, List<R> rows) {
        return Spark.session()
                .createDataFrame(
                        rows.stream().map(row -> SparkRows.row(table, row)).toList(), SparkRows.schema(table));
    }

    private static CameraRow camera(String scene, double x, double y, double z) {
        var pose = List.of(1.0, 0.0, 0.0, x, 0.0, 1.0, 0.0, y, 0.0, 0.0, 1.0, z, 0.0, 0.0, 0.0, 1.0);
        return new CameraRow(scene, "c", 640, 480, 500, 500, 320, 240, pose, 0.1, 100);
    }

    private static SceneNodeRow box(String scene, String id, List<Double> least, List<Double> greatest) {
        return new SceneNodeRow(scene, id, Collections.nCopies(16, 0.0), least, greatest, 1, Optional.empty());
    }

    private static SceneAttributeRow attribute(String thing, String name, String value, String property) {
        return new SceneAttributeRow("s1", thing, name, value, "und", property, value);
    }

    private Feature feature(String compactIri, double declared, double detected) {
        return new Feature(ontology.expand(compactIri), declared, detected);
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private ItemRow item(String id, String scene, String... classes) {
        return new ItemRow(
                id,
                ItemKind.MAP,
                id,
                "u1",
                Visibility.PUBLIC,
                Optional.ofNullable(scene),
                List.of(classes).stream().map(ontology::expand).toList(),
                List.of(),
                Instant.EPOCH);
    }

    private SceneNodeRow node(String scene, String id, String iri) {
        var zeros = List.of(0.0, 0.0, 0.0);
        return new SceneNodeRow(
                scene,
                id,
                Collections.nCopies(16, 0.0),
                zeros,
                zeros,
                1,
                Optional.ofNullable(iri).map(ontology::expand));
    }

    private DetectionRow detection(String scene, String frame, String model, String iri, double score) {
        return new DetectionRow(
                String.join("/", scene, frame, model, String.valueOf(iri), Double.toString(score)),
                scene + "/" + frame,
                scene,
                "c",
                model,
                "1",
                model,
                "label",
                score,
                0,
                0,
                1,
                1,
                Optional.ofNullable(iri).map(ontology::expand));
    }
}
