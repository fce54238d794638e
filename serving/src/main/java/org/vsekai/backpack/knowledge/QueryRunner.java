package org.vsekai.backpack.knowledge;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.ResultSet;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.system.Txn;
import org.vsekai.backpack.server.QueryProblems;

/**
 * Runs queries over the graph, so many at once, each within a time and up to a number of rows. What takes much memory is sorted on disk.
 * Thread-safe.
 */
final class QueryRunner {
    /** Rows that sorting and making distinct keep in memory. */
    private static final long IN_MEMORY = 100_000;

    private static final long PATIENCE_MILLISECONDS = 1_000;

    private final KnowledgeGraph graph;
    private final GraphSettings settings;
    private final Semaphore turns;

    /** What is sent. */
    record Answer(String mediaType, String body) {}

    QueryRunner(KnowledgeGraph graph) {
        this.graph = graph;
        this.settings = graph.settings();
        this.turns = new Semaphore(settings.atOnce(), true);
    }

    /**
     * The answer to a query.
     *
     * @param accept the Accept header, empty where there is none
     * @throws org.vsekai.backpack.server.Problem when it cannot be answered
     */
    Answer run(SparqlQuery question, String accept) {
        takeTurn();
        try {
            return graph.use(store -> Txn.calculateRead(store.base(), () -> answer(store, question, accept)));
        } catch (QueryCancelledException e) {
            throw QueryProblems.tooLong(settings.longest());
        } catch (QueryException e) {
            throw QueryProblems.unreadable(String.valueOf(e.getMessage()));
        } finally {
            turns.release();
        }
    }

    private void takeTurn() {
        try {
            if (!turns.tryAcquire(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                throw QueryProblems.tooMany();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw QueryProblems.tooMany();
        }
    }

    private Answer answer(GraphStore store, SparqlQuery question, String accept) {
        var seen = new VisibleGraphs(store.base(), store.unlisted(), question.named());
        var query = question.query();
        try (var execution = QueryExec.dataset(seen)
                .query(query)
                .set(ARQ.httpServiceAllowed, false)
                .set(ARQ.spillToDiskThreshold, IN_MEMORY)
                .overallTimeout(settings.longest().toMillis(), TimeUnit.MILLISECONDS)
                .build()) {
            if (query.isSelectType()) {
                return rows(execution.select(), AnswerForm.accepted(AnswerForm.TABLES, accept));
            }
            if (query.isAskType()) {
                var form = AnswerForm.accepted(AnswerForm.TABLES, accept);
                var out = new ByteArrayOutputStream();
                ResultSetFormatter.output(out, execution.ask(), form.language());
                return new Answer(form.mediaType(), out.toString(StandardCharsets.UTF_8));
            }
            var triples = query.isDescribeType() ? execution.describeTriples() : execution.constructTriples();
            return statements(triples, query, AnswerForm.accepted(AnswerForm.STATEMENTS, accept));
        }
    }

    /** All rows are there before the first is sent: what fails half-way is a problem, not half an answer. */
    private Answer rows(RowSet found, AnswerForm<Lang> form) {
        var rows = new ArrayList<Binding>();
        while (found.hasNext()) {
            requireRoom(rows.size());
            rows.add(found.next());
        }
        var out = new ByteArrayOutputStream();
        ResultSetFormatter.output(
                out, ResultSet.adapt(RowSetStream.create(found.getResultVars(), rows.iterator())), form.language());
        return new Answer(form.mediaType(), out.toString(StandardCharsets.UTF_8));
    }

    private Answer statements(Iterator<Triple> found, Query query, AnswerForm<RDFFormat> form) {
        var statements = GraphFactory.createDefaultGraph();
        while (found.hasNext()) {
            requireRoom(statements.size());
            statements.add(found.next());
        }
        statements.getPrefixMapping().setNsPrefixes(query.getPrefixMapping());
        var out = new ByteArrayOutputStream();
        RDFWriter.source(statements).format(form.language()).output(out);
        return new Answer(form.mediaType(), out.toString(StandardCharsets.UTF_8));
    }

    private void requireRoom(int size) {
        if (size >= settings.mostRows()) {
            throw QueryProblems.tooMuch(settings.mostRows());
        }
    }
}
