package org.vsekai.backpack.knowledge;

import java.util.Iterator;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphBaseFind;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphReadOnly;

/**
 * What one query may see of a store: every public graph, and of the unlisted those that it names. The default graph is the union of the
 * public ones; no statement stands in two of them. Nothing can be written. It lives as long as the query's transaction.
 */
final class VisibleGraphs extends DatasetGraphBaseFind {
    private final DatasetGraph base;
    private final Set<Node> hidden;
    private final Set<Node> named;

    /**
     * @param hidden graphs that are not public
     * @param named those that the query names
     */
    VisibleGraphs(DatasetGraph base, Set<Node> hidden, Set<Node> named) {
        this.base = base;
        this.hidden = hidden;
        this.named = named;
    }

    private boolean isSeenInPassing(Quad quad) {
        return !hidden.contains(quad.getGraph());
    }

    @Override
    protected Iterator<Quad> findInDftGraph(Node subject, Node predicate, Node object) {
        return Iter.map(
                findInAnyNamedGraphs(subject, predicate, object),
                quad -> Quad.create(Quad.defaultGraphNodeGenerated, quad.asTriple()));
    }

    @Override
    protected Iterator<Quad> findInSpecificNamedGraph(Node graph, Node subject, Node predicate, Node object) {
        return hidden.contains(graph) && !named.contains(graph)
                ? Iter.nullIterator()
                : base.findNG(graph, subject, predicate, object);
    }

    @Override
    protected Iterator<Quad> findInAnyNamedGraphs(Node subject, Node predicate, Node object) {
        var found = base.findNG(Node.ANY, subject, predicate, object);
        return hidden.isEmpty() ? found : Iter.filter(found, this::isSeenInPassing);
    }

    @Override
    public Iterator<Node> listGraphNodes() {
        return Iter.filter(base.listGraphNodes(), graph -> !hidden.contains(graph));
    }

    @Override
    public Graph getDefaultGraph() {
        return new GraphReadOnly(GraphView.createDefaultGraph(this));
    }

    @Override
    public Graph getGraph(Node graph) {
        return new GraphReadOnly(GraphView.createNamedGraph(this, graph));
    }

    @Override
    public PrefixMap prefixes() {
        return base.prefixes();
    }

    @Override
    public void addGraph(Node name, Graph graph) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public void removeGraph(Node name) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public boolean supportsTransactions() {
        return true;
    }

    @Override
    public void begin(TxnType type) {
        if (type != TxnType.READ) {
            throw new UnsupportedOperationException("read only");
        }
        base.begin(type);
    }

    @Override
    public void commit() {
        base.commit();
    }

    @Override
    public void abort() {
        base.abort();
    }

    @Override
    public void end() {
        base.end();
    }

    @Override
    public boolean promote(Promote mode) {
        return false;
    }

    @Override
    public org.apache.jena.query.ReadWrite transactionMode() {
        return base.transactionMode();
    }

    @Override
    public TxnType transactionType() {
        return base.transactionType();
    }

    @Override
    public boolean isInTransaction() {
        return base.isInTransaction();
    }
}
