package org.vsekai.backpack.knowledge;

import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;
import org.vsekai.backpack.ontology.SceneDocuments;
import org.vsekai.backpack.release.Releases;
import org.vsekai.backpack.server.Endpoint;

/** The routes of this package. */
public final class KnowledgeRoutes {
    private KnowledgeRoutes() {}

    /** All of them. */
    public static List<Endpoint> of(KnowledgeGraph graph, Releases releases, SceneDocuments documents) {
        var runner = new QueryRunner(graph);
        var all = new ArrayList<>(QueryPage.files());
        all.add(new GetVocabulary());
        all.add(PublishedDocument.context());
        all.addAll(PublishedDocument.frames());
        all.add(PublishedDocument.captureSchema());
        all.add(new ItemDocument(releases, graph, documents));
        all.add(new AnswerQuery(HandlerType.GET, runner));
        all.add(new AnswerQuery(HandlerType.POST, runner));
        return List.copyOf(all);
    }
}
