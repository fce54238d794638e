package org.vsekai.backpack.recommend.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.recommend.interactions.InteractionSettings;
import org.vsekai.backpack.table.ItemIndexRow;
import org.vsekai.backpack.table.NeighbourRow;
import org.vsekai.backpack.table.NeighbourRow.Neighbour;
import org.vsekai.backpack.table.UserIndexRow;

class NeighbourStageTest {
    private static final InteractionSettings INTERACTIONS =
            Settings.defaults().bind("backpack.recommend.interactions", InteractionSettings.class);
    private static final NeighbourSettings SETTINGS =
            Settings.defaults().bind("backpack.recommend.neighbours", NeighbourSettings.class);

    @Test
    void itemsAndUsersGetTheirLikeAndAgainNothingChanges(@TempDir Path data) throws Exception {
        var world = TrainedWorld.in(data).train("first");
        var stage = new NeighbourStage(INTERACTIONS, SETTINGS);

        stage.run(world.context());

        var items = byNumber(world.rows(ItemIndexRow.TABLE), ItemIndexRow::index, ItemIndexRow::itemId);
        var users = byNumber(world.rows(UserIndexRow.TABLE), UserIndexRow::index, UserIndexRow::userId);
        assertThat(world.rows(NeighbourRow.ITEM_NEIGHBOURS))
                .hasSize(3 * TrainedWorld.ITEMS)
                .allSatisfy(row -> assertAlike(row, items))
                .filteredOn(row -> !row.method().equals("ease"))
                .allSatisfy(row -> assertThat(row.neighbours())
                        .allSatisfy(neighbour -> assertThat(neighbour.weight()).isBetween(0f, 1f)));
        assertThat(world.rows(NeighbourRow.USER_NEIGHBOURS))
                .hasSize(TrainedWorld.USERS)
                .allSatisfy(row -> assertThat(row.method()).isEqualTo("factors"))
                .allSatisfy(row -> assertAlike(row, users));

        var before = versions(world);
        stage.run(world.context());
        assertThat(versions(world)).isEqualTo(before);

        world.train("second");
        stage.run(world.context());
        assertThat(versions(world)).isNotEqualTo(before);
    }

    @Test
    void withoutFactorsNothingIsWritten(@TempDir Path data) throws Exception {
        var world = TrainedWorld.in(data);
        var before = versions(world);

        new NeighbourStage(INTERACTIONS, SETTINGS).run(world.context());

        assertThat(versions(world)).isEqualTo(before);
    }

    @Test
    void whatIsTooLargeIsLeftOut(@TempDir Path data) throws Exception {
        var world = TrainedWorld.in(data).train("first");
        var small = new NeighbourSettings(
                3,
                0.5,
                SETTINGS.coOccurrence(),
                new NeighbourSettings.EaseSettings(TrainedWorld.ITEMS - 1, 10, 5),
                new NeighbourSettings.Users(TrainedWorld.USERS - 1, 5));

        new NeighbourStage(INTERACTIONS, small).run(world.context());

        assertThat(world.rows(NeighbourRow.ITEM_NEIGHBOURS))
                .hasSize(2 * TrainedWorld.ITEMS)
                .allSatisfy(row -> assertThat(row.method()).isIn("co_occurrence", "blended"))
                .allSatisfy(row -> assertThat(row.neighbours()).hasSizeBetween(1, 3));
        assertThat(world.rows(NeighbourRow.USER_NEIGHBOURS)).isEmpty();
    }

    /** Never itself, greatest weight first, and the nearest of the same taste. */
    private static void assertAlike(NeighbourRow row, Map<Integer, String> ids) {
        assertThat(row.neighbours()).extracting(Neighbour::id).doesNotContain(row.id());
        assertThat(row.neighbours()).isSortedAccordingTo((left, right) -> Float.compare(right.weight(), left.weight()));
        assertThat(taste(ids.get(row.neighbours().get(0).id()))).isEqualTo(taste(ids.get(row.id())));
    }

    private static int taste(String id) {
        return Integer.parseInt(id.substring(1)) % 2;
    }

    private static <R> Map<Integer, String> byNumber(
            List<R> rows, Function<R, Integer> number, Function<R, String> id) {
        return rows.stream().collect(Collectors.toMap(number, id));
    }

    private static List<Long> versions(TrainedWorld world) {
        return List.of(
                world.context().warehouse().version(NeighbourRow.ITEM_NEIGHBOURS),
                world.context().warehouse().version(NeighbourRow.USER_NEIGHBOURS));
    }
}
