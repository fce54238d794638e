package org.vsekai.backpack.ontology;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import com.apicatalog.jsonld.loader.SchemeRouter;
import java.io.StringReader;
import java.net.URI;
import java.util.Map;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.riot.system.StreamRDFWrapper;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.Context;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON-LD 1.1 into statements. Contexts come from this jar; any other address is refused, never fetched.
 * Thread-safe.
 */
public final class JsonLd {
    /** Where the context that our documents name is served. */
    public static final String CONTEXT_ADDRESS = "https://backpack.vsekai.org/ns/v1/context.jsonld";

    private static final int LONGEST_DOCUMENT = 64 << 20;
    private static final String CONTEXT = Bundle.text(Bundle.CONTEXT);

    static {
        // Whoever reads JSON-LD by Jena's defaults in this JVM must not fetch either.
        var router = (SchemeRouter) SchemeRouter.defaultInstance();
        DocumentLoader bundled = (address, options) -> new BundledLoader(Map.of()).loadDocument(address, options);
        router.set("http", bundled).set("https", bundled).set("file", bundled);
    }

    private JsonLd() {}

    /** The context document, as it is served at {@link #CONTEXT_ADDRESS}. */
    public static String context() {
        return CONTEXT;
    }

    /**
     * The statements of a document.
     *
     * @param document JSON-LD, at most 64 Mi characters
     * @param base what relative IRIs are relative to: the document's own address
     * @throws InvalidDescriptionException when it is no JSON-LD, names a context that is not bundled, gives a term or a prefix two
     *     meanings, or has a named graph, for which there is no place
     */
    public static Model parse(String document, String base) {
        requireLength(document);
        ContextRules.check(document);
        return model(document, base, LabelToNode.createScopeByDocumentHash());
    }

    /** The same, but things without an IRI have the labels that they get in the order of the document: b0, b1, ... */
    static Model parseInOrder(String document, String base) {
        requireLength(document);
        return model(document, base, LabelToNode.createUseLabelAsGiven());
    }

    /**
     * The same, named graphs too.
     *
     * @param contexts that are bundled beside ours, by address
     */
    static void parse(String document, String base, Map<String, String> contexts, StreamRDF statements) {
        requireLength(document);
        ContextRules.check(document);
        read(document, base, LabelToNode.createScopeByDocumentHash(), new BundledLoader(contexts), statements);
    }

    private static Model model(String document, String base, LabelToNode labels) {
        var model = ModelFactory.createDefaultModel();
        var statements = new StreamRDFWrapper(StreamRDFLib.graph(model.getGraph())) {
            @Override
            public void quad(Quad quad) {
                if (!quad.isDefaultGraph() && !quad.isTriple()) {
                    throw InvalidDescriptionException.namedGraph("document", String.valueOf(quad.getGraph()));
                }
                super.quad(quad);
            }
        };
        read(document, base, labels, new BundledLoader(Map.of()), statements);
        return model;
    }

    private static void read(
            String document, String base, LabelToNode labels, BundledLoader loader, StreamRDF statements) {
        try {
            RDFParser.create()
                    .source(new StringReader(document))
                    .lang(Lang.JSONLD11)
                    .base(base)
                    .labelToNode(labels)
                    .context(context(base, loader))
                    .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
                    .parse(statements);
        } catch (RiotException e) {
            throw loader.refused == null
                    ? InvalidDescriptionException.noJsonLd("document", String.valueOf(e.getMessage()))
                    : InvalidDescriptionException.unknownContext("document", loader.refused);
        }
    }

    private static void requireLength(String document) {
        if (document.length() > LONGEST_DOCUMENT) {
            throw InvalidDescriptionException.tooMuch("document", "its length", LONGEST_DOCUMENT);
        }
    }

    private static Context context(String base, DocumentLoader loader) {
        var options = new JsonLdOptions(loader);
        options.setBase(URI.create(base));
        var context = new Context();
        context.set(LangJSONLD11.JSONLD_OPTIONS, options);
        return context;
    }

    /** Serves one parse, and remembers what it refused: Titanium and Jena drop the cause of a failed load. */
    private static final class BundledLoader implements DocumentLoader {
        private final Map<String, String> others;
        private @Nullable String refused;

        BundledLoader(Map<String, String> others) {
            this.others = others;
        }

        @Override
        public Document loadDocument(URI address, DocumentLoaderOptions options) throws JsonLdError {
            var context = address.toString().equals(CONTEXT_ADDRESS) ? CONTEXT : others.get(address.toString());
            if (context == null) {
                refused = address.toString();
                throw new JsonLdError(
                        JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED,
                        address + " is not bundled, and no address is ever fetched");
            }
            var document = JsonDocument.of(new StringReader(context));
            document.setDocumentUrl(address);
            return document;
        }
    }
}
