package org.vsekai.backpack.recommend.lists;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.BitSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.recommend.interactions.InteractionSettings;
import org.vsekai.backpack.recommend.interactions.Permitted;
import org.vsekai.backpack.recommend.interactions.Sizes;
import org.vsekai.backpack.recommend.interactions.StrengthMatrix;
import org.vsekai.backpack.recommend.interactions.Strengths;
import org.vsekai.backpack.recommend.matrix.DenseFactors;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;
import org.vsekai.backpack.recommend.neighbours.BlendMethod;
import org.vsekai.backpack.recommend.neighbours.NeighbourRows;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.InteractionRow;
import org.vsekai.backpack.table.ItemIndexRow;
import org.vsekai.backpack.table.NeighbourRow;
import org.vsekai.backpack.table.UserIndexRow;

/** All that the lists of a release are made of, read once. */
final class Ingredients {
    private final ListedRelease release;
    private final String[] userIds;
    private final String[] itemIds;
    private final DenseFactors users;
    private final DenseFactors items;
    private final BitSet publicItems;
    private final SparseMatrix met;
    private final SparseMatrix liked;
    private final SparseMatrix neighbours;

    Ingredients(Warehouse warehouse, ListedRelease release, InteractionSettings interactions) {
        var sizes = Sizes.of(warehouse);
        var userIndex = warehouse.read(UserIndexRow.TABLE);
        var itemIndex = warehouse.read(ItemIndexRow.TABLE);
        this.release = release;
        this.userIds = ids(userIndex, UserIndexRow.USER_ID, UserIndexRow.INDEX, sizes.users());
        this.itemIds = ids(itemIndex, ItemIndexRow.ITEM_ID, ItemIndexRow.INDEX, sizes.items());
        this.users =
                release.factors(warehouse, FactorRow.USER_FACTORS, FactorRow.PREDICTED_USER_FACTORS, sizes.users());
        this.items =
                release.factors(warehouse, FactorRow.ITEM_FACTORS, FactorRow.PREDICTED_ITEM_FACTORS, sizes.items());
        this.publicItems = publicItems(warehouse);
        this.met = StrengthMatrix.of(met(warehouse), sizes.users(), sizes.items());
        var weighted =
                Strengths.weighted(Permitted.interactions(warehouse, interactions), userIndex, itemIndex, interactions);
        this.liked = StrengthMatrix.of(Strengths.pairs(weighted), sizes.users(), sizes.items());
        this.neighbours = neighbours(warehouse, sizes.items());
    }

    String[] userIds() {
        return userIds;
    }

    String[] itemIds() {
        return itemIds;
    }

    TopLists ofUsers() {
        var weight = release.blend().weight();
        return new TopLists(users, items, publicItems, met, BlendSums.ofUsers(liked, neighbours, weight));
    }

    /** Only public items get lists. */
    TopLists ofItems() {
        var everybody = new BitSet(users.size());
        everybody.set(0, users.size());
        var weight = release.blend().weight();
        return new TopLists(
                items.only(publicItems),
                users,
                everybody,
                met.transposed(),
                BlendSums.ofItems(liked, neighbours, weight));
    }

    private SparseMatrix neighbours(Warehouse warehouse, int items) {
        var method = release.blend().method();
        return method == BlendMethod.NONE
                ? SparseMatrix.empty(items, items)
                : NeighbourRows.of(
                        release.read(warehouse, NeighbourRow.ITEM_NEIGHBOURS).orElseThrow(), method.column(), items);
    }

    private static String[] ids(Dataset<Row> index, String id, String number, int size) {
        var ids = new String[size];
        index.select(id, number).collectAsList().forEach(row -> ids[row.getInt(1)] = row.getString(0));
        return ids;
    }

    private static BitSet publicItems(Warehouse warehouse) {
        var numbers = new BitSet();
        PublicItems.numbers(warehouse).collectAsList().forEach(row -> numbers.set(row.getInt(0)));
        return numbers;
    }

    /** Whatever a user did with an item, liked or not. */
    private static Dataset<Row> met(Warehouse warehouse) {
        return warehouse
                .read(InteractionRow.TABLE)
                .select(InteractionRow.USER_ID, InteractionRow.ITEM_ID)
                .distinct()
                .join(
                        warehouse.read(UserIndexRow.TABLE).withColumnRenamed(UserIndexRow.INDEX, Strengths.USER),
                        new String[] {InteractionRow.USER_ID},
                        "inner")
                .join(
                        warehouse.read(ItemIndexRow.TABLE).withColumnRenamed(ItemIndexRow.INDEX, Strengths.ITEM),
                        new String[] {InteractionRow.ITEM_ID},
                        "inner")
                .select(col(Strengths.USER), col(Strengths.ITEM), lit(1f).as(Strengths.STRENGTH));
    }
}
