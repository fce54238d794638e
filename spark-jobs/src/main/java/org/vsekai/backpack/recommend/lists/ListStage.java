package org.vsekai.backpack.recommend.lists;

import java.util.List;
import org.vsekai.backpack.pipeline.CommitNotes;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.recommend.interactions.Digest;
import org.vsekai.backpack.recommend.interactions.InteractionSettings;
import org.vsekai.backpack.recommend.release.ReleaseHistory;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.RecommendedItemsRow;
import org.vsekai.backpack.table.RecommendedUsersRow;
import org.vsekai.backpack.table.Table;

/**
 * Writes each user's best items and each public item's best users, by the release that is live: its factors, and its
 * blend where it has one. Without what the user met already, in whatever way. It runs after publishing, so that factors
 * that were held back make no lists.
 */
public final class ListStage implements Stage {
    private final InteractionSettings interactions;
    private final ListSettings settings;

    public ListStage(InteractionSettings interactions, ListSettings settings) {
        this.interactions = interactions;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "lists";
    }

    @Override
    public List<Table<?>> inputs() {
        return List.of(ModelReleaseRow.TABLE);
    }

    @Override
    public String parameters(StageContext context) {
        return interactions + " " + settings;
    }

    @Override
    public StageResult run(StageContext context) {
        var live = ReleaseHistory.read(context.warehouse()).live().flatMap(ListedRelease::of);
        if (live.isEmpty()) {
            return new StageResult(0, 0, "no release has factors: no lists");
        }
        var note = "lists=" + Digest.of(live.get().row().releaseId() + " " + parameters(context));
        var notes = new CommitNotes(context);
        if (notes.isOn(RecommendedItemsRow.TABLE, note) && notes.isOn(RecommendedUsersRow.TABLE, note)) {
            return new StageResult(0, 0, "the lists are of the live release already");
        }
        write(context, live.get(), note);
        long users = context.warehouse().read(RecommendedItemsRow.TABLE).count();
        long items = context.warehouse().read(RecommendedUsersRow.TABLE).count();
        return new StageResult(users + items, users + items, "lists for " + users + " users and " + items + " items");
    }

    private void write(StageContext context, ListedRelease release, String note) {
        var ingredients = new Ingredients(context.warehouse(), release, interactions);
        var notes = new CommitNotes(context);
        var userIds = ingredients.userIds();
        var itemIds = ingredients.itemIds();
        try (var blocks = new ListBlocks(
                context.spark(),
                RecommendedItemsRow.TABLE,
                ingredients.ofUsers(),
                userIds,
                itemIds,
                settings.items())) {
            notes.overwrite(RecommendedItemsRow.TABLE, note, blocks.rows());
        }
        try (var blocks = new ListBlocks(
                context.spark(),
                RecommendedUsersRow.TABLE,
                ingredients.ofItems(),
                itemIds,
                userIds,
                settings.users())) {
            notes.overwrite(RecommendedUsersRow.TABLE, note, blocks.rows());
        }
    }
}
