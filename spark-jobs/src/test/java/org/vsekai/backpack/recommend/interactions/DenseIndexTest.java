package org.vsekai.backpack.recommend.interactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.SparkRows;
import org.vsekai.backpack.table.InteractionRow;
import org.vsekai.backpack.table.UserIndexRow;

class DenseIndexTest {
    @Test
    void theFirstOnesAreNumberedFromZeroInOrderOfTheirIds() {
        assertThat(additions(List.of("c", "a", "b", "a"), List.of())).containsExactly("a=0", "b=1", "c=2");
    }

    @Test
    void newOnesFollowTheGreatestAndOldOnesStay() {
        assertThat(additions(List.of("c", "a", "b", "d"), List.of("b", "d"))).containsExactly("a=2", "c=3");
    }

    @Test
    void nothingNewAddsNothing() {
        assertThat(additions(List.of("a"), List.of("a"))).isEmpty();
        assertThat(additions(List.of(), List.of())).isEmpty();
    }

    private static List<String> additions(List<String> seen, List<String> known) {
        var index = IntStream.range(0, known.size())
                .mapToObj(i -> SparkRows.row(UserIndexRow.TABLE, new UserIndexRow(known.get(i), i)))
                .toList();
        var present = Spark.session().createDataFrame(index, SparkRows.schema(UserIndexRow.TABLE));
        return DenseIndex.USERS.additions(interactions(seen), present).collectAsList().stream()
                .map(row -> row.getString(0) + "=" + row.getInt(1))
                .sorted()
                .toList();
    }

    private static Dataset<Row> interactions(List<String> users) {
        return Spark.session()
                .createDataFrame(
                        users.stream().map(user -> RowFactory.create(user)).toList(),
                        new StructType().add(InteractionRow.USER_ID, DataTypes.StringType));
    }
}
