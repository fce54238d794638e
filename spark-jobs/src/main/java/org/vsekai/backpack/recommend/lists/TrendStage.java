package org.vsekai.backpack.recommend.lists;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.vsekai.backpack.pipeline.CommitNotes;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.recommend.interactions.Digest;
import org.vsekai.backpack.recommend.interactions.InteractionSettings;
import org.vsekai.backpack.recommend.interactions.Permitted;
import org.vsekai.backpack.recommend.interactions.Sizes;
import org.vsekai.backpack.recommend.interactions.StrengthMatrix;
import org.vsekai.backpack.recommend.interactions.Strengths;
import org.vsekai.backpack.table.InteractionRow;
import org.vsekai.backpack.table.ItemIndexRow;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.ItemTrendRow;
import org.vsekai.backpack.table.PrivacyChoiceRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.UserIndexRow;

/**
 * Writes {@code item_trends}: how items are doing with everybody. Only signs of liking count; time runs to the newest of
 * them, not to the clock. An item trends when its users came lately: each user counts once, by the time of their last
 * sign, with 2^(-age / half-life), once for a short half-life (S) and once for a long one (L). The trend is (S + m r) /
 * (L + m) over r, where r is the sum of all S over the sum of all L, and m the smoothing: 1 for an item that does as all
 * do, and near 1 for one with few users, however fresh they are.
 */
public final class TrendStage implements Stage {
    private static final int DECIMALS = 6;
    private static final double MICROS_A_DAY = 86_400e6;
    private static final String NOW = "now";
    private static final String BEFORE = "before";
    private static final String LAST = "last";

    private final InteractionSettings interactions;
    private final TrendSettings settings;

    public TrendStage(InteractionSettings interactions, TrendSettings settings) {
        this.interactions = interactions;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "trends";
    }

    @Override
    public List<Table<?>> inputs() {
        return List.of(
                InteractionRow.TABLE, PrivacyChoiceRow.TABLE, ItemRow.TABLE, UserIndexRow.TABLE, ItemIndexRow.TABLE);
    }

    @Override
    public String parameters(StageContext context) {
        return interactions + " " + settings;
    }

    @Override
    public StageResult run(StageContext context) {
        var notes = new CommitNotes(context);
        var note = note(context);
        if (notes.isOn(ItemTrendRow.TABLE, note)) {
            return new StageResult(0, 0, "the trends are of these interactions already");
        }
        var likes = likes(context).persist();
        try {
            var rows = trends(likes, settings)
                    .join(places(context, likes), new String[] {ItemTrendRow.ID}, "left")
                    .orderBy(ItemTrendRow.ID);
            notes.overwrite(ItemTrendRow.TABLE, note, rows);
            long items = context.warehouse().read(ItemTrendRow.TABLE).count();
            return new StageResult(likes.count(), items, "trends of " + items + " items");
        } finally {
            likes.unpersist();
        }
    }

    private String note(StageContext context) {
        var versions = inputs().stream()
                .map(table -> table.name() + "@" + context.warehouse().dataVersion(table))
                .collect(Collectors.joining(" "));
        return "trends=" + Digest.of(versions + " " + parameters(context));
    }

    /** Signs of liking as they were given: the trends have half-lives of their own. */
    private Dataset<Row> likes(StageContext context) {
        var warehouse = context.warehouse();
        return Strengths.weighted(
                        Permitted.interactions(warehouse, interactions),
                        warehouse.read(UserIndexRow.TABLE),
                        warehouse.read(ItemIndexRow.TABLE),
                        interactions.undecayed())
                .where(col(Strengths.STRENGTH).gt(0));
    }

    /** Id, users, popularity and trending of items that anybody likes. */
    static Dataset<Row> trends(Dataset<Row> likes, TrendSettings settings) {
        var newest = likes.agg(max(Strengths.AT).as(LAST));
        var aged = likes.crossJoin(newest)
                .withColumn(
                        "age",
                        unix_micros(col(LAST))
                                .minus(unix_micros(col(Strengths.AT)))
                                .divide(MICROS_A_DAY));
        var each = aged.groupBy(Strengths.ITEM, Strengths.USER)
                .agg(
                        sum(col(Strengths.STRENGTH).multiply(left("age", settings.halfLifeDays())))
                                .as(ItemTrendRow.POPULARITY),
                        max(left("age", settings.shortHalfLifeDays())).as(NOW),
                        max(left("age", settings.longHalfLifeDays())).as(BEFORE));
        var items = each.groupBy(col(Strengths.ITEM).as(ItemTrendRow.ID))
                .agg(
                        count(lit(1)).as(ItemTrendRow.USERS),
                        sum(ItemTrendRow.POPULARITY).as(ItemTrendRow.POPULARITY),
                        sum(NOW).as(NOW),
                        sum(BEFORE).as(BEFORE));
        var usual = each.agg(coalesce(sum(NOW).divide(sum(BEFORE)), lit(1.0)).as("usual"));
        var trending = col(NOW).plus(col("usual").multiply(settings.smoothing()))
                .divide(col(BEFORE).plus(settings.smoothing()))
                .divide(col("usual"));
        return items.crossJoin(usual)
                .select(
                        col(ItemTrendRow.ID),
                        col(ItemTrendRow.USERS),
                        rounded(col(ItemTrendRow.POPULARITY)).as(ItemTrendRow.POPULARITY),
                        rounded(trending).as(ItemTrendRow.TRENDING));
    }

    /** Hides in which order sums were made. */
    private static Column rounded(Column sum) {
        return round(sum, DECIMALS);
    }

    private static Column left(String age, double halfLifeDays) {
        return pow(lit(0.5), col(age).divide(halfLifeDays));
    }

    /** Id and place of the representatives. Items that are not public cannot be shown to all. */
    private Dataset<Row> places(StageContext context, Dataset<Row> likes) {
        var warehouse = context.warehouse();
        var shown = likes.join(PublicItems.numbers(warehouse), new String[] {Strengths.ITEM}, "left_semi");
        var sizes = Sizes.of(warehouse);
        var byUser = StrengthMatrix.of(Strengths.pairs(shown), sizes.users(), sizes.items());
        var cover = GreedyCover.of(byUser.transposed(), settings.representatives());
        var rows = new ArrayList<Row>();
        for (int place = 1; place <= cover.length; place++) {
            rows.add(RowFactory.create(cover[place - 1], place));
        }
        return context.spark()
                .createDataFrame(
                        rows,
                        new StructType()
                                .add(ItemTrendRow.ID, DataTypes.IntegerType, false)
                                .add(ItemTrendRow.REPRESENTATIVE_PLACE, DataTypes.IntegerType));
    }
}
