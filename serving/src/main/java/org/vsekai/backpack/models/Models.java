package org.vsekai.backpack.models;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.ModelProblems;
import org.vsekai.backpack.server.Telemetry;

/** The models that the server answers, by name. A guest in it: on threads of its own, and lookups never wait for it. Thread-safe. */
public final class Models implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Models.class);

    private final ModelsSettings settings;
    private final InferenceSettings inference;
    private final BodyBudget bodies;
    private final Map<String, ServedModel> served = new LinkedHashMap<>();

    /**
     * Reads the catalogue where models are switched on; a card that is wrong is logged, and hides no other.
     *
     * @throws UnknownPreloadException when a model that is to be loaded is none
     * @throws org.vsekai.backpack.catalogue.UnusableModelException when there is no catalogue
     */
    public Models(ModelCatalogue catalogue, InferenceSettings inference, ModelsSettings settings) {
        this.settings = settings;
        this.inference = inference;
        this.bodies = new BodyBudget(settings);
        if (!settings.enabled()) {
            return;
        }
        var listing = catalogue.all();
        listing.problems().forEach(problem -> log.error("A model is left out: {}", problem));
        listing.models().forEach(model -> served.put(model.card().name(), new ServedModel(model, inference, settings)));
        for (var name : settings.preload()) {
            if (!served.containsKey(name)) {
                throw new UnknownPreloadException(name, served.keySet());
            }
        }
    }

    /** All routes of models, also where they are switched off: these say so. */
    public List<Endpoint> routes(Telemetry telemetry) {
        var meters = new ModelMeters(telemetry);
        served.values().forEach(meters::waiting);
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

    /** Has those loaded that are to be ready early, without waiting for it. */
    public void preload() {
        settings.preload().forEach(name -> find(name).load());
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

    /** All of them; none where models are switched off. */
    public List<ServedModel> served() {
        return List.copyOf(served.values());
    }

    List<ServedModel> all() {
        requireEnabled();
        return List.copyOf(served.values());
    }

    /**
     * The model of a name.
     *
     * @throws org.vsekai.backpack.server.Problem when there is none
     */
    public ServedModel find(String name) {
        requireEnabled();
        var model = served.get(name);
        if (model == null) {
            throw ModelProblems.unknownModel(name);
        }
        return model;
    }

    private void requireEnabled() {
        if (!settings.enabled()) {
            throw ModelProblems.switchedOff();
        }
    }

    @Override
    public void close() {
        served.values().forEach(ServedModel::close);
    }
}
