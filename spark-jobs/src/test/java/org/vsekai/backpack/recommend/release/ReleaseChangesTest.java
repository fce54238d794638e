package org.vsekai.backpack.recommend.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.InteractionRow;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.ModelReleaseRow.Parameter;
import org.vsekai.backpack.table.ModelReleaseRow.TableVersion;
import org.vsekai.backpack.table.ReleaseState;

class ReleaseChangesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private final Map<String, ModelReleaseRow> releases = new LinkedHashMap<>();

    @Test
    void aRollBackPutsTheReleaseOnTheFormerFactorsBackUnderTheNextNumber() {
        given("a", ReleaseState.RELEASED, 1, "t1", 1);
        given("b", ReleaseState.RELEASED, 2, "t1", 1);
        given("c", ReleaseState.RELEASED, 3, "t2", 2);
        given("d", ReleaseState.RELEASED, 4, "t2", 2);

        var change = apply(changes().rollBack(Optional.empty()));

        var live = live();
        assertThat(live.number()).isEqualTo(5);
        assertThat(live.tables()).isEqualTo(releases.get("b").tables());
        assertThat(live.parameters()).contains(new Parameter("training", "t1"), new Parameter("rolled_back_to", "b"));
        assertThat(change.source()).contains(new ReleaseChanges.Copy("b", live.releaseId()));
        assertThat(change.sentence()).contains("release 4 (d)", "release 2 (b)");
    }

    @Test
    void whatWasRolledBackIsRejectedSoThatNoNightReleasesItsTrainingAgain() {
        given("b", ReleaseState.RELEASED, 1, "t1", 1);
        given("c", ReleaseState.RELEASED, 2, "t2", 2);
        given("d", ReleaseState.RELEASED, 3, "t2", 2);

        apply(changes().rollBack(Optional.empty()));

        assertThat(releases.get("b").state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(List.of(releases.get("c"), releases.get("d"))).allSatisfy(release -> {
            assertThat(release.state()).isEqualTo(ReleaseState.REJECTED);
            assertThat(release.gate()).startsWith("rolled back");
        });
        var history = ReleaseHistory.of(List.copyOf(releases.values()));
        assertThat(history.verdict("t2")).contains(ReleaseState.REJECTED);
        assertThat(history.verdict("t1")).contains(ReleaseState.RELEASED);
    }

    @Test
    void theSameRollBackAgainChangesNothing() {
        given("a", ReleaseState.RELEASED, 1, "t0", 1);
        given("b", ReleaseState.RELEASED, 2, "t1", 2);
        given("c", ReleaseState.RELEASED, 3, "t2", 3);
        apply(changes().rollBack(Optional.empty()));

        assertThat(changes().rollBack(Optional.empty()).rows()).isEmpty();
        assertThat(changes().rollBack(Optional.of("b")).rows()).isEmpty();
        assertThat(changes().rollBack(Optional.of(live().releaseId())).rows()).isEmpty();
    }

    @Test
    void namedAReleaseItGoesFurtherBack() {
        given("a", ReleaseState.RELEASED, 1, "t0", 1);
        given("b", ReleaseState.RELEASED, 2, "t1", 2);
        given("c", ReleaseState.RELEASED, 3, "t2", 3);
        apply(changes().rollBack(Optional.empty()));

        apply(changes().rollBack(Optional.of("a")));

        assertThat(live().tables()).isEqualTo(releases.get("a").tables());
        assertThat(live().parameters())
                .filteredOn(parameter -> parameter.name().equals("rolled_back_to"))
                .containsExactly(new Parameter("rolled_back_to", "a"));
        assertThat(releases.get("b").state()).isEqualTo(ReleaseState.REJECTED);
    }

    @Test
    void aRollBackIsUndoneByNamingWhatWasRolledBack() {
        given("b", ReleaseState.RELEASED, 1, "t1", 1);
        given("c", ReleaseState.RELEASED, 2, "t2", 2);
        apply(changes().rollBack(Optional.empty()));

        apply(changes().rollBack(Optional.of("c")));

        assertThat(live().tables()).isEqualTo(releases.get("c").tables());
        var history = ReleaseHistory.of(List.copyOf(releases.values()));
        assertThat(history.verdict("t2")).contains(ReleaseState.RELEASED);
    }

    @Test
    void thereMustBeSomethingToGoBackTo() {
        assertThatThrownBy(() -> changes().rollBack(Optional.empty())).hasMessageContaining("nothing is released");
        given("a", ReleaseState.RELEASED, 1, "t1", 1);
        given("b", ReleaseState.REJECTED, 2, "t2", 2);
        given("c", ReleaseState.CANDIDATE, 3, "t3", 3);
        assertThatThrownBy(() -> changes().rollBack(Optional.empty()))
                .hasMessageContaining("no release on other factors");
        assertThatThrownBy(() -> changes().rollBack(Optional.of("x"))).hasMessageContaining("no release x");
        assertThatThrownBy(() -> changes().rollBack(Optional.of("b"))).hasMessageContaining("held back");
        assertThatThrownBy(() -> changes().rollBack(Optional.of("c"))).hasMessageContaining("promote");
    }

    @Test
    void aPromotedCandidateGoesLiveWithTheNewestOfTheOtherTables() {
        given("c", ReleaseState.CANDIDATE, 1, "t2", 7);
        given("d", ReleaseState.RELEASED, 2, "t1", 4);

        apply(changes().promote("c"));

        assertThat(live().releaseId()).isEqualTo("c");
        assertThat(live().number()).isEqualTo(3);
        assertThat(live().tables())
                .containsExactly(new TableVersion("user_factors", 7), new TableVersion("interactions", 20));
        assertThat(changes().promote("c").rows()).isEmpty();
    }

    @Test
    void whatTheGateRejectedIsNotPromoted() {
        given("c", ReleaseState.REJECTED, 1, "t2", 7);

        assertThatThrownBy(() -> changes().promote("c")).hasMessageContaining("held back: said so");
        assertThatThrownBy(() -> changes().promote("x")).hasMessageContaining("no release x");
    }

    private void given(String id, ReleaseState state, long number, String training, long factors) {
        var tables = List.of(
                new TableVersion(FactorRow.USER_FACTORS.name(), factors),
                new TableVersion(InteractionRow.TABLE.name(), 10 * number));
        releases.put(
                id,
                new ModelReleaseRow(
                        id,
                        state,
                        number,
                        tables,
                        List.of(new Parameter("training", training)),
                        "said so",
                        Instant.EPOCH));
    }

    private ReleaseChanges changes() {
        return new ReleaseChanges(new ArrayList<>(releases.values()), NOW);
    }

    private ReleaseChanges.Change apply(ReleaseChanges.Change change) {
        change.rows().forEach(row -> releases.put(row.releaseId(), row));
        return change;
    }

    private ModelReleaseRow live() {
        return releases.values().stream()
                .filter(release -> release.state() == ReleaseState.RELEASED)
                .max(Comparator.comparingLong(ModelReleaseRow::number))
                .orElseThrow();
    }
}
