package org.vsekai.backpack.knowledge;

import io.javalin.http.Context;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;
import org.vsekai.backpack.ontology.SceneDocuments;
import org.vsekai.backpack.release.Releases;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.Problems;

/**
 * {@code GET /v1/items/{item}}: what an item is, what is said of it and how much of each class it holds, as JSON-LD
 * (application/ld+json) under the context at /ns/v1/context.jsonld. Takes no query. Errors: 400 a parameter, 404 unknown or private, 503 no
 * release or no graph yet.
 */
final class ItemDocument implements Endpoint {
    private final Releases releases;
    private final KnowledgeGraph graph;
    private final SceneDocuments documents;

    ItemDocument(Releases releases, KnowledgeGraph graph, SceneDocuments documents) {
        this.releases = releases;
        this.graph = graph;
        this.documents = documents;
    }

    @Override
    public String path() {
        return "/v1/items/{item}";
    }

    @Override
    public void answer(Context context) {
        var id = Parameters.of(context).id("item");
        var release = releases.live().orElseThrow(() -> Problems.notReady(releases.problem()));
        if (release.items().visible(id) < 0) {
            throw Problems.notFound("item", id);
        }
        String document = graph.use(store -> Txn.calculateRead(store.base(), () -> document(store.base(), id)));
        context.contentType("application/ld+json").result(document);
    }

    private String document(DatasetGraph base, String id) {
        var statements = GraphFactory.createDefaultGraph();
        base.getGraph(NodeFactory.createURI(documents.item(id))).find().forEachRemaining(statements::add);
        if (statements.isEmpty()) {
            throw Problems.notFound("item", id);
        }
        return documents.itemDocument(ModelFactory.createModelForGraph(statements), id);
    }
}
