package org.vsekai.backpack.knowledge;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Optional;
import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.atlas.web.MediaType;
import org.vsekai.backpack.ontology.PublishedVocabulary;
import org.vsekai.backpack.ontology.PublishedVocabulary.Syntax;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Parameters;

/**
 * {@code GET /ns/v1}: the vocabulary that our IRIs name: a page for people, or statements as {@code Accept} asks (text/turtle,
 * application/ld+json, application/rdf+xml; RFC 9110, section 12.5.1), or as {@code format} says, which wins: {@code html},
 * {@code turtle}, {@code json_ld}, {@code rdf_xml}. Whoever accepts none of these gets the page. Errors: 400 a parameter.
 */
final class GetVocabulary implements Endpoint {
    private static final AcceptList OFFERS = AcceptList.create(Arrays.stream(Form.values())
            .map(Form::mediaType)
            .map(MediaType::create)
            .toArray(MediaType[]::new));

    private enum Form {
        HTML(Optional.empty()),
        TURTLE(Optional.of(Syntax.TURTLE)),
        JSON_LD(Optional.of(Syntax.JSON_LD)),
        RDF_XML(Optional.of(Syntax.RDF_XML));

        private final Optional<Syntax> syntax;

        Form(Optional<Syntax> syntax) {
            this.syntax = syntax;
        }

        String mediaType() {
            return syntax.map(Syntax::mediaType).orElse("text/html");
        }

        String text() {
            return syntax.map(PublishedVocabulary.bundled()::text).orElseGet(() -> Page.HTML);
        }
    }

    /** Made when somebody first asks: many servers are never asked. */
    private static final class Page {
        private static final String HTML = new VocabularyPage(PublishedVocabulary.bundled()).html();
    }

    @Override
    public String path() {
        return "/ns/v1";
    }

    @Override
    public void answer(Context context) {
        var form = Parameters.of(context, "format")
                .choice("format", Form.class)
                .orElseGet(() ->
                        accepted(Optional.ofNullable(context.header("Accept")).orElse("")));
        context.header("Vary", "Accept")
                .header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Cache-Control", "public, max-age=3600")
                .contentType(form.mediaType() + "; charset=utf-8")
                .result(form.text());
    }

    private static Form accepted(String header) {
        var match = AcceptList.match(new AcceptList(header), OFFERS);
        return Arrays.stream(Form.values())
                .filter(form -> match != null && form.mediaType().equals(match.getContentTypeStr()))
                .findFirst()
                .orElse(Form.HTML);
    }
}
