package org.vsekai.backpack.perceive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.vsekai.backpack.pipeline.Outcome;
import org.vsekai.backpack.render.Mask;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.vision.ObjectSegmenter;
import org.vsekai.backpack.vision.Perceived;
import org.vsekai.backpack.vision.PersonSegmenter;
import org.vsekai.backpack.vision.Region;
import org.vsekai.backpack.vision.SceneSegmenter;
import org.vsekai.backpack.vision.SegmentedObject;

/**
 * Which pixels belong to what: detections with a mask of the frame's size. A network that tells regions, not objects, gives no
 * confidence: within a cut-out that of the detection counts, and its class; in a whole frame the region is no evidence of an
 * object and has no class.
 *
 * @param classIris the ontology's class for each label that it knows
 */
record SegmentWork(Eyes eyes, Mark mark, Map<String, String> classIris)
        implements PictureWork<List<SegmentWork.Piece>> {
    /** Of what a network does not say how sure it is. */
    private static final double SURE = 1;

    /**
     * Pixels that belong together.
     *
     * @param score none where the network tells none
     */
    record Piece(String label, Optional<Double> score, Mask mask) {}

    @Override
    public List<Table<?>> tables() {
        return List.of(DetectionRow.TABLE);
    }

    @Override
    public PictureWorker.Network<List<Piece>> network() {
        var model = eyes.model();
        return switch (model.card().architecture()) {
            case RF_DETR_SEG -> {
                var segmenter = ObjectSegmenter.open(model, eyes.settings());
                yield PictureWorker.Network.of(pictures -> objects(segmenter.segment(pictures)), segmenter::close);
            }
            case U_NET -> {
                var segmenter = SceneSegmenter.open(model, eyes.settings());
                yield PictureWorker.Network.of(pictures -> regions(segmenter.segment(pictures)), segmenter::close);
            }
            default -> {
                var segmenter = PersonSegmenter.open(model, eyes.settings());
                yield PictureWorker.Network.of(pictures -> regions(segmenter.segment(pictures)), segmenter::close);
            }
        };
    }

    private static List<Perceived<List<Piece>>> regions(List<Perceived<List<Region>>> seen) {
        return pieces(seen, region -> new Piece(region.label(), Optional.empty(), region.mask()));
    }

    private static List<Perceived<List<Piece>>> objects(List<Perceived<List<SegmentedObject>>> seen) {
        return pieces(
                seen,
                object -> new Piece(
                        object.detection().label(),
                        Optional.of(object.detection().score()),
                        object.mask()));
    }

    private static <T> List<Perceived<List<Piece>>> pieces(List<Perceived<List<T>>> seen, Function<T, Piece> piece) {
        return seen.stream()
                .map(one -> new Perceived<>(one.value().stream().map(piece).toList(), one.milliseconds()))
                .toList();
    }

    @Override
    public int add(Outcome outcome, Eyes.Sight sight, List<List<Piece>> seen) {
        var rows = new ArrayList<DetectionRow>();
        for (int i = 0; i < seen.size(); i++) {
            for (var piece : seen.get(i)) {
                row(sight.frame(), sight.views().get(i), piece, rows.size()).ifPresent(rows::add);
            }
        }
        outcome.addAll(DetectionRow.TABLE, rows);
        return rows.size();
    }

    private Optional<DetectionRow> row(FrameRow frame, Eyes.View view, Piece piece, int rank) {
        return piece.mask()
                .bounds()
                .map(bounds -> new DetectionRow(
                        mark.resultId(frame.frameId(), rank),
                        frame.frameId(),
                        frame.sceneId(),
                        frame.cameraId(),
                        mark.model(),
                        mark.version(),
                        mark.digest(),
                        piece.label(),
                        piece.score()
                                .or(() -> view.detection().map(DetectionRow::score))
                                .orElse(SURE),
                        bounds.left() + view.left(),
                        bounds.top() + view.top(),
                        bounds.right() + view.left(),
                        bounds.bottom() + view.top(),
                        piece.score().isPresent()
                                ? Optional.ofNullable(classIris.get(piece.label()))
                                : view.detection().flatMap(DetectionRow::classIri),
                        Optional.of(inFrame(piece.mask(), frame, view).compressed())));
    }

    /** A cut-out's mask as one of the frame. */
    private static Mask inFrame(Mask mask, FrameRow frame, Eyes.View view) {
        if (view.detection().isEmpty()) {
            return mask;
        }
        var part = mask.pixels();
        var pixels = new boolean[frame.width() * frame.height()];
        int width = Math.min(mask.width(), frame.width() - view.left());
        int height = Math.min(mask.height(), frame.height() - view.top());
        for (int y = 0; y < height; y++) {
            System.arraycopy(part, y * mask.width(), pixels, (view.top() + y) * frame.width() + view.left(), width);
        }
        return Mask.ofPixels(frame.width(), frame.height(), pixels);
    }
}
