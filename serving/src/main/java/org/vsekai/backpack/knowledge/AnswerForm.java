package org.vsekai.backpack.knowledge;

import java.util.List;
import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.atlas.web.MediaType;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.vsekai.backpack.server.QueryProblems;

/**
 * How an answer of SPARQL is written.
 *
 * @param <L> what tells Jena's writers so
 * @param mediaTypes by which it is asked for; the first is what the answer says it is
 */
record AnswerForm<L>(L language, List<String> mediaTypes) {
    /** Of SELECT and ASK. */
    static final List<AnswerForm<Lang>> TABLES = List.of(
            of(ResultSetLang.RS_JSON, "application/sparql-results+json", "application/json"),
            of(ResultSetLang.RS_XML, "application/sparql-results+xml", "application/xml"),
            of(ResultSetLang.RS_CSV, "text/csv"),
            of(ResultSetLang.RS_TSV, "text/tab-separated-values"));

    /** Of CONSTRUCT and DESCRIBE. */
    static final List<AnswerForm<RDFFormat>> STATEMENTS = List.of(
            of(RDFFormat.TURTLE_PRETTY, "text/turtle"),
            of(RDFFormat.JSONLD11, "application/ld+json", "application/json"),
            of(RDFFormat.NTRIPLES_UTF8, "application/n-triples"),
            of(RDFFormat.RDFXML_PLAIN, "application/rdf+xml"));

    private static <L> AnswerForm<L> of(L language, String... mediaTypes) {
        return new AnswerForm<>(language, List.of(mediaTypes));
    }

    String mediaType() {
        return mediaTypes.get(0);
    }

    /**
     * The form that an Accept header likes best (RFC 9110, section 12.5.1); the first where it says nothing.
     *
     * @throws org.vsekai.backpack.server.Problem when it takes none of them
     */
    static <L> AnswerForm<L> accepted(List<AnswerForm<L>> forms, String accept) {
        if (accept.isBlank()) {
            return forms.get(0);
        }
        var types = forms.stream().flatMap(form -> form.mediaTypes().stream()).toList();
        var offers = AcceptList.create(types.stream().map(MediaType::create).toArray(MediaType[]::new));
        var match = AcceptList.match(new AcceptList(accept), offers);
        return forms.stream()
                .filter(form -> match != null && form.mediaTypes().contains(match.getContentTypeStr()))
                .findFirst()
                .orElseThrow(() -> QueryProblems.notAcceptable(String.join(", ", types)));
    }
}
