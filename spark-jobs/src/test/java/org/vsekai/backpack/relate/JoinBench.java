package org.vsekai.backpack.relate;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.ontology.PublishedVocabulary;
import org.vsekai.backpack.pipeline.SparkRows;
import org.vsekai.backpack.pipeline.SparkSessions;
import org.vsekai.backpack.table.ClassAncestorRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.Visibility;

/**
 * Detections a second that are joined with the ontology's closure: by Spark, row by row and rolled up to what items hold, and by SPARQL in
 * Jena's memory. Called as: FOLDER THREADS COUNT...
 */
final class JoinBench {
    private static final int FOR_JENA = 100_000;
    private static final int PER_FRAME = 8;
    private static final int PER_SCENE = 1_000;
    private static final int REPEATS = 3;

    private final SparkSession spark;
    private final Path folder;
    private final Ontology ontology = Ontology.bundled();

    private JoinBench(SparkSession spark, Path folder) {
        this.spark = spark;
        this.folder = folder;
    }

    public static void main(String... arguments) {
        int threads = Integer.parseInt(arguments[1]);
        var spark = SparkSessions.open("local[" + threads + "]", 2 * threads, false);
        try {
            var bench = new JoinBench(spark, Path.of(arguments[0]));
            double jena = bench.jena();
            for (var count : List.of(arguments).subList(2, arguments.length)) {
                bench.spark(Long.parseLong(count), jena);
            }
        } finally {
            spark.stop();
        }
    }

    private void spark(long count, double jena) {
        var path = folder.resolve("detections-" + count).toString();
        detections(count).write().mode(SaveMode.Overwrite).parquet(path);
        var ancestors = spark.createDataFrame(
                ontology.closure().stream()
                        .map(row -> SparkRows.row(ClassAncestorRow.TABLE, row))
                        .toList(),
                SparkRows.schema(ClassAncestorRow.TABLE));
        var items = items(count / PER_SCENE);
        var seen = spark.read().parquet(path);
        double join = median(() -> write(seen.join(functions.broadcast(ancestors), DetectionRow.CLASS_IRI)));
        double features = median(() -> write(ItemFeatures.detected(items, seen, ancestors, 0.4)));
        System.out.printf(
                Locale.ROOT,
                "%,12d detections: joined in %6.1f s, %,11.0f rows/s, %,6.0f times Jena; what items hold in %6.1f s, %,11.0f rows/s%n",
                count,
                join,
                count / join,
                count / join / jena,
                features,
                count / features);
    }

    private static void write(Dataset<Row> rows) {
        rows.write().format("noop").mode(SaveMode.Overwrite).save();
    }

    /** Classes as a world has them: some often, most seldom. */
    private Dataset<Row> detections(long count) {
        var classes =
                array(ontology.classes().keySet().stream().map(functions::lit).toArray(Column[]::new));
        var id = col("id");
        var often = functions.floor(functions.pow(functions.rand(1), lit(3.0)).multiply(functions.size(classes)));
        return spark.range(count)
                .select(
                        concat(lit("s"), functions.floor(id.divide(PER_SCENE))).as(DetectionRow.SCENE_ID),
                        concat(lit("f"), functions.floor(id.divide(PER_FRAME))).as(DetectionRow.FRAME_ID),
                        concat(lit("m"), pmod(id, lit(2))).as(DetectionRow.MODEL_DIGEST),
                        element_at(classes, often.cast("int").plus(1)).as(DetectionRow.CLASS_IRI),
                        functions.rand(2).as(DetectionRow.SCORE));
    }

    private Dataset<Row> items(long scenes) {
        return spark.createDataFrame(
                IntStream.range(0, (int) scenes)
                        .mapToObj(i -> SparkRows.row(
                                ItemRow.TABLE,
                                new ItemRow(
                                        "i" + i,
                                        ItemKind.MAP,
                                        "i" + i,
                                        "u",
                                        Visibility.PUBLIC,
                                        Optional.of("s" + i),
                                        List.of(),
                                        List.of(),
                                        Instant.EPOCH)))
                        .toList(),
                SparkRows.schema(ItemRow.TABLE));
    }

    /** The same join by a property path, in rows a second. */
    private double jena() {
        var data = DatasetFactory.createTxnMem();
        RDFParser.fromString(PublishedVocabulary.bundled().text(PublishedVocabulary.Syntax.TURTLE), Lang.TURTLE)
                .parse(data);
        var model = data.getDefaultModel();
        var property = model.createProperty(Ontology.NAMESPACE, "objectClass");
        var seen = detections(FOR_JENA).select(DetectionRow.CLASS_IRI).collectAsList();
        for (int i = 0; i < seen.size(); i++) {
            model.createResource("urn:detection:" + i)
                    .addProperty(property, model.createResource(seen.get(i).getString(0)));
        }
        var query = "PREFIX bp: <" + Ontology.NAMESPACE
                + "> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT (COUNT(*) AS ?n)"
                + " { ?detection bp:objectClass ?class . ?class rdfs:subClassOf* ?ancestor }";
        double seconds = median(() -> {
            try (var execution = QueryExecutionFactory.create(query, data)) {
                execution.execSelect().next();
            }
        });
        System.out.printf(
                Locale.ROOT,
                "%,12d detections: joined by SPARQL in Jena's memory in %.1f s, %,.0f rows/s%n",
                FOR_JENA,
                seconds,
                FOR_JENA / seconds);
        return FOR_JENA / seconds;
    }

    private static double median(Runnable work) {
        var seconds = new ArrayList<Double>();
        for (int i = 0; i < REPEATS; i++) {
            long start = System.nanoTime();
            work.run();
            seconds.add((System.nanoTime() - start) / 1e9);
        }
        seconds.sort(null);
        return seconds.get(REPEATS / 2);
    }
}
