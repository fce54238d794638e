package org.vsekai.backpack.recommend.neighbours;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.recommend.interactions.StrengthMatrix;
import org.vsekai.backpack.recommend.interactions.Strengths;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;
import org.vsekai.backpack.table.NeighbourRow;

/** From rows of {@code item_neighbours} to a sparse matrix on the driver, its columns ascending. */
public final class NeighbourRows {
    private static final String NEIGHBOUR = "neighbour";

    private NeighbourRows() {}

    /**
     * Items by items.
     *
     * @param method whose neighbours are read
     */
    public static SparseMatrix of(Dataset<Row> rows, String method, int items) {
        var entries = rows.where(col(NeighbourRow.METHOD).equalTo(method))
                .select(
                        col(NeighbourRow.ID),
                        explode(col(NeighbourRow.NEIGHBOURS)).as(NEIGHBOUR))
                .select(
                        col(NeighbourRow.ID).as(Strengths.USER),
                        col(NEIGHBOUR + "." + NeighbourRow.Neighbour.ID).as(Strengths.ITEM),
                        col(NEIGHBOUR + "." + NeighbourRow.Neighbour.WEIGHT).as(Strengths.STRENGTH));
        return StrengthMatrix.ofAll(entries, items, items);
    }
}
