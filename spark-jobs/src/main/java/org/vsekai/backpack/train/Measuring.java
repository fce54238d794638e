package org.vsekai.backpack.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.catalogue.ModelSettings;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.sample.TrainingClass;
import org.vsekai.backpack.sample.TrainingRegion;
import org.vsekai.backpack.training.SceneMeasure;
import org.vsekai.backpack.training.SceneModels.Kind;
import org.vsekai.backpack.vision.ObjectDetector;
import org.vsekai.backpack.vision.SceneCaptioner;
import org.vsekai.backpack.vision.SceneSegmenter;

/** Measures the models of a catalogue, and NanoDet, on held-out frames. Immutable; used by one thread. */
final class Measuring {
    /** For a curve of precision over recall even doubtful detections are needed. */
    private static final double DOUBTFUL = 0.05;

    private static final String NANODET = "nanodet-coco";

    private final SceneMeasure frames;
    private final InferenceSettings settings;

    Measuring(SceneMeasure frames, InferenceSettings settings) {
        this.frames = frames;
        this.settings = settings;
    }

    /** Of those kinds that the catalogue holds. */
    Figures.Of ours(Path catalogue, Set<Kind> kinds) {
        return new Figures.Of(
                model(catalogue, kinds, Kind.DETECTOR).map(model -> detections(model, ourClasses())),
                model(catalogue, kinds, Kind.SEGMENTER).map(this::regions),
                model(catalogue, kinds, Kind.CAPTIONER).map(this::captions));
    }

    private static Optional<CataloguedModel> model(Path catalogue, Set<Kind> kinds, Kind kind) {
        return kinds.contains(kind) && Files.exists(kind.folder(catalogue))
                ? Optional.of(new ModelCatalogue(catalogue).find(kind.task(), kind.modelName()))
                : Optional.empty();
    }

    /** Of the detector that Backpack ships. */
    Figures.Of nanodet(Path catalogue) {
        var model = new ModelCatalogue(catalogue).find(ModelTask.OBJECT_DETECTION, NANODET);
        var classes = new HashMap<String, Integer>();
        for (var type : TrainingClass.values()) {
            type.cocoLabel().ifPresent(label -> classes.put(label, type.index()));
        }
        return new Figures.Of(Optional.of(detections(model, classes)), Optional.empty(), Optional.empty());
    }

    /** The classes that NanoDet knows too. */
    static List<Integer> both() {
        return Arrays.stream(TrainingClass.values())
                .filter(type -> type.cocoLabel().isPresent())
                .map(TrainingClass::index)
                .toList();
    }

    private static Map<String, Integer> ourClasses() {
        var classes = new HashMap<String, Integer>();
        for (var type : TrainingClass.values()) {
            classes.put(type.label(), type.index());
        }
        return classes;
    }

    private SceneMeasure.Detections detections(CataloguedModel model, Map<String, Integer> classes) {
        try (var detector = ObjectDetector.open(doubting(model), settings)) {
            return frames.detections(detector, classes, TrainingClass.values().length);
        }
    }

    private SceneMeasure.Regions regions(CataloguedModel model) {
        try (var segmenter = SceneSegmenter.open(model, settings)) {
            return frames.regions(segmenter, TrainingRegion.values().length);
        }
    }

    private SceneMeasure.Captions captions(CataloguedModel model) {
        try (var captioner = SceneCaptioner.open(model, settings)) {
            return frames.captions(captioner, TrainingClass.values().length);
        }
    }

    /** The same model with a lower threshold. */
    private static CataloguedModel doubting(CataloguedModel model) {
        var card = model.card();
        var usual = card.settings(ModelSettings.Detector.class);
        var thresholds =
                new ModelSettings.Thresholds(DOUBTFUL, usual.thresholds().overlap());
        return new CataloguedModel(
                new ModelCard(
                        card.task(),
                        card.name(),
                        card.version(),
                        card.architecture(),
                        card.engine(),
                        card.files(),
                        card.packages(),
                        card.inputs(),
                        card.outputs(),
                        card.licence(),
                        card.licenceFile(),
                        card.origin(),
                        card.labels(),
                        new ModelSettings.Detector(usual.input(), usual.normalisation(), thresholds)),
                model.folder());
    }
}
