package org.vsekai.backpack.recommend.release;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.ModelReleaseRow.TableVersion;
import org.vsekai.backpack.table.ReleaseState;
import org.vsekai.backpack.table.Table;

/** The releases there are. Immutable. */
public final class ReleaseHistory {
    /** The parameter that names the training of a release's factors. */
    public static final String TRAINING = "training";

    /** The parameter of a roll-back that names the release it puts back. */
    static final String ROLLED_BACK_TO = "rolled_back_to";

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
        return released().findFirst();
    }

    /** Those that are released, the newest first. */
    Stream<ModelReleaseRow> released() {
        return releases.stream().filter(release -> release.state() == ReleaseState.RELEASED);
    }

    /** What a release says of its training, and a release after it on the same training says too. */
    static List<ModelReleaseRow.Parameter> lasting(ModelReleaseRow release) {
        return release.parameters().stream()
                .filter(parameter -> !parameter.name().equals(ROLLED_BACK_TO))
                .toList();
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

    /** A parameter that a release names. */
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
