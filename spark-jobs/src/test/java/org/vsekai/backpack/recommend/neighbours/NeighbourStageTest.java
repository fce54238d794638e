package org.vsekai.backpack.recommend.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.recommend.training.Training;
import org.vsekai.backpack.recommend.training.TrainingSettings;
import org.vsekai.backpack.table.ItemIndexRow;
import org.vsekai.backpack.table.NeighbourRow;
import org.vsekai.backpack.table.NeighbourRow.Neighbour;
import org.vsekai.backpack.table.UserIndexRow;

class NeighbourStageTest {
    private static final TrainingSettings TRAINING = TrainedWorld.training();
    private static final NeighbourSettings SETTINGS =
            withoutChoice(Settings.defaults().bind("backpack.recommend.neighbours", NeighbourSettings.class));

    @Test
    void itemsAndUsersGetTheirLikeAndAgainNothingChanges(@TempDir Path data) throws Exception {
        var world = TrainedWorld.in(data).train("first");
        var stage = new NeighbourStage(TRAINING, SETTINGS);

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

        assertThat(NeighbourNote.withBlend(world.context(), new Training("first", Map.of("rank", "3")))
                        .parameters())
                .containsOnly(entry("rank", "3"), entry("blend_method", "ease"), entry("blend_weight", "0.5"));
        assertThat(NeighbourNote.withBlend(world.context(), new Training("other", Map.of()))
                        .parameters())
                .as("the blend of another training")
                .isEmpty();

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

        new NeighbourStage(TRAINING, SETTINGS).run(world.context());

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
                new NeighbourSettings.Users(TrainedWorld.USERS - 1, 5),
                SETTINGS.blend());

        new NeighbourStage(TRAINING, small).run(world.context());

        assertThat(world.rows(NeighbourRow.ITEM_NEIGHBOURS))
                .hasSize(2 * TrainedWorld.ITEMS)
                .allSatisfy(row -> assertThat(row.method()).isIn("co_occurrence", "blended"))
                .allSatisfy(row -> assertThat(row.neighbours()).hasSizeBetween(1, 3));
        assertThat(world.rows(NeighbourRow.USER_NEIGHBOURS)).isEmpty();
    }

    /** A blend that is set needs no fit of factors. */
    private static NeighbourSettings withoutChoice(NeighbourSettings settings) {
        return new NeighbourSettings(
                settings.most(),
                settings.factorShare(),
                settings.coOccurrence(),
                settings.ease(),
                settings.users(),
                new NeighbourSettings.BlendSettings(NeighbourSettings.BlendPolicy.EASE, 0.5, 100));
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
