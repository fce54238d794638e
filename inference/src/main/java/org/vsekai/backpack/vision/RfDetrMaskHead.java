package org.vsekai.backpack.vision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.UnusableModelException;
import org.vsekai.backpack.render.Mask;

/**
 * Makes detections with masks of the tensors of RF-DETR's segmentation variant: as {@link RfDetrHead}, and logits [queries,
 * side, side] that are scaled bilinearly to the picture; inside is where they are above 0. Immutable and thread-safe.
 */
final class RfDetrMaskHead {
    private static final int OUTPUTS = 3;

    private final ModelCard card;
    private final int batch;
    private final RfDetrHead head;
    private final PlaneThreshold threshold = new PlaneThreshold(0);

    RfDetrMaskHead(ModelCard card, int batch) {
        this.card = card;
        this.batch = batch;
        this.head = new RfDetrHead(card, batch);
    }

    /** The objects of the picture that is number {@code slot} of a batch, best first. */
    List<SegmentedObject> objects(List<float[]> outputs, int slot, Letterbox letterbox) {
        int queries = head.queries(outputs);
        int side = side(outputs, queries);
        // a query of two classes has one mask
        var masks = new HashMap<Integer, Mask>();
        var objects = new ArrayList<SegmentedObject>();
        for (var answer : head.answers(outputs, slot, letterbox)) {
            var mask = masks.computeIfAbsent(
                    answer.query(),
                    query -> threshold.mask(
                            outputs.get(2),
                            (slot * queries + query) * side * side,
                            side,
                            side,
                            letterbox.pictureWidth(),
                            letterbox.pictureHeight()));
            objects.add(new SegmentedObject(answer.detection(), mask));
        }
        return objects;
    }

    private int side(List<float[]> outputs, int queries) {
        int length = outputs.size() == OUTPUTS ? outputs.get(2).length : 0;
        int side = (int) Math.sqrt((double) length / (batch * queries));
        if (side == 0 || length != batch * queries * side * side) {
            throw UnusableModelException.unexpectedOutput(
                    card, "masks of " + length + " numbers for " + queries + " queries and a batch of " + batch);
        }
        return side;
    }
}
