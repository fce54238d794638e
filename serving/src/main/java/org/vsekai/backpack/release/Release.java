package org.vsekai.backpack.release;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vsekai.backpack.factors.FoldIn;
import org.vsekai.backpack.factors.Vectors;
import org.vsekai.backpack.table.EvaluationRow;
import org.vsekai.backpack.table.ModelReleaseRow;

/**
 * Everything of one released state of the tables that requests need, in memory. Immutable and thread-safe: a request
 * takes it once and answers from it, whatever is released meanwhile.
 *
 * @param row what was released
 * @param users numbers of users, for {@code userFactors} and {@code histories}
 * @param foldIn none where the release has no item factors
 * @param knownClasses every class of the ontology and of the items
 * @param evaluations how this release was measured
 */
public record Release(
        ModelReleaseRow row,
        Dictionary users,
        Items items,
        Vectors userFactors,
        Vectors itemFactors,
        Optional<FoldIn> foldIn,
        Histories histories,
        InteractionWeights weights,
        Set<String> knownClasses,
        Scenes scenes,
        Pictures pictures,
        List<EvaluationRow> evaluations) {

    public String id() {
        return row.releaseId();
    }
}
