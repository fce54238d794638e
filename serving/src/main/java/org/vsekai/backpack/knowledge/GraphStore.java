package org.vsekai.backpack.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.riot.tokens.TokenizerText;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.vsekai.backpack.files.Folders;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.ontology.PublishedVocabulary;
import org.vsekai.backpack.ontology.PublishedVocabulary.Syntax;
import org.vsekai.backpack.table.Names;
import org.vsekai.backpack.table.QuadRow;
import org.vsekai.backpack.table.Visibility;
import org.vsekai.backpack.warehouse.TableSource;

/**
 * One version of {@code quads} in Jena TDB2, a folder for each, with the vocabulary in a graph of its own. What is private never gets in.
 * Read by many threads at once, each query in a transaction of its own.
 */
final class GraphStore implements AutoCloseable {
    /** The graph of the vocabulary. */
    static final Node VOCABULARY = NodeFactory.createURI(Ontology.NAMESPACE.replaceFirst("#$", ""));

    private static final String SAYS_VISIBILITY = "<" + Ontology.NAMESPACE + "visibility>";
    /** Statements that one transaction of a load writes: its memory is bounded so. */
    private static final int AT_ONCE = 200_000;

    private final Path folder;
    private final DatasetGraph base;
    private final Set<Node> unlisted;

    private GraphStore(Path folder, DatasetGraph base) {
        this.folder = folder;
        this.base = base;
        this.unlisted = Txn.calculateRead(base, () -> unlisted(base));
    }

    /**
     * The store of a version, made where it is not there yet: beside its place first, so that a half-made one is never taken for one.
     *
     * @param parent holds a folder for each version
     * @param address the server's own: scenes and items are named by their addresses below it, whatever the night took it to be
     */
    static GraphStore open(Path parent, TableSource source, long version, String address) throws IOException {
        var folder = parent.resolve(version + "-" + Integer.toHexString(address.hashCode()));
        if (!Files.isDirectory(folder)) {
            var building = parent.resolve(version + ".building");
            Folders.delete(building);
            Files.createDirectories(building);
            fill(building, source, version, address);
            Files.move(building, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return new GraphStore(folder, DatabaseMgr.connectDatasetGraph(folder.toString()));
    }

    private static void fill(Path folder, TableSource source, long version, String address) {
        var graph = DatabaseMgr.connectDatasetGraph(folder.toString());
        try {
            var visibility = visibility(source, version);
            var terms = new Terms(address, visibility.keySet());
            var rows = new ArrayList<QuadRow>(AT_ONCE);
            source.read(QuadRow.TABLE, version, row -> {
                if (visibility.get(row.graph()) != Visibility.PRIVATE) {
                    rows.add(row);
                }
                if (rows.size() == AT_ONCE) {
                    write(graph, rows, terms);
                }
            });
            write(graph, rows, terms);
            Txn.executeWrite(graph, () -> RDFParser.fromString(
                            PublishedVocabulary.bundled().text(Syntax.TURTLE), Lang.TURTLE)
                    .parse(StreamRDFLib.graph(graph.getGraph(VOCABULARY))));
        } finally {
            TDBInternal.expel(graph);
        }
    }

    /** Who may see each graph; those that do not say are for everybody. */
    private static Map<String, Visibility> visibility(TableSource source, long version) {
        var visibility = new HashMap<String, Visibility>();
        source.read(QuadRow.TABLE, version, row -> {
            if (row.predicate().equals(SAYS_VISIBILITY)) {
                for (var choice : Visibility.values()) {
                    if (row.object().equals("\"" + Names.lowerCase(choice) + "\"")) {
                        visibility.merge(row.graph(), choice, GraphStore::narrower);
                    }
                }
            }
        });
        return visibility;
    }

    private static Visibility narrower(Visibility one, Visibility other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static void write(DatasetGraph graph, List<QuadRow> rows, Terms terms) {
        Txn.executeWrite(
                graph,
                () -> rows.forEach(row -> graph.add(
                        terms.node(row.graph()),
                        terms.node(row.subject()),
                        terms.node(row.predicate()),
                        terms.node(row.object()))));
        rows.clear();
    }

    /** Reads terms, and puts this server's address in place of the one that the night knew. */
    private static final class Terms {
        private static final Pattern OF_A_SCENE_OR_ITEM = Pattern.compile("<(https?://.*/)v1/(scenes|items)/[^/]*>");

        private final String address;
        private final Optional<String> former;

        Terms(String address, Set<String> graphs) {
            this.address = address;
            this.former = graphs.stream()
                    .map(OF_A_SCENE_OR_ITEM::matcher)
                    .filter(Matcher::matches)
                    .map(match -> match.group(1))
                    .findFirst();
        }

        Node node(String term) {
            var node = TokenizerText.fromString(term).next().asNode();
            return node.isURI() && former.filter(node.getURI()::startsWith).isPresent()
                    ? NodeFactory.createURI(
                            address + node.getURI().substring(former.get().length()))
                    : node;
        }
    }

    private static Set<Node> unlisted(DatasetGraph base) {
        var graphs = new HashSet<Node>();
        base.find(
                        Node.ANY,
                        Node.ANY,
                        NodeFactory.createURI(Ontology.NAMESPACE + "visibility"),
                        NodeFactory.createLiteralString(Names.lowerCase(Visibility.UNLISTED)))
                .forEachRemaining((Quad quad) -> graphs.add(quad.getGraph()));
        return Set.copyOf(graphs);
    }

    /** All of it, for reading within a transaction; who may see what is the matter of {@link VisibleGraphs}. */
    DatasetGraph base() {
        return base;
    }

    /** The graphs that are found by their names alone. */
    Set<Node> unlisted() {
        return unlisted;
    }

    Path folder() {
        return folder;
    }

    /** Lets go of the files. No query may run. */
    @Override
    public void close() {
        TDBInternal.expel(base, true);
    }
}
