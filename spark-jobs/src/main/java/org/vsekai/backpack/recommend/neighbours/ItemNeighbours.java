package org.vsekai.backpack.recommend.neighbours;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;

/** Makes rows of {@code item_neighbours}, by every method. No record: Kryo cannot make records. */
final class ItemNeighbours implements NeighbourBlocks.Maker {
    private static final long serialVersionUID = 1L;

    private static final String SHOWN = "blended";

    private final CoOccurrence coOccurrence;
    private final FactorSimilarity factors;
    private final SparseMatrix ease;
    private final int most;
    private final double factorShare;

    /**
     * The maker.
     *
     * @param ease EASE's weights, none where the catalogue is too large for it
     */
    ItemNeighbours(
            CoOccurrence coOccurrence,
            FactorSimilarity factors,
            Optional<SparseMatrix> ease,
            NeighbourSettings settings) {
        this.coOccurrence = coOccurrence;
        this.factors = factors;
        this.ease = ease.orElseGet(() -> SparseMatrix.empty(coOccurrence.items(), coOccurrence.items()));
        this.most = settings.most();
        this.factorShare = settings.factorShare();
    }

    @Override
    public List<Row> rows(int from, int to) {
        var together = coOccurrence.neighbours(from, to, most);
        var rows = new ArrayList<Row>();
        rows.addAll(NeighbourBlocks.rows(BlendMethod.CO_OCCURRENCE.column(), from, together));
        rows.addAll(NeighbourBlocks.rows(SHOWN, from, factors.blended(from, to, most, together, factorShare)));
        rows.addAll(NeighbourBlocks.rows(BlendMethod.EASE.column(), from, ease.part(from, to)));
        return rows;
    }
}
