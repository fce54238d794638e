package org.vsekai.backpack.recommend.release;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.ModelReleaseRow.TableVersion;
import org.vsekai.backpack.table.ReleaseState;
import org.vsekai.backpack.table.Table;

/** The releases there are. Immutable. */
public final class ReleaseHistory {
    /** The parameter that names the training of a release's factors. */
    static final String TRAINING = "training";

    private final List<ModelReleaseRow> releases;

    private ReleaseHistory(List<ModelReleaseRow> releases) {
        this.releases = releases;
    }

    public static ReleaseHistory read(Warehouse warehouse) {
        return of(warehouse.records(ModelReleaseRow.TABLE, warehouse.read(ModelReleaseRow.TABLE)));
    }

    static ReleaseHistory of(List<ModelReleaseRow> releases) {
        return new ReleaseHistory(releases.stream()
                .sorted(Comparator.comparingLong(ModelReleaseRow::number).reversed())
                .toList());
    }

    /** What the server serves: the greatest number that is released. */
    public Optional<ModelReleaseRow> live() {
        return releases.stream()
                .filter(release -> release.state() == ReleaseState.RELEASED)
                .findFirst();
    }

    /** What the gate said of a training's factors before, none when they are new to it. */
    Optional<ReleaseState> verdict(String training) {
        return releases.stream()
                .filter(release ->
                        parameter(release, TRAINING).filter(training::equals).isPresent())
                .map(ModelReleaseRow::state)
                .findFirst();
    }

    long lastNumber() {
        return releases.isEmpty() ? 0 : releases.get(0).number();
    }

    public static Optional<String> parameter(ModelReleaseRow release, String name) {
        return release.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(ModelReleaseRow.Parameter::value)
                .findFirst();
    }

    /** The version at which a release names a table. */
    public static OptionalLong version(ModelReleaseRow release, Table<?> table) {
        return version(release, table.name());
    }

    static OptionalLong version(ModelReleaseRow release, String table) {
        return release.tables().stream()
                .filter(named -> named.table().equals(table))
                .mapToLong(TableVersion::version)
                .findFirst();
    }
}
