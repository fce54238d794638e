package org.vsekai.backpack.recommend.neighbours;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;

/** What blends are made of, learnt from the strengths of users by items. */
final class ItemModels {
    private final NeighbourSettings settings;

    ItemModels(NeighbourSettings settings) {
        this.settings = settings;
    }

    CoOccurrence coOccurrence(SparseMatrix strengths) {
        return CoOccurrence.of(strengths, settings.coOccurrence());
    }

    /** EASE's weights, none where the catalogue is too large for it. */
    Optional<SparseMatrix> ease(SparseMatrix strengths) {
        int items = strengths.columns();
        var ease = settings.ease();
        return items > 0 && items <= ease.mostItems()
                ? Optional.of(Ease.fit(strengths.ones(), ease.regularisation()).pruned(ease.most()))
                : Optional.empty();
    }

    /** The neighbours by a method, none where there are none by it. */
    SparseMatrix neighbours(BlendMethod method, SparseMatrix strengths) {
        var none = SparseMatrix.empty(strengths.columns(), strengths.columns());
        return switch (method) {
            case NONE -> none;
            case CO_OCCURRENCE -> coOccurrence(strengths).neighbours(settings.most());
            case EASE -> ease(strengths).orElse(none);
        };
    }

    /** The neighbours by each method that there is. */
    Map<BlendMethod, SparseMatrix> all(SparseMatrix strengths) {
        var all = new EnumMap<BlendMethod, SparseMatrix>(BlendMethod.class);
        all.put(BlendMethod.CO_OCCURRENCE, neighbours(BlendMethod.CO_OCCURRENCE, strengths));
        ease(strengths).ifPresent(weights -> all.put(BlendMethod.EASE, weights));
        return all;
    }
}
