package org.vsekai.backpack.recommend.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.recommend.training.Training;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.ModelReleaseRow.Parameter;
import org.vsekai.backpack.table.ModelReleaseRow.TableVersion;
import org.vsekai.backpack.table.Table;

/**
 * The factors that a release stands on.
 *
 * @param training the training's id
 * @param parameters what the release says of it, the training's id among them
 * @param tables the factor tables at their versions
 */
public record ReleaseFactors(String training, List<Parameter> parameters, List<TableVersion> tables) {
    private static final Set<String> NAMES =
            ServedTables.FACTORS.stream().map(Table::name).collect(Collectors.toSet());

    public ReleaseFactors {
        parameters = List.copyOf(parameters);
        tables = List.copyOf(tables);
    }

    /** Those that the tables hold now. */
    static ReleaseFactors newest(Training training, Warehouse warehouse) {
        var parameters = new ArrayList<Parameter>();
        parameters.add(new Parameter(ReleaseHistory.TRAINING, training.id()));
        new TreeMap<>(training.parameters()).forEach((name, value) -> parameters.add(new Parameter(name, value)));
        return new ReleaseFactors(
                training.id(),
                parameters,
                ServedTables.FACTORS.stream()
                        .map(table -> new TableVersion(table.name(), warehouse.version(table)))
                        .toList());
    }

    /** Those that a release names, none when it has none. */
    static Optional<ReleaseFactors> of(ModelReleaseRow release) {
        var tables = release.tables().stream()
                .filter(named -> NAMES.contains(named.table()))
                .toList();
        return ReleaseHistory.parameter(release, ReleaseHistory.TRAINING)
                .map(training -> new ReleaseFactors(training, ReleaseHistory.lasting(release), tables));
    }

    /** The tables at the versions at which their rows changed last, up to those that are named. */
    Stream<TableVersion> dataVersions(Warehouse warehouse) {
        return ServedTables.FACTORS.stream().flatMap(table -> tables.stream()
                .filter(named -> named.table().equals(table.name()))
                .map(named ->
                        new TableVersion(named.table(), Math.min(named.version(), warehouse.dataVersion(table)))));
    }
}
