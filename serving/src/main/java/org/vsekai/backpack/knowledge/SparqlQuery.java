package org.vsekai.backpack.knowledge;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.vsekai.backpack.server.QueryProblems;

/**
 * A question to the graph that may be asked.
 *
 * @param named the graphs that it names: in FROM, in FROM NAMED, in GRAPH, or in the protocol's parameters
 */
record SparqlQuery(Query query, Set<Node> named) {
    private static final int LONGEST = 100_000;

    /**
     * Reads a query.
     *
     * @param defaultGraphs IRIs that take the place of the query's FROM (SPARQL 1.1 Protocol, section 2.1.4)
     * @param namedGraphs IRIs that take the place of its FROM NAMED
     * @throws org.vsekai.backpack.server.Problem when it is none, or one that is not allowed
     */
    static SparqlQuery parse(String text, List<String> defaultGraphs, List<String> namedGraphs) {
        if (text.length() > LONGEST) {
            throw QueryProblems.unreadable("it has more than " + LONGEST + " characters");
        }
        var query = read(text);
        if (!defaultGraphs.isEmpty() || !namedGraphs.isEmpty()) {
            query.getGraphURIs().clear();
            query.getNamedGraphURIs().clear();
            defaultGraphs.forEach(query::addGraphURI);
            namedGraphs.forEach(query::addNamedGraphURI);
        }
        // A function's or a property's IRI of this scheme names a Java class to load.
        if (query.serialize().contains("<java:")) {
            throw QueryProblems.forbidden("IRIs of the scheme java: are not for queries.", "Leave them out.");
        }
        var named = new HashSet<Node>();
        query.getGraphURIs().forEach(iri -> named.add(NodeFactory.createURI(iri)));
        query.getNamedGraphURIs().forEach(iri -> named.add(NodeFactory.createURI(iri)));
        check(query, named);
        return new SparqlQuery(query, Set.copyOf(named));
    }

    private static Query read(String text) {
        try {
            return QueryFactory.create(text, Syntax.syntaxSPARQL_11);
        } catch (QueryException e) {
            throw QueryProblems.unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static void check(Query query, Set<Node> named) {
        if (query.getQueryPattern() == null) {
            return;
        }
        Walker.walk(
                Algebra.compile(query.getQueryPattern()),
                new OpVisitorBase() {
                    @Override
                    public void visit(OpService service) {
                        throw QueryProblems.forbidden(
                                "SERVICE is not allowed: this server asks no other.",
                                "Ask both, and join what they answer.");
                    }

                    @Override
                    public void visit(OpGraph graph) {
                        if (graph.getNode().isURI()) {
                            named.add(graph.getNode());
                        }
                    }
                },
                new ExprVisitorBase());
    }
}
