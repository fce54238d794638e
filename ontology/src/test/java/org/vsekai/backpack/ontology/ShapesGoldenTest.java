package org.vsekai.backpack.ontology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.shacl.validation.ReportEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jena against pySHACL on every fixture, such as fits its shapes and such as does not, and against RDFLib on the closure of the classes.
 * System property {@code backpack.golden} names the Python to run them with; without it, and without .venv/golden, this is left out.
 */
@Tag("slow")
class ShapesGoldenTest {
    private static final Path HOME = Path.of(System.getProperty("backpack.home", ".."));
    private static final Path SCRIPT = HOME.resolve("ontology/src/test/python/shapes_golden.py");

    @TempDir
    private Path folder;

    private final List<Case> cases = new ArrayList<>();

    /** A graph, and what Jena finds in it by these shapes: node, path and value of each violation. */
    private record Case(String name, String shapes, String data, List<List<String>> violations) {}

    @Test
    void pyshaclAndRdflibFindWhatJenaFinds() throws Exception {
        var python = python();
        var broken = writeDescriptions() + writeScenes() + writeItems();
        writeClasses();
        var json = new ObjectMapper();
        json.writeValue(folder.resolve("cases.json").toFile(), cases);

        assertThat(cases).filteredOn(one -> !one.violations().isEmpty()).hasSize(broken);
        assertThat(run(python))
                .contains(
                        "compared " + cases.size() + " graphs and " + closure().size() + " pairs");
    }

    private int writeDescriptions() throws IOException {
        for (var properties : GraphFixtures.wholePackets()) {
            writeDescription(properties);
        }
        for (var properties : GraphFixtures.brokenPackets().keySet()) {
            writeDescription(properties);
        }
        return GraphFixtures.brokenPackets().size();
    }

    private void writeDescription(String properties) throws IOException {
        var packets = List.of(GraphFixtures.packet(properties));
        var statements = new XmpPackets(Ontology.bundled())
                .statements(packets, List.of(0), Map.of(), List.of(), new PacketRules());
        write(properties, Bundle.SHAPES, StatementShapes.ofDescriptions(Ontology.bundled()), statements);
    }

    private int writeScenes() throws IOException {
        var scenes = new LinkedHashMap<>(GraphFixtures.wholeScenes());
        scenes.putAll(GraphFixtures.brokenScenes());
        var graph = new SceneGraph("http://127.0.0.1:8080/");
        for (var scene : scenes.entrySet()) {
            write(
                    scene.getKey(),
                    Bundle.RECORD_SHAPES,
                    StatementShapes.ofRecords(),
                    graph.statements(scene.getValue()));
        }
        return GraphFixtures.brokenScenes().size();
    }

    private int writeItems() throws IOException {
        var graph = new SceneGraph("http://127.0.0.1:8080/");
        var whole = graph.statements(GraphFixtures.item("i", "Seat"), GraphFixtures.holding("i", 1));
        write("a whole item", Bundle.RECORD_SHAPES, StatementShapes.ofRecords(), whole);
        var broken = graph.statements(GraphFixtures.item("i", ""), GraphFixtures.holding("i", -1));
        write("a broken item", Bundle.RECORD_SHAPES, StatementShapes.ofRecords(), broken);
        return 1;
    }

    private void write(String name, String shapesFile, StatementShapes shapes, Model statements) throws IOException {
        var data = cases.size() + ".nt";
        write(data, statements);
        write(shapesFile, Bundle.turtle(shapesFile));
        var violations = shapes.entries(statements).stream()
                .map(ShapesGoldenTest::violation)
                .distinct()
                .toList();
        cases.add(new Case(name, shapesFile, data, violations));
    }

    private void writeClasses() throws IOException {
        write("classes.nt", Ontology.bundled().model());
        new ObjectMapper().writeValue(folder.resolve("closure.json").toFile(), closure());
    }

    private static List<List<String>> closure() {
        return Ontology.bundled().closure().stream()
                .map(row -> List.of(row.classIri(), row.ancestorIri()))
                .toList();
    }

    private void write(String name, Model statements) throws IOException {
        try (var stream = Files.newOutputStream(folder.resolve(name))) {
            RDFDataMgr.write(stream, statements, Lang.NTRIPLES);
        }
    }

    private static List<String> violation(ReportEntry entry) {
        var path = entry.resultPath() == null ? "" : entry.resultPath().toString();
        return List.of(text(entry.focusNode()), path, text(entry.value()));
    }

    /** In N-Triples, but things without an IRI are all one, since labels do not survive. */
    private static String text(@Nullable Node node) {
        if (node == null) {
            return "";
        }
        return node.isBlank() ? "_:" : NodeFmtLib.strNT(node);
    }

    private String run(String python) throws IOException, InterruptedException {
        var output = folder.resolve("golden.txt");
        var process = new ProcessBuilder(python, SCRIPT.toString(), folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int status = process.waitFor();
        var said = Files.readString(output);
        assertThat(status).as(said).isZero();
        return said;
    }

    private static String python() {
        var named = System.getProperty("backpack.golden");
        if (named != null) {
            return named;
        }
        var python = HOME.resolve(".venv/golden/bin/python");
        assumeTrue(
                Files.isExecutable(python),
                "not compared with pySHACL: there is no " + python + "; bin/python-environment golden makes it");
        return python.toString();
    }
}
