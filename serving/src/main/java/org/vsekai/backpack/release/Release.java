package org.vsekai.backpack.release;

import java.util.BitSet;
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
 * @param factors of users and items
 * @param foldIn none where the release has no item factors
 * @param blend none where scores are inner products alone
 * @param similarItems blended neighbours; empty where the release has none
 * @param similarUsers neighbours by factors; empty where the release has none
 * @param learnt ids of events that came in while the server ran and that this release has learnt from
 * @param knownClasses every class of the ontology and of the items
 * @param evaluations how this release was measured
 */
public record Release(
        ModelReleaseRow row,
        Dictionary users,
        Items items,
        Factors factors,
        Optional<FoldIn> foldIn,
        Optional<Blend> blend,
        Neighbours similarItems,
        Neighbours similarUsers,
        Histories histories,
        InteractionWeights weights,
        Set<String> learnt,
        Charts charts,
        TextIndex texts,
        Set<String> knownClasses,
        Scenes scenes,
        Spaces spaces,
        List<EvaluationRow> evaluations) {

    /**
     * Learnt and predicted vectors; which they are is told by the bits.
     *
     * @param predictedUsers not to be changed
     * @param predictedItems not to be changed
     */
    public record Factors(Vectors users, Vectors items, BitSet predictedUsers, BitSet predictedItems) {}

    public String id() {
        return row.releaseId();
    }

    public Vectors userFactors() {
        return factors.users();
    }

    public Vectors itemFactors() {
        return factors.items();
    }

    /** The same tables under another row. */
    Release as(ModelReleaseRow other) {
        return new Release(
                other,
                users,
                items,
                factors,
                foldIn,
                blend,
                similarItems,
                similarUsers,
                histories,
                weights,
                learnt,
                charts,
                texts,
                knownClasses,
                scenes,
                spaces,
                evaluations);
    }

    /** Whether another row names just what this release was loaded from. */
    boolean isOf(ModelReleaseRow other) {
        return Set.copyOf(row.tables()).equals(Set.copyOf(other.tables()))
                && Set.copyOf(row.parameters()).equals(Set.copyOf(other.parameters()));
    }
}
