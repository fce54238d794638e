package org.vsekai.backpack.tasks;

import java.util.List;
import java.util.function.IntFunction;
import org.vsekai.backpack.batching.BatchCall;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.vision.NanoDetDetector;
import org.vsekai.backpack.vision.ObjectDetector;
import org.vsekai.backpack.vision.ObjectSegmenter;
import org.vsekai.backpack.vision.PageText;
import org.vsekai.backpack.vision.Perceived;
import org.vsekai.backpack.vision.PersonSegmenter;
import org.vsekai.backpack.vision.Picture;
import org.vsekai.backpack.vision.PictureReader;
import org.vsekai.backpack.vision.PictureWriter;
import org.vsekai.backpack.vision.PoseEstimator;
import org.vsekai.backpack.vision.Region;
import org.vsekai.backpack.vision.SceneCaptioner;
import org.vsekai.backpack.vision.SceneSegmenter;
import org.vsekai.backpack.vision.SuperResolution;
import org.vsekai.backpack.vision.TextReader;

/** The tasks of pictures. Thread-safe. */
final class PictureTasks {
    private final InferenceSettings settings;
    private final int largestBatch;
    private final PictureReader reader;

    /** @param largestBatch the most pictures in a call */
    PictureTasks(InferenceSettings settings, int largestBatch) {
        this.settings = settings;
        this.largestBatch = largestBatch;
        this.reader = PictureReader.upright(settings);
    }

    Task<?, ?> detection(CataloguedModel model) {
        var card = model.card();
        return new PictureTask<>(
                reader,
                () -> sized(
                        batch -> ObjectDetector.open(model, of(batch)),
                        (detector, pictures) -> detector.objects(pictures)),
                (request, seen) -> TaskAnswer.json(new Documents.Objects(
                        Documents.Model.of(card),
                        seen.picture().width(),
                        seen.picture().height(),
                        seen.value().stream().map(Documents.FoundObject::of).toList())));
    }

    Task<?, ?> poses(CataloguedModel model) {
        var card = model.card();
        return new PictureTask<>(
                reader,
                () -> sized(
                        batch -> PoseEstimator.open(model, of(batch)),
                        (estimator, pictures) -> estimator.estimate(pictures)),
                (request, seen) -> TaskAnswer.json(new Documents.Persons(
                        Documents.Model.of(card),
                        seen.picture().width(),
                        seen.picture().height(),
                        seen.value().stream().map(Documents.FoundPerson::of).toList())));
    }

    Task<?, ?> personMask(CataloguedModel model) {
        var card = model.card();
        return new PictureTask<>(
                reader,
                () -> sized(
                        batch -> PersonSegmenter.open(model, of(batch)),
                        (segmenter, pictures) -> segmenter.segment(pictures)),
                (request, seen) -> regions(card, request, seen));
    }

    Task<?, ?> objectMasks(CataloguedModel model) {
        var card = model.card();
        return new PictureTask<>(
                reader,
                () -> sized(
                        batch -> ObjectSegmenter.open(model, of(batch)),
                        (segmenter, pictures) -> segmenter.segment(pictures)),
                (request, seen) -> regions(
                        card,
                        request,
                        new PictureTask.Looked<>(
                                seen.picture(),
                                seen.value().stream()
                                        .map(object -> new Region(
                                                object.detection().label(),
                                                object.detection().classIndex(),
                                                object.mask()))
                                        .toList())));
    }

    Task<?, ?> sceneRegions(CataloguedModel model) {
        var card = model.card();
        return new PictureTask<>(
                reader,
                () -> sized(
                        batch -> SceneSegmenter.open(model, of(batch)),
                        (segmenter, pictures) -> segmenter.segment(pictures)),
                (request, seen) -> regions(card, request, seen));
    }

    private static TaskAnswer regions(ModelCard card, TaskRequest request, PictureTask.Looked<List<Region>> seen) {
        int width = seen.picture().width();
        int height = seen.picture().height();
        return request.accepts("image/png")
                ? TaskAnswer.png(PictureWriter.labels(width, height, seen.value()))
                : TaskAnswer.json(new Documents.Regions(
                        Documents.Model.of(card),
                        width,
                        height,
                        seen.value().stream()
                                .map(region -> Documents.FoundRegion.of(region.label(), region.mask()))
                                .toList()));
    }

    Task<?, ?> enlargement(CataloguedModel model) {
        return new PictureTask<>(
                reader,
                () -> oneByOne(SuperResolution.open(model, settings), SuperResolution::enlarge),
                (request, seen) -> request.accepts("image/jpeg")
                        ? new TaskAnswer("image/jpeg", PictureWriter.jpeg(seen.value()))
                        : TaskAnswer.png(PictureWriter.png(seen.value())));
    }

    Task<?, ?> writing(CataloguedModel model) {
        var card = model.card();
        return new PictureTask<>(
                reader,
                () -> oneByOne(TextReader.open(model, settings), PictureTasks::read),
                (request, seen) -> request.accepts("text/plain")
                        ? TaskAnswer.text(seen.value().text())
                        : TaskAnswer.json(Documents.Page.of(card, seen.value())));
    }

    private static Perceived<PageText> read(TextReader reader, Picture picture) {
        var page = reader.read(picture);
        return new Perceived<>(page, page.milliseconds());
    }

    Task<?, ?> caption(CataloguedModel model) {
        var card = model.card();
        return new PictureTask<>(
                reader,
                () -> sized(
                        batch -> SceneCaptioner.open(model, of(batch)),
                        (captioner, pictures) -> captioner.caption(pictures)),
                (request, seen) -> request.accepts("text/plain")
                        ? TaskAnswer.text(seen.value().text())
                        : TaskAnswer.json(Documents.Caption.of(card, seen.value())));
    }

    /** The detector's own vector of the whole picture, of unit length. */
    Task<?, ?> embedding(CataloguedModel model) {
        var card = model.card();
        return new PictureTask<>(
                reader,
                () -> sized(batch -> NanoDetDetector.open(model, of(batch)), PictureTasks::embed),
                (request, seen) -> TaskAnswer.json(new Documents.Vector(
                        Documents.Model.of(card), seen.value().size(), seen.value())));
    }

    private static List<Perceived<List<Float>>> embed(NanoDetDetector detector, List<Picture> pictures) {
        return detector.detect(pictures).stream()
                .map(seen -> new Perceived<>(seen.embedding().toUnitLength(), seen.milliseconds()))
                .toList();
    }

    private InferenceSettings of(int batch) {
        return new InferenceSettings(
                settings.threadsPerCall(), batch, settings.largestPictureBytes(), settings.largestPicturePixels());
    }

    /** What a network makes of pictures. */
    private interface Look<N, T> {
        List<Perceived<T>> look(N network, List<Picture> pictures);
    }

    /** What a network makes of a picture. */
    private interface LookAtOne<N, T> {
        Perceived<T> look(N network, Picture picture);
    }

    private <N extends AutoCloseable, T> BatchCall<Picture, Perceived<T>> sized(IntFunction<N> open, Look<N, T> look) {
        return new SizedCalls<>(largestBatch, open, look::look);
    }

    private static <N extends AutoCloseable, T> BatchCall<Picture, Perceived<T>> oneByOne(
            N network, LookAtOne<N, T> look) {
        return new SizedCalls<>(1, size -> network, (only, pictures) -> List.of(look.look(only, pictures.get(0))));
    }
}
