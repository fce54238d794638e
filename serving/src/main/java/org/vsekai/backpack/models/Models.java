package org.vsekai.backpack.models;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vsekai.backpack.catalogue.CatalogueListing;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.catalogue.UnusableModelException;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.engine.Network;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.ModelProblems;
import org.vsekai.backpack.server.Telemetry;

/**
 * The models that the server answers, by name. A guest in it: on threads of its own, and lookups never wait for it. Follows the
 * catalogue: models that come, change or go there do so here, and requests that wait are answered by the model they came to.
 * Thread-safe.
 */
public final class Models implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Models.class);

    /** Weights that are not in use for this long are freed: a model that is loaded anew finds its own here still. */
    private static final Duration UNUSED_WEIGHTS = Duration.ofMinutes(1);

    private final ModelCatalogue catalogue;
    private final ModelsSettings settings;
    private final InferenceSettings inference;
    private final BodyBudget bodies;
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "model-housekeeping");
        thread.setDaemon(true);
        return thread;
    });
    private CatalogueListing listing = new CatalogueListing(List.of(), List.of());
    private volatile Map<String, ServedModel> served = Map.of();

    /**
     * Reads the catalogue where models are switched on; a card that is wrong is logged, and hides no other.
     *
     * @throws UnknownPreloadException when a model that is to be loaded is none
     * @throws UnusableModelException when there is no catalogue
     */
    public Models(ModelCatalogue catalogue, InferenceSettings inference, ModelsSettings settings) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.inference = inference;
        this.bodies = new BodyBudget(settings);
        if (!settings.enabled()) {
            return;
        }
        take(catalogue.all());
        for (var name : settings.preload()) {
            if (!served.containsKey(name)) {
                throw new UnknownPreloadException(name, served.keySet());
            }
        }
    }

    /** All routes of models, also where they are switched off: these say so. */
    public List<Endpoint> routes(Telemetry telemetry) {
        var meters = new ModelMeters(telemetry);
        return List.of(
                new ListModels(this),
                new ProtocolServer(),
                new ProtocolHealth(this, "live"),
                new ProtocolHealth(this, "ready"),
                new ProtocolModel(this, false),
                new ProtocolModel(this, true),
                new ProtocolModelReady(this, false),
                new ProtocolModelReady(this, true),
                new Infer(this, bodies, meters, false),
                new Infer(this, bodies, meters, true));
    }

    /** Has those loaded that are to be ready early, without waiting for it, and begins to follow the catalogue. */
    public void start(Telemetry telemetry) {
        if (!settings.enabled()) {
            return;
        }
        settings.preload().forEach(name -> find(name).load());
        telemetry.gauge("backpack.model.waiting", "Requests that wait for models", () -> served.values().stream()
                .mapToInt(ServedModel::waiting)
                .sum());
        telemetry.gauge("backpack.model.loaded", "Models that are in memory", () -> served.values().stream()
                .filter(ServedModel::isLoaded)
                .count());
        long pause = settings.checkEvery().toMillis();
        var unused = housekeeping.scheduleWithFixedDelay(this::keepHouse, pause, pause, TimeUnit.MILLISECONDS);
    }

    /** Has somebody told after the models have changed. */
    public void onChange(Runnable follower) {
        followers.add(follower);
    }

    private void keepHouse() {
        try {
            follow();
            served.values().forEach(model -> model.unloadAfter(settings.unloadAfter()));
            int released = Network.releaseUnused(UNUSED_WEIGHTS);
            if (released > 0) {
                log.info("{} networks that nobody used were freed.", released);
            }
        } catch (UnusableModelException e) {
            log.warn("The catalogue cannot be read now, so the models stay as they are: {}", e.getMessage());
        } catch (RuntimeException e) {
            // A scheduled task that throws is never run again.
            log.error("Looking after the models failed; it is tried again.", e);
        }
    }

    private void follow() {
        var found = catalogue.all();
        if (found.equals(listing)) {
            return;
        }
        var former = served;
        take(found);
        log.info("The catalogue changed; the models are {}.", served.keySet());
        followers.forEach(Runnable::run);
        former.forEach((name, model) -> {
            var successor = served.get(name);
            if (successor != null && model.isLoaded()) {
                successor.load();
            }
        });
        // Requests that had found the former ones are with them by then.
        var unused = housekeeping.schedule(
                () -> former.values().forEach(ServedModel::retire),
                settings.deadline().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void take(CatalogueListing found) {
        found.problems().stream()
                .filter(problem -> !listing.problems().contains(problem))
                .forEach(problem -> log.error("A model is left out: {}", problem));
        var models = new LinkedHashMap<String, ServedModel>();
        found.models().forEach(model -> models.put(model.reference(), new ServedModel(model, inference, settings)));
        listing = found;
        served = models;
    }

    /** What bodies of requests to models may take of the memory, all together. */
    public BodyBudget bodies() {
        return bodies;
    }

    /** Of every model. */
    public InferenceSettings inference() {
        return inference;
    }

    public ModelsSettings settings() {
        return settings;
    }

    public boolean isEnabled() {
        return settings.enabled();
    }

    /**
     * Goes on where models are switched on.
     *
     * @throws org.vsekai.backpack.server.Problem where they are off
     */
    public void requireEnabled() {
        if (!settings.enabled()) {
            throw ModelProblems.switchedOff();
        }
    }

    /** All of them; none where models are switched off. */
    public List<ServedModel> served() {
        return List.copyOf(served.values());
    }

    List<ServedModel> all() {
        requireEnabled();
        return served();
    }

    /**
     * The model of a name, with its version or without: then the usual version, which the settings' defaults name, or whose folder has no
     * version in its name.
     *
     * @throws org.vsekai.backpack.server.Problem when there is none
     */
    public ServedModel find(String name) {
        requireEnabled();
        return usual(name).orElseThrow(() -> ModelProblems.unknownModel(name));
    }

    /** The name with its version where that is the usual one; the name itself where there is no such model. */
    public String reference(String name) {
        return usual(name).map(ServedModel::name).orElse(name);
    }

    private Optional<ServedModel> usual(String name) {
        var models = served;
        return settings.defaults().stream()
                .filter(usual -> usual.startsWith(name + "@") && models.containsKey(usual))
                .findFirst()
                .or(() -> Optional.of(name))
                .map(models::get)
                .or(() -> versions(name).stream().findFirst());
    }

    /** All versions of a model. */
    List<ServedModel> versions(String name) {
        return served.values().stream()
                .filter(model -> model.model().card().name().equals(name))
                .toList();
    }

    /** One version of a model. */
    ServedModel find(String name, String version) {
        requireEnabled();
        var versions = versions(name);
        if (versions.isEmpty()) {
            throw ModelProblems.unknownModel(name);
        }
        return versions.stream()
                .filter(model -> model.model().card().version().equals(version))
                .findFirst()
                .orElseThrow(() -> ModelProblems.unknownVersion(name, version, String.join(", ", spelled(versions))));
    }

    static List<String> spelled(List<ServedModel> versions) {
        return versions.stream()
                .map(ServedModel::model)
                .map(CataloguedModel::card)
                .map(card -> card.version())
                .toList();
    }

    @Override
    public void close() {
        housekeeping.shutdownNow();
        served.values().forEach(ServedModel::close);
    }
}
