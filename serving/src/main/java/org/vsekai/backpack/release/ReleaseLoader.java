package org.vsekai.backpack.release;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.vsekai.backpack.factors.FoldIn;
import org.vsekai.backpack.factors.Vectors;
import org.vsekai.backpack.factors.VectorsBuilder;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.ClassAncestorRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.EmbeddingRow;
import org.vsekai.backpack.table.EvaluationRow;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.InteractionRow;
import org.vsekai.backpack.table.ItemFeatureRow;
import org.vsekai.backpack.table.ItemIndexRow;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.ItemTrendRow;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.NeighbourRow;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.TruthBoxRow;
import org.vsekai.backpack.table.UserIndexRow;
import org.vsekai.backpack.warehouse.TableSource;

/** Reads the tables of a release at exactly the versions that its row names. Used by one thread; one load each. */
final class ReleaseLoader {
    private static final String NO_BLEND = "none";
    private static final String SIMILAR_ITEMS = "blended";
    private static final String SIMILAR_USERS = "factors";

    private final TableSource source;
    private final ModelReleaseRow row;
    private final ReleaseParameters parameters;
    private final Predicate<String> isRecent;
    private final Executor helper;
    private final Map<String, Long> versions;
    private final InteractionWeights weights;
    private final Set<String> learnt = new HashSet<>();

    private ReleaseLoader(TableSource source, ModelReleaseRow row, Predicate<String> isRecent, Executor helper) {
        this.source = source;
        this.row = row;
        this.parameters = new ReleaseParameters(row);
        this.isRecent = isRecent;
        this.helper = helper;
        this.weights = InteractionWeights.of(row);
        this.versions = row.tables().stream()
                .collect(Collectors.toMap(ModelReleaseRow.TableVersion::table, ModelReleaseRow.TableVersion::version));
    }

    /**
     * The release.
     *
     * @param isRecent whether an event came in while the server ran
     * @param helper does what can be done at the same time
     * @throws InvalidReleaseException when a table cannot be read or does not fit the others
     */
    static Release load(TableSource source, ModelReleaseRow row, Predicate<String> isRecent, Executor helper) {
        try {
            return new ReleaseLoader(source, row, isRecent, helper).load();
        } catch (RuntimeException e) {
            throw InvalidReleaseException.of(row, e);
        }
    }

    private Release load() {
        var readUsers = Background.of(helper, this::users);
        var itemNumbers = new Dictionary();
        read(ItemIndexRow.TABLE, item -> itemNumbers.put(item.itemId(), item.index()));
        var users = readUsers.get();
        int usersLearnt = users.size();
        int itemsLearnt = itemNumbers.size();
        var readFactors = Background.of(helper, () -> factors(usersLearnt, itemsLearnt));
        var foldIn = Background.of(helper, () -> foldIn(readFactors.get()));
        var items = new Items(itemNumbers);
        var texts = new TextIndex.Builder();
        read(ItemRow.TABLE, item -> {
            items.add(item);
            texts.add(itemNumbers.number(item.itemId()), item);
        });
        read(ItemFeatureRow.TABLE, items::add);
        var histories = histories(users, itemNumbers);
        items.finish();
        var scenes = scenes();
        return new Release(
                row,
                users,
                items,
                readFactors.get(),
                foldIn.get(),
                blend(items.size()),
                neighbours(NeighbourRow.ITEM_NEIGHBOURS, SIMILAR_ITEMS, items.size()),
                neighbours(NeighbourRow.USER_NEIGHBOURS, SIMILAR_USERS, users.size()),
                histories,
                weights,
                Set.copyOf(learnt),
                Charts.of(items, histories, rows(ItemTrendRow.TABLE)),
                texts.build(items.size()),
                knownClasses(items),
                scenes,
                Spaces.of(rows(EmbeddingRow.TABLE), scenes, items),
                evaluations());
    }

    private Dictionary users() {
        var users = new Dictionary();
        read(UserIndexRow.TABLE, user -> users.put(user.userId(), user.index()));
        return users;
    }

    private Release.Factors factors(int users, int items) {
        var predictedUsers = new BitSet();
        var readUserFactors = Background.of(
                helper, () -> factors(FactorRow.USER_FACTORS, FactorRow.PREDICTED_USER_FACTORS, users, predictedUsers));
        var predictedItems = new BitSet();
        var itemFactors = factors(FactorRow.ITEM_FACTORS, FactorRow.PREDICTED_ITEM_FACTORS, items, predictedItems);
        var userFactors = readUserFactors.get();
        if (userFactors.size() > 0 && itemFactors.size() > 0 && userFactors.rank() != itemFactors.rank()) {
            throw InvalidReleaseException.otherRank(userFactors.rank(), itemFactors.rank());
        }
        return new Release.Factors(userFactors, itemFactors, predictedUsers, predictedItems);
    }

    /** What was learnt, and what was predicted of ids that nothing was learnt about. */
    private Vectors factors(
            Table<FactorRow> learntTable, Table<FactorRow> predictedTable, int idLimit, BitSet predicted) {
        var builder = new VectorsBuilder(learntTable.name(), idLimit);
        var known = new BitSet();
        if (has(learntTable)) {
            source.readFactors(learntTable, version(learntTable), (id, vector) -> {
                builder.add(id, vector);
                known.set(id);
            });
        }
        if (has(predictedTable)) {
            source.readFactors(predictedTable, version(predictedTable), (id, vector) -> {
                if (!known.get(id)) {
                    builder.add(id, vector);
                    predicted.set(id);
                }
            });
        }
        return builder.build();
    }

    private Optional<FoldIn> foldIn(Release.Factors factors) {
        if (factors.items().size() == 0) {
            return Optional.empty();
        }
        var objective = new FoldIn.Objective(
                parameters.number("alpha"), parameters.number("reg"), parameters.number("reg_exponent", 1), feedback());
        return Optional.of(
                new FoldIn(factors.items(), item -> !factors.predictedItems().get(item), objective));
    }

    private FoldIn.Feedback feedback() {
        var text = parameters.text("feedback").orElse("implicit");
        return switch (text) {
            case "implicit" -> FoldIn.Feedback.IMPLICIT;
            case "explicit" -> FoldIn.Feedback.EXPLICIT;
            default -> throw InvalidReleaseException.parameter("feedback", "is neither implicit nor explicit: " + text);
        };
    }

    private Optional<Blend> blend(int items) {
        var method = parameters.text("blend_method").orElse(NO_BLEND);
        if (method.equals(NO_BLEND)) {
            return Optional.empty();
        }
        var neighbours = neighbours(NeighbourRow.ITEM_NEIGHBOURS, method, items);
        if (neighbours.isEmpty()) {
            throw InvalidReleaseException.parameter(
                    "blend_method", "is " + method + ", of which item_neighbours has no row");
        }
        return Optional.of(new Blend(method, parameters.number("blend_weight"), neighbours));
    }

    private Neighbours neighbours(Table<NeighbourRow> table, String method, int idLimit) {
        var builder = new Neighbours.Builder(table.name() + " of method " + method, has(table) ? idLimit : 0);
        read(table, neighbours -> {
            if (neighbours.method().equals(method)) {
                builder.accept(neighbours.id(), neighbours.neighbours());
            }
        });
        return builder.build();
    }

    private Histories histories(Dictionary users, Dictionary items) {
        var builder = new Histories.Builder();
        read(InteractionRow.TABLE, interaction -> {
            if (isRecent.test(interaction.eventId())) {
                learnt.add(interaction.eventId());
            }
            double strength = weights.of(interaction.kind(), interaction.strength(), interaction.occurredAt());
            if (strength != 0) {
                builder.add(
                        users.numberOrNext(interaction.userId()), items.numberOrNext(interaction.itemId()), strength);
            }
        });
        return builder.build(users.size());
    }

    private Set<String> knownClasses(Items items) {
        var classes = new HashSet<>(items.classes());
        read(ClassAncestorRow.TABLE, pair -> {
            classes.add(pair.classIri());
            classes.add(pair.ancestorIri());
        });
        return Set.copyOf(classes);
    }

    private Scenes scenes() {
        return new Scenes(
                rows(SceneRow.TABLE),
                rows(CameraRow.TABLE),
                rows(SceneNodeRow.TABLE),
                rows(FrameRow.TABLE),
                rows(DetectionRow.TABLE),
                rows(TruthBoxRow.TABLE));
    }

    private List<EvaluationRow> evaluations() {
        return rows(EvaluationRow.TABLE).stream()
                .filter(evaluation -> evaluation.releaseId().equals(row.releaseId()))
                .toList();
    }

    private boolean has(Table<?> table) {
        return versions.containsKey(table.name());
    }

    private long version(Table<?> table) {
        return versions.getOrDefault(table.name(), -1L);
    }

    private <R extends Record> List<R> rows(Table<R> table) {
        return has(table) ? source.rows(table, version(table)) : List.of();
    }

    private <R extends Record> void read(Table<R> table, Consumer<R> reader) {
        if (has(table)) {
            source.read(table, version(table), reader);
        }
    }
}
