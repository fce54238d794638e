package org.vsekai.backpack.operations;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vsekai.backpack.database.Database;
import org.vsekai.backpack.events.EventOutbox;
import org.vsekai.backpack.events.EventRoutes;
import org.vsekai.backpack.events.LandedEvents;
import org.vsekai.backpack.events.PrivacyChoices;
import org.vsekai.backpack.events.RecentInteractions;
import org.vsekai.backpack.experiment.Experiment;
import org.vsekai.backpack.factors.Recall;
import org.vsekai.backpack.factors.TopK;
import org.vsekai.backpack.knowledge.KnowledgeGraph;
import org.vsekai.backpack.knowledge.KnowledgeRoutes;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.models.Models;
import org.vsekai.backpack.ontology.SceneDocuments;
import org.vsekai.backpack.recommend.RecommendRoutes;
import org.vsekai.backpack.release.Release;
import org.vsekai.backpack.release.Releases;
import org.vsekai.backpack.release.Scenes;
import org.vsekai.backpack.scenes.SceneRoutes;
import org.vsekai.backpack.search.SearchRoutes;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.HttpServer;
import org.vsekai.backpack.server.Problems;
import org.vsekai.backpack.server.Telemetry;
import org.vsekai.backpack.speech.SpeechSettings;
import org.vsekai.backpack.tasks.TaskRoutes;
import org.vsekai.backpack.uploads.Ledger;
import org.vsekai.backpack.uploads.Uploads;
import org.vsekai.backpack.warehouse.DeltaTables;
import org.vsekai.backpack.warehouse.TableSource;

/** The running server: everything that lives as long as it does, put together. Thread-safe. */
final class BackpackServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(BackpackServer.class);
    private static final int RECALL_AT = 100;

    private final RecentInteractions recent = new RecentInteractions();
    private final PrivacyChoices privacy = new PrivacyChoices();
    private final Telemetry telemetry = new Telemetry();
    private final TopK topK;
    private final ServingSettings.Search search;
    private final Releases releases;
    private final KnowledgeGraph graph;
    private final Operations operations;
    private final EventOutbox outbox;
    private final Database database;
    private final Uploads uploads;
    private final Models models;
    private final TaskRoutes tasks;
    private final List<Endpoint> endpoints;
    private final HttpServer http;

    /**
     * Starts everything; a release that is there is live when this returns.
     *
     * @param data holds landing/, warehouse/ and serving/, the server's own state
     * @param models closed with the server
     * @param speech limits of sounds and spoken texts
     * @throws org.vsekai.backpack.database.UnusableDatabaseException when that state cannot be opened
     */
    static BackpackServer start(
            Path data,
            String address,
            int port,
            ServingSettings settings,
            Optional<Experiment> experiment,
            Models models,
            SpeechSettings speech) {
        return new BackpackServer(data, address, port, settings, experiment, models, speech);
    }

    private BackpackServer(
            Path data,
            String address,
            int port,
            ServingSettings settings,
            Optional<Experiment> experiment,
            Models models,
            SpeechSettings speech) {
        this.models = models;
        TableSource tables = new DeltaTables(data.resolve("warehouse"));
        var landingZone = new LandingZone(data.resolve("landing"));
        database = Database.sqlite(data.resolve("serving").resolve("state.sqlite"));
        uploads = new Uploads(landingZone, database, settings.uploads(), telemetry);
        search = settings.search();
        topK = search.index().create();
        releases = new Releases(tables, recent::holds, experiment, this::tellRecall);
        var publicAddress = settings.publicAddress().isEmpty()
                ? "http://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + port + "/"
                : settings.publicAddress();
        graph = new KnowledgeGraph(
                data.resolve("serving").resolve("graph"), tables, releases, settings.graph(), publicAddress);
        operations = new Operations(tables, privacy);
        outbox = new EventOutbox(landingZone);
        telemetry.gauge(
                "backpack.release.number",
                "The number of the live release, 0 before the first",
                () -> releases.live().map(live -> live.row().number()).orElse(0L));
        // What came in before counts from the first answer on; what a release has learnt of, it knows once it is
        // loaded.
        LandedEvents.replay(landingZone, recent, privacy);
        uploads.start();
        releases.start(settings.pollInterval());
        operations.start(settings.pollInterval());
        graph.start(settings.pollInterval());
        var options = new HttpServer.Options(address, port, settings.threads(), settings.shutdown(), headers());
        tasks = new TaskRoutes(models, speech, this::scenes, telemetry);
        endpoints = endpoints(landingZone, new SceneDocuments(publicAddress));
        models.start(telemetry);
        http = HttpServer.start(options, endpoints, telemetry);
    }

    private Scenes scenes() {
        return releases.live()
                .orElseThrow(() -> Problems.notReady(releases.problem()))
                .scenes();
    }

    /** An approximate index is declared by every answer. */
    private Map<String, String> headers() {
        return search.index().isExact()
                ? Map.of()
                : Map.of("Search-Index", search.index().name().toLowerCase(Locale.ROOT) + "; approximate");
    }

    private void tellRecall(Release release) {
        if (!search.index().isExact()) {
            double recall = Recall.of(topK, release.itemFactors(), release.userFactors(), RECALL_AT);
            log.info(
                    "Search by {} is approximate: on release {} its recall@{} of the exact answer is {}.",
                    search.index(),
                    release.id(),
                    RECALL_AT,
                    recall);
        }
    }

    private List<Endpoint> endpoints(LandingZone landingZone, SceneDocuments documents) {
        var all = new ArrayList<Endpoint>();
        all.addAll(RecommendRoutes.of(releases, recent, privacy, topK, telemetry));
        all.addAll(SearchRoutes.of(releases, privacy, topK, tasks::vector));
        all.addAll(SceneRoutes.of(releases, landingZone, documents));
        all.addAll(EventRoutes.of(outbox, recent, privacy));
        all.addAll(uploads.routes(new Ledger(operations::stageRuns, operations::rejects)));
        all.addAll(KnowledgeRoutes.of(graph, releases, documents));
        all.addAll(models.routes(telemetry));
        all.addAll(tasks.endpoints());
        all.add(new ListReleases(releases));
        all.add(new ListRuns(operations));
        all.add(new ListDetectionMetrics(operations));
        all.add(new ListRejects(operations));
        all.add(new Health());
        all.add(new Readiness(releases));
        all.add(new Scrape(telemetry));
        all.addAll(StaticFile.all());
        return List.copyOf(all);
    }

    int port() {
        return http.port();
    }

    List<Endpoint> endpoints() {
        return endpoints;
    }

    Releases releases() {
        return releases;
    }

    /** Ends running requests, writes the events that wait, stops. */
    @Override
    public void close() {
        http.close();
        models.close();
        tasks.close();
        outbox.close();
        graph.close();
        releases.close();
        operations.close();
        uploads.close();
        database.close();
        telemetry.close();
    }
}
