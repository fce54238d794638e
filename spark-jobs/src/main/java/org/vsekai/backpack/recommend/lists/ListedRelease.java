package org.vsekai.backpack.recommend.lists;

import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.recommend.matrix.DenseFactors;
import org.vsekai.backpack.recommend.neighbours.Blend;
import org.vsekai.backpack.recommend.release.ReleaseHistory;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.ModelReleaseRow.Parameter;
import org.vsekai.backpack.table.Table;

/**
 * A release that lists are made of.
 *
 * @param rank length of its factors
 * @param blend how its scores are made
 */
record ListedRelease(ModelReleaseRow row, int rank, Blend blend) {

    /** The release, none when it has no factors. */
    static Optional<ListedRelease> of(ModelReleaseRow row) {
        var parameters = row.parameters().stream().collect(Collectors.toMap(Parameter::name, Parameter::value));
        return Optional.ofNullable(parameters.get("rank"))
                .map(rank -> new ListedRelease(row, Integer.parseInt(rank), Blend.of(parameters)));
    }

    /** A table as the release names it, none when it does not. */
    Optional<Dataset<Row>> read(Warehouse warehouse, Table<?> table) {
        var version = ReleaseHistory.version(row, table);
        return version.isPresent() ? Optional.of(warehouse.read(table, version.getAsLong())) : Optional.empty();
    }

    /** Learnt factors and, where there are none, predicted ones. */
    DenseFactors factors(Warehouse warehouse, Table<FactorRow> learnt, Table<FactorRow> predicted, int size) {
        var rows = read(warehouse, learnt).orElseThrow();
        var both = read(warehouse, predicted).map(rows::unionByName).orElse(rows);
        return DenseFactors.of(both, rank, size);
    }
}
