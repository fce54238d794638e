package org.vsekai.backpack.recommend.neighbours;

import java.util.List;
import org.apache.spark.sql.Row;

/** Makes rows of {@code user_neighbours}: users whose factors point the same way. No record: Kryo cannot make records. */
final class UserNeighbours implements NeighbourBlocks.Maker {
    private static final long serialVersionUID = 1L;
    private static final String METHOD = "factors";

    private final FactorSimilarity factors;
    private final int most;

    UserNeighbours(FactorSimilarity factors, int most) {
        this.factors = factors;
        this.most = most;
    }

    @Override
    public List<Row> rows(int from, int to) {
        return NeighbourBlocks.rows(METHOD, from, factors.neighbours(from, to, most));
    }
}
