package org.vsekai.backpack.release;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.TruthBoxRow;
import org.vsekai.backpack.table.UserIndexRow;
import org.vsekai.backpack.warehouse.TableSource;

/** Reads the tables of a release at exactly the versions that its row names. For one thread; one load each. */
final class ReleaseLoader {
    private final TableSource source;
    private final ModelReleaseRow row;
    private final Consumer<String> eventIds;
    private final Map<String, Long> versions;
    private final InteractionWeights weights;

    private ReleaseLoader(TableSource source, ModelReleaseRow row, Consumer<String> eventIds) {
        this.source = source;
        this.row = row;
        this.eventIds = eventIds;
        this.weights = InteractionWeights.of(row);
        this.versions = row.tables().stream()
                .collect(Collectors.toMap(ModelReleaseRow.TableVersion::table, ModelReleaseRow.TableVersion::version));
    }

    /**
     * The release.
     *
     * @param eventIds told of every event that the release has learnt from
     * @throws InvalidReleaseException when a table cannot be read or does not fit the others
     */
    static Release load(TableSource source, ModelReleaseRow row, Consumer<String> eventIds) {
        try {
            return new ReleaseLoader(source, row, eventIds).load();
        } catch (RuntimeException e) {
            throw InvalidReleaseException.of(row, e);
        }
    }

    private Release load() {
        var users = new Dictionary();
        read(UserIndexRow.TABLE, user -> users.put(user.userId(), user.index()));
        var itemNumbers = new Dictionary();
        read(ItemIndexRow.TABLE, item -> itemNumbers.put(item.itemId(), item.index()));
        var userFactors = factors(FactorRow.USER_FACTORS, users.size());
        var itemFactors = factors(FactorRow.ITEM_FACTORS, itemNumbers.size());
        if (userFactors.size() > 0 && itemFactors.size() > 0 && userFactors.rank() != itemFactors.rank()) {
            throw InvalidReleaseException.otherRank(userFactors.rank(), itemFactors.rank());
        }
        var items = new Items(itemNumbers);
        read(ItemRow.TABLE, items::add);
        read(ItemFeatureRow.TABLE, items::add);
        var histories = histories(users, itemNumbers);
        var scenes = scenes();
        return new Release(
                row,
                users,
                items,
                userFactors,
                itemFactors,
                foldIn(itemFactors),
                histories,
                weights,
                knownClasses(items),
                scenes,
                Pictures.of(rows(EmbeddingRow.TABLE), scenes),
                evaluations());
    }

    private Vectors factors(Table<FactorRow> table, int idLimit) {
        var builder = new VectorsBuilder(table.name(), idLimit);
        if (has(table)) {
            source.readFactors(table, version(table), builder::add);
        }
        return builder.build();
    }

    private Optional<FoldIn> foldIn(Vectors itemFactors) {
        return itemFactors.size() == 0
                ? Optional.empty()
                : Optional.of(new FoldIn(itemFactors, parameter("alpha"), parameter("reg")));
    }

    private double parameter(String name) {
        var text = row.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(ModelReleaseRow.Parameter::value)
                .findFirst()
                .orElseThrow(() -> InvalidReleaseException.parameter(name, "is missing"));
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw InvalidReleaseException.parameter(name, "is no number: " + text);
        }
    }

    private Histories histories(Dictionary users, Dictionary items) {
        var builder = new Histories.Builder();
        read(InteractionRow.TABLE, interaction -> {
            eventIds.accept(interaction.eventId());
            double strength = weights.of(interaction.kind()) * interaction.strength();
            if (strength > 0) {
                builder.add(
                        users.numberOrNext(interaction.userId()), items.numberOrNext(interaction.itemId()), strength);
            }
        });
        return builder.build(users.size(), items.size());
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
