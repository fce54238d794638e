package org.vsekai.backpack.recommend.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.recommend.neighbours.TrainedWorld;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.InteractionKind;
import org.vsekai.backpack.table.InteractionRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.ItemTrendRow;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.ModelReleaseRow.Parameter;
import org.vsekai.backpack.table.ModelReleaseRow.TableVersion;
import org.vsekai.backpack.table.RecommendedItemsRow;
import org.vsekai.backpack.table.RecommendedUsersRow;
import org.vsekai.backpack.table.ReleaseState;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.Visibility;

/** Lists and trends of a small world, and that they are made once. */
class ListStageTest {
    private static final String HIDDEN = "i4";

    @Test
    void listsAreOfTheLiveReleaseAndTrendsOfAllInteractions(@TempDir Path data) throws Exception {
        var world = TrainedWorld.in(data).train("first");
        world.write(ItemRow.TABLE, items());
        world.write(InteractionRow.TABLE, everybodyBags("i3", 14));
        world.write(ModelReleaseRow.TABLE, List.of(release(world)));
        var trends = new TrendStage(TrainedWorld.training().interactions(), new TrendSettings(30, 1, 30, 3, 4));
        var lists = new ListStage(TrainedWorld.training().interactions(), new ListSettings(5, 4));

        trends.run(world.context());
        lists.run(world.context());

        assertLists(world);
        assertTrends(world.rows(ItemTrendRow.TABLE), world);
        var before = versions(world);
        trends.run(world.context());
        lists.run(world.context());
        assertThat(versions(world)).isEqualTo(before);
    }

    private static void assertLists(TrainedWorld world) {
        Set<String> met = new HashSet<>();
        world.rows(InteractionRow.TABLE).forEach(row -> met.add(row.userId() + row.itemId()));
        assertThat(world.rows(RecommendedItemsRow.TABLE))
                .hasSize(TrainedWorld.USERS)
                .allSatisfy(row -> assertThat(row.items())
                        .hasSize(5)
                        .allSatisfy(entry -> assertThat(met).doesNotContain(row.userId() + entry.itemId()))
                        .extracting(RecommendedItemsRow.Entry::itemId)
                        .doesNotContain(HIDDEN));
        assertThat(world.rows(RecommendedUsersRow.TABLE))
                .extracting(RecommendedUsersRow::itemId)
                .hasSize(TrainedWorld.ITEMS - 1)
                .doesNotContain(HIDDEN);
        assertThat(world.rows(RecommendedUsersRow.TABLE)).allSatisfy(row -> assertThat(row.users())
                .hasSizeLessThanOrEqualTo(4)
                .allSatisfy(entry -> assertThat(met).doesNotContain(entry.userId() + row.itemId()))
                .isSortedAccordingTo((left, right) -> Float.compare(right.score(), left.score())));
    }

    private static void assertTrends(List<ItemTrendRow> rows, TrainedWorld world) {
        var index = world.rows(org.vsekai.backpack.table.ItemIndexRow.TABLE).stream()
                .collect(Collectors.toMap(row -> row.index(), row -> row.itemId()));
        var byItem = rows.stream().collect(Collectors.toMap(row -> index.get(row.id()), row -> row));
        assertThat(byItem).hasSize(TrainedWorld.ITEMS);
        var fresh = byItem.get("i3");
        assertThat(rows).filteredOn(row -> !row.equals(fresh)).allSatisfy(row -> {
            assertThat(row.trending()).isLessThan(fresh.trending());
            assertThat(row.popularity()).isLessThan(fresh.popularity());
        });
        assertThat(fresh.users()).isGreaterThanOrEqualTo(14);
        assertThat(fresh.representativePlace()).contains(1);
        assertThat(byItem.get(HIDDEN).representativePlace()).isEmpty();
        assertThat(rows.stream().flatMap(row -> row.representativePlace().stream()))
                .doesNotHaveDuplicates()
                .hasSizeBetween(2, 4);
    }

    private static ModelReleaseRow release(TrainedWorld world) {
        var tables = List.of(FactorRow.USER_FACTORS, FactorRow.ITEM_FACTORS).stream()
                .map(table -> new TableVersion(
                        table.name(), world.context().warehouse().version(table)))
                .toList();
        return new ModelReleaseRow(
                "r1",
                ReleaseState.RELEASED,
                1,
                tables,
                List.of(new Parameter("rank", Integer.toString(TrainedWorld.RANK))),
                "passed",
                Instant.EPOCH);
    }

    private static List<ItemRow> items() {
        return IntStream.range(0, TrainedWorld.ITEMS)
                .mapToObj(item -> new ItemRow(
                        "i" + item,
                        ItemKind.PROP,
                        "Item " + item,
                        "u1",
                        HIDDEN.equals("i" + item) ? Visibility.UNLISTED : Visibility.PUBLIC,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Instant.EPOCH))
                .toList();
    }

    /** Weeks after all else. */
    private static List<InteractionRow> everybodyBags(String item, int users) {
        return IntStream.range(0, users)
                .mapToObj(user -> new InteractionRow(
                        "late" + user,
                        "u" + user,
                        item,
                        InteractionKind.BAG,
                        2.0,
                        Instant.parse("2026-02-20T00:00:00Z")))
                .toList();
    }

    private static List<Long> versions(TrainedWorld world) {
        return List.<Table<?>>of(RecommendedItemsRow.TABLE, RecommendedUsersRow.TABLE, ItemTrendRow.TABLE).stream()
                .map(table -> world.context().warehouse().version(table))
                .toList();
    }
}
