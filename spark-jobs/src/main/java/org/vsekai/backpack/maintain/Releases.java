package org.vsekai.backpack.maintain;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.experiment.Experiment;
import org.vsekai.backpack.experiment.ExperimentSettings;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.recommend.release.ReleaseHistory;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.ReleaseState;

/** The releases whose table versions upkeep must not take away. */
final class Releases {
    private Releases() {}

    /** Those that servers read or may go back to, that wait to be promoted, or that an experiment names. */
    static List<ModelReleaseRow> kept(Warehouse warehouse, Settings settings) {
        return kept(all(warehouse), settings);
    }

    /** All that there are. */
    static List<ModelReleaseRow> all(Warehouse warehouse) {
        return warehouse.records(ModelReleaseRow.TABLE, warehouse.read(ModelReleaseRow.TABLE));
    }

    /** Those of these that are kept. */
    static List<ModelReleaseRow> kept(List<ModelReleaseRow> releases, Settings settings) {
        var named = settings.bind(ExperimentSettings.SECTION, ExperimentSettings.class).experiment().stream()
                .flatMap(experiment -> experiment.variants().stream())
                .map(Experiment.Variant::release)
                .collect(Collectors.toSet());
        int most = settings.bind("backpack.maintain", MaintainSettings.class).releasesKept();
        return kept(releases, most, named);
    }

    /** The newest on each of the last so many factors, the newest candidate, and those that are named. */
    static List<ModelReleaseRow> kept(List<ModelReleaseRow> releases, int most, Set<String> named) {
        var newestFirst = releases.stream()
                .sorted(Comparator.comparingLong(ModelReleaseRow::number).reversed())
                .toList();
        var trainings = new HashSet<Optional<String>>();
        var released = newestFirst.stream()
                .filter(release -> release.state() == ReleaseState.RELEASED)
                .filter(release -> trainings.add(ReleaseHistory.parameter(release, ReleaseHistory.TRAINING)))
                .limit(most);
        var candidate = newestFirst.stream()
                .filter(release -> release.state() == ReleaseState.CANDIDATE)
                .limit(1);
        var others = newestFirst.stream().filter(release -> named.contains(release.releaseId()));
        return Stream.of(released, candidate, others)
                .flatMap(some -> some)
                .distinct()
                .toList();
    }
}
