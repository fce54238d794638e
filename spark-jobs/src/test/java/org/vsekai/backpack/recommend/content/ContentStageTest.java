package org.vsekai.backpack.recommend.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.recommend.neighbours.TrainedWorld;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.ItemFeatureRow;
import org.vsekai.backpack.table.ItemIndexRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.UserIndexRow;
import org.vsekai.backpack.table.Visibility;

class ContentStageTest {
    private static final int COLD_ITEM = 900;
    private static final int COLD_USER = 901;

    /** Tastes are even and odd; so are classes, tags and creators. */
    @Test
    void whoHasNoFactorsGetsThoseOfTheirLike(@TempDir Path data) throws Exception {
        var world = TrainedWorld.in(data).train("first");
        var items = new ArrayList<ItemRow>();
        var features = new ArrayList<ItemFeatureRow>();
        for (int item = 0; item < TrainedWorld.ITEMS; item++) {
            items.add(item("i" + item, "u" + (item % 8), item % 2));
            features.add(features("i" + item, item % 2));
        }
        items.add(item("new", "maker", 1));
        features.add(features("new", 1));
        world.write(ItemRow.TABLE, items);
        world.write(ItemFeatureRow.TABLE, features);
        world.write(ItemIndexRow.TABLE, List.of(new ItemIndexRow("new", COLD_ITEM)));
        world.write(UserIndexRow.TABLE, List.of(new UserIndexRow("maker", COLD_USER)));
        var stage = new ContentStage(new ContentSettings(2, 100, 5));

        stage.run(world.context());

        assertOdd(world.rows(FactorRow.PREDICTED_ITEM_FACTORS), COLD_ITEM);
        assertOdd(world.rows(FactorRow.PREDICTED_USER_FACTORS), COLD_USER);
        var before = versions(world);
        stage.run(world.context());
        assertThat(versions(world)).isEqualTo(before);
    }

    private static void assertOdd(List<FactorRow> rows, int number) {
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.id()).isEqualTo(number);
            assertThat(row.factors()).hasSize(TrainedWorld.RANK);
            assertThat(row.factors().get(1)).isGreaterThan(row.factors().get(0) + 0.2f);
        });
    }

    private static ItemRow item(String id, String owner, int parity) {
        return new ItemRow(
                id,
                ItemKind.PROP,
                id,
                owner,
                Visibility.PUBLIC,
                Optional.empty(),
                List.of(),
                List.of(parity == 0 ? "even" : "odd"),
                Instant.EPOCH);
    }

    private static ItemFeatureRow features(String id, int parity) {
        return new ItemFeatureRow(
                id, List.of(new ItemFeatureRow.Feature(parity == 0 ? "urn:even" : "urn:odd", 1, parity)));
    }

    private static List<Long> versions(TrainedWorld world) {
        return List.of(
                world.context().warehouse().version(FactorRow.PREDICTED_ITEM_FACTORS),
                world.context().warehouse().version(FactorRow.PREDICTED_USER_FACTORS));
    }
}
