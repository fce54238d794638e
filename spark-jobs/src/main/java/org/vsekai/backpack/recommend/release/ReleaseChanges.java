package org.vsekai.backpack.recommend.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vsekai.backpack.recommend.interactions.Digest;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.ModelReleaseRow.Parameter;
import org.vsekai.backpack.table.ModelReleaseRow.TableVersion;
import org.vsekai.backpack.table.ReleaseState;
import org.vsekai.backpack.table.Table;

/** What a person may do to releases, as changes of rows of {@code model_releases}. Pure; immutable and thread-safe. */
public final class ReleaseChanges {
    /** How the sentence of a release begins that was live and is no more. */
    private static final String WITHDRAWN = "rolled back; before: ";

    private final List<ModelReleaseRow> releases;
    private final ReleaseHistory history;
    private final Instant now;

    /** @param now when, to the microsecond */
    public ReleaseChanges(List<ModelReleaseRow> releases, Instant now) {
        this.releases = List.copyOf(releases);
        this.history = ReleaseHistory.of(releases);
        this.now = now;
    }

    /**
     * A change.
     *
     * @param rows new and changed rows; none when all is as wished already
     * @param source the release whose evaluations a new row takes over, with the new row's id; none without a new row
     * @param sentence for people
     */
    public record Change(List<ModelReleaseRow> rows, Optional<Copy> source, String sentence) {
        static Change none(String sentence) {
            return new Change(List.of(), Optional.empty(), sentence);
        }
    }

    /** Evaluations of a release that another takes over. */
    public record Copy(String from, String to) {}

    /**
     * Releases a candidate: its factors, beside the newest of the other tables that it or the live release names.
     *
     * @throws IllegalArgumentException when there is no such release or the gate has rejected it
     */
    public Change promote(String id) {
        var candidate = find(id);
        return switch (candidate.state()) {
            case RELEASED -> Change.none(name(candidate) + " is released already");
            case REJECTED -> throw rejected(candidate);
            case CANDIDATE -> {
                var promoted = new ModelReleaseRow(
                        id,
                        ReleaseState.RELEASED,
                        history.lastNumber() + 1,
                        candidate.tables().stream().map(this::newest).toList(),
                        candidate.parameters(),
                        candidate.gate() + "; promoted by hand",
                        now);
                yield new Change(List.of(promoted), Optional.empty(), name(promoted) + " is released");
            }
        };
    }

    /**
     * Puts a former release back. All that were released after it are rejected, so that no night releases their
     * training again. A release that was rolled back can be named too: that undoes it.
     *
     * @param id the release to go back to; none: the one before the live release's training
     * @throws IllegalArgumentException when there is no such release, or it never was released
     */
    public Change rollBack(Optional<String> id) {
        var live = history.live().orElseThrow(() -> new IllegalArgumentException("nothing is released yet"));
        var wanted = id.map(this::find);
        var already = ReleaseHistory.parameter(live, ReleaseHistory.ROLLED_BACK_TO);
        if (already.isPresent() && (id.isEmpty() || already.equals(id))) {
            return Change.none(name(live) + " is live, a roll-back to " + already.get()
                    + " already; to go further back, name a release");
        }
        if (wanted.filter(live::equals).isPresent()) {
            return Change.none(name(live) + " is live already");
        }
        var target = wanted.orElseGet(() -> before(live));
        if (target.state() != ReleaseState.RELEASED && !target.gate().startsWith(WITHDRAWN)) {
            throw target.state() == ReleaseState.REJECTED
                    ? rejected(target)
                    : new IllegalArgumentException(name(target) + " was never released; promote it instead");
        }
        var restored = restored(target);
        var sentence = name(restored) + " is live: a roll-back from " + name(live) + " to " + name(target);
        var rows = Stream.concat(Stream.of(restored), withdrawn(target)).toList();
        return new Change(rows, Optional.of(new Copy(target.releaseId(), restored.releaseId())), sentence);
    }

    private ModelReleaseRow before(ModelReleaseRow live) {
        var training = ReleaseHistory.parameter(live, ReleaseHistory.TRAINING);
        return history.released()
                .filter(former -> ReleaseHistory.parameter(former, ReleaseHistory.TRAINING)
                        .isPresent())
                .filter(former -> !ReleaseHistory.parameter(former, ReleaseHistory.TRAINING)
                        .equals(training))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no release on other factors than those of " + name(live) + " to go back to"));
    }

    private ModelReleaseRow restored(ModelReleaseRow target) {
        long number = history.lastNumber() + 1;
        var parameters = new ArrayList<>(ReleaseHistory.lasting(target));
        parameters.add(new Parameter(ReleaseHistory.ROLLED_BACK_TO, target.releaseId()));
        return new ModelReleaseRow(
                Digest.of("roll-back " + target.releaseId() + " " + number),
                ReleaseState.RELEASED,
                number,
                target.tables(),
                parameters,
                "rolled back by hand to " + name(target),
                now);
    }

    private Stream<ModelReleaseRow> withdrawn(ModelReleaseRow target) {
        return history.released()
                .filter(release -> release.number() > target.number())
                .map(release -> new ModelReleaseRow(
                        release.releaseId(),
                        ReleaseState.REJECTED,
                        release.number(),
                        release.tables(),
                        release.parameters(),
                        WITHDRAWN + release.gate(),
                        release.createdAt()));
    }

    private TableVersion newest(TableVersion named) {
        boolean isOfFactors = ServedTables.FACTORS.stream().map(Table::name).anyMatch(named.table()::equals);
        long live = history.live().stream()
                .flatMap(release ->
                        ReleaseHistory.version(release, named.table()).stream().boxed())
                .findFirst()
                .orElse(0L);
        return isOfFactors ? named : new TableVersion(named.table(), Math.max(named.version(), live));
    }

    private ModelReleaseRow find(String id) {
        return releases.stream()
                .filter(release -> release.releaseId().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no release " + id + "; ./backpack releases lists them"));
    }

    private static IllegalArgumentException rejected(ModelReleaseRow release) {
        return new IllegalArgumentException(name(release) + " was held back: " + release.gate());
    }

    private static String name(ModelReleaseRow release) {
        return "release " + release.number() + " (" + release.releaseId() + ")";
    }
}
