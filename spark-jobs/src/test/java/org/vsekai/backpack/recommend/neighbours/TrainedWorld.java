package org.vsekai.backpack.recommend.neighbours;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.recommend.evaluation.EvaluationSettings;
import org.vsekai.backpack.recommend.factorization.FactorizationSettings;
import org.vsekai.backpack.recommend.factorization.Factors;
import org.vsekai.backpack.recommend.interactions.IndexStage;
import org.vsekai.backpack.recommend.interactions.InteractionSettings;
import org.vsekai.backpack.recommend.training.FactorTables;
import org.vsekai.backpack.recommend.training.Training;
import org.vsekai.backpack.recommend.training.TrainingSettings;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.InteractionKind;
import org.vsekai.backpack.table.InteractionRow;
import org.vsekai.backpack.table.ItemIndexRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.UserIndexRow;

/**
 * A warehouse as it is after training, made without it: users of two tastes, even and odd, each with items of the same
 * parity, and factors that point to the taste.
 */
public final class TrainedWorld {
    public static final int USERS = 24;
    public static final int ITEMS = 16;
    public static final int RANK = 3;

    private final StageContext context;

    private TrainedWorld(StageContext context) {
        this.context = context;
    }

    public static TrainedWorld in(Path data) throws Exception {
        var world = new TrainedWorld(Spark.context(data, Settings.defaults()));
        world.write(InteractionRow.TABLE, interactions());
        new IndexStage().run(world.context);
        return world;
    }

    public static TrainingSettings training() {
        var settings = Settings.defaults();
        return new TrainingSettings(
                settings.bind("backpack.recommend.interactions", InteractionSettings.class),
                settings.bind("backpack.recommend.factorization", FactorizationSettings.class),
                settings.bind("backpack.recommend.evaluation", EvaluationSettings.class));
    }

    public TrainedWorld train(String id) {
        new FactorTables(context)
                .write(
                        new Training(id, Map.of("rank", Integer.toString(RANK))),
                        new Factors(
                                factors(
                                        FactorRow.USER_FACTORS,
                                        context.warehouse().read(UserIndexRow.TABLE),
                                        1),
                                factors(
                                        FactorRow.ITEM_FACTORS,
                                        context.warehouse().read(ItemIndexRow.TABLE),
                                        2)));
        return this;
    }

    public StageContext context() {
        return context;
    }

    public <R extends Record> List<R> rows(Table<R> table) {
        return context.warehouse().records(table, context.warehouse().read(table));
    }

    public <R extends Record> void write(Table<R> table, List<R> rows) {
        context.warehouse().insertNew(table, context.warehouse().dataset(table, rows));
    }

    private Dataset<Row> factors(Table<FactorRow> table, Dataset<Row> index, long seed) {
        var random = new Random(seed);
        var rows = new ArrayList<FactorRow>();
        for (var row : index.orderBy("index").collectAsList()) {
            boolean even = Integer.parseInt(row.getString(0).substring(1)) % 2 == 0;
            float noise = 0.1f * random.nextFloat();
            rows.add(new FactorRow(row.getInt(1), List.of(even ? 1f : 0f, even ? 0f : 1f, noise)));
        }
        return context.warehouse().dataset(table, rows);
    }

    private static List<InteractionRow> interactions() {
        var random = new Random(9);
        var rows = new ArrayList<InteractionRow>();
        for (int user = 0; user < USERS; user++) {
            for (int item = user % 2; item < ITEMS; item += 2) {
                if (random.nextInt(3) > 0) {
                    rows.add(new InteractionRow(
                            "e" + rows.size(),
                            "u" + user,
                            "i" + item,
                            InteractionKind.BAG,
                            1.0,
                            Instant.parse("2026-01-01T00:00:00Z").plusSeconds(3_600L * rows.size())));
                }
            }
        }
        return rows;
    }
}
