package org.vsekai.backpack.knowledge;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.Problems;
import org.vsekai.backpack.server.QueryProblems;

/**
 * {@code GET} and {@code POST /sparql}: the SPARQL 1.1 Protocol over the graph, read-only. GET takes {@code query},
 * {@code default-graph-uri} and {@code named-graph-uri}; without a query it is a page to ask by. POST takes the same as a form, or the query
 * as application/sparql-query. Answers are, as {@code Accept} asks, SPARQL results in JSON, XML, CSV or TSV; of CONSTRUCT and DESCRIBE
 * Turtle, JSON-LD, N-Triples or RDF/XML. Errors: 400 a query, 403 SERVICE, 406, 413, 415, 429 too many at once, 503 no graph yet or not within
 * the time.
 */
final class AnswerQuery implements Endpoint {
    private static final String QUERY = "query";
    private static final String DEFAULT_GRAPHS = "default-graph-uri";
    private static final String NAMED_GRAPHS = "named-graph-uri";
    private static final int MOST_GRAPHS = 100;

    private final HandlerType method;
    private final QueryRunner runner;

    AnswerQuery(HandlerType method, QueryRunner runner) {
        this.method = method;
        this.runner = runner;
    }

    @Override
    public HandlerType method() {
        return method;
    }

    @Override
    public String path() {
        return "/sparql";
    }

    @Override
    public void answer(Context context) throws IOException {
        var unused = Parameters.of(context, QUERY, DEFAULT_GRAPHS, NAMED_GRAPHS);
        var accept = Optional.ofNullable(context.header("Accept")).orElse("");
        var given = method.equals(HandlerType.GET) ? context.queryParamMap() : posted(context);
        var queries = given.getOrDefault(QUERY, List.of());
        if (queries.isEmpty() && method.equals(HandlerType.GET)) {
            context.contentType("text/html; charset=utf-8").result(QueryPage.HTML);
            return;
        }
        if (queries.size() != 1) {
            throw Problems.invalidParameter(QUERY, "must be given once, it is there " + queries.size() + " times");
        }
        var answer = runner.run(
                SparqlQuery.parse(queries.get(0), graphs(given, DEFAULT_GRAPHS), graphs(given, NAMED_GRAPHS)), accept);
        context.header("Vary", "Accept")
                .header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .contentType(answer.mediaType() + "; charset=utf-8")
                .result(answer.body());
    }

    private static List<String> graphs(Map<String, List<String>> given, String name) {
        var graphs = given.getOrDefault(name, List.of());
        if (graphs.size() > MOST_GRAPHS) {
            throw Problems.invalidParameter(name, "must be at most " + MOST_GRAPHS + " IRIs");
        }
        return graphs;
    }

    private static Map<String, List<String>> posted(Context context) throws IOException {
        var type = Optional.ofNullable(context.contentType()).orElse("");
        var body = context.bodyInputStream().readNBytes(Json.LARGEST_BODY + 1);
        if (body.length > Json.LARGEST_BODY) {
            throw Problems.bodyTooLarge(Json.LARGEST_BODY);
        }
        var text = new String(body, StandardCharsets.UTF_8);
        return switch (type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)) {
            case "application/sparql-query" -> {
                var given = new TreeMap<>(context.queryParamMap());
                given.put(QUERY, List.of(text));
                yield given;
            }
            case "application/x-www-form-urlencoded" -> form(text);
            default -> throw QueryProblems.otherMediaType(type);
        };
    }

    private static Map<String, List<String>> form(String text) {
        var form = new TreeMap<String, List<String>>();
        for (var field : text.split("&", -1)) {
            if (!field.isEmpty()) {
                var pair = field.split("=", 2);
                try {
                    form.computeIfAbsent(decoded(pair[0]), name -> new ArrayList<>())
                            .add(pair.length == 2 ? decoded(pair[1]) : "");
                } catch (IllegalArgumentException e) {
                    throw Problems.invalidBody(String.valueOf(e.getMessage()));
                }
            }
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
