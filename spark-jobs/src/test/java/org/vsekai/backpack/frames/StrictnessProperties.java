package org.vsekai.backpack.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.vsekai.backpack.frames.NearDuplicates.Finding;
import org.vsekai.backpack.frames.NearDuplicates.Shot;
import org.vsekai.backpack.table.FrameRow.Measures;

/** The pure parts: how long a frame lasts, what it is like, and how strict to be. */
class StrictnessProperties {
    private static final Thresholds THRESHOLDS = FilterSettingsTest.DEFAULTS;
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @Property
    void aFrameIsKeptUpToItsEnduranceAndNeverAfter(
            @ForAll("measures") Measures measures, @ForAll @IntRange(max = Strictness.STEPS) int step) {
        var quality = new Quality(measures, THRESHOLDS);

        assertThat(quality.fault(step).isEmpty()).isEqualTo(step <= quality.endurance());
    }

    @Property
    void theLastStepOfAConditionIsFound(@ForAll @IntRange(min = -1, max = Strictness.STEPS) int last) {
        assertThat(Strictness.last(step -> step <= last)).isEqualTo(last);
    }

    @Property
    void theStrictnessIsTheLeastThatKeepsNoMoreThanFit(
            @ForAll("endurances") List<Integer> endurances, @ForAll @IntRange(min = 1, max = 40) int budget) {
        int step = Strictness.within(budget, counts(endurances));

        assertThat(kept(endurances, step)).matches(kept -> kept <= budget || step == Strictness.STEPS);
        if (step > 0) {
            assertThat(kept(endurances, step - 1)).isGreaterThan(budget);
        }
    }

    @Property
    void moreTimeNeverMakesItStricter(
            @ForAll("endurances") List<Integer> endurances, @ForAll @IntRange(min = 1, max = 40) int budget) {
        var counts = counts(endurances);

        assertThat(Strictness.within(budget + 1, counts)).isLessThanOrEqualTo(Strictness.within(budget, counts));
    }

    @Example
    void whileThereIsTimeForAllItIsLenient() {
        assertThat(Strictness.within(2, counts(List.of(0, 1000)))).isZero();
        assertThat(Strictness.within(1, counts(List.of(0, 1000)))).isEqualTo(1);
        assertThat(Strictness.within(1, counts(List.of(1000, 1000)))).isEqualTo(Strictness.STEPS);
    }

    @Property(tries = 300)
    void whatFallsAsADuplicateIsLikeAFrameThatWasKeptThen(@ForAll("shots") List<Shot> shots) {
        var findings = new NearDuplicates(THRESHOLDS).find(shots);
        var byId = shots.stream().collect(Collectors.toMap(Shot::frameId, shot -> shot));

        findings.forEach((id, finding) -> {
            int own = byId.get(id).endurance();
            assertThat(finding.endurance()).isLessThanOrEqualTo(own);
            assertThat(finding.likeness().isPresent()).isEqualTo(finding.endurance() < own);
            finding.likeness().ifPresent(likeness -> {
                int falls = finding.endurance() + 1;
                assertThat(findings.get(likeness.frameId()).endurance()).isGreaterThanOrEqualTo(falls);
                assertThat((double) likeness.bits())
                        .isLessThanOrEqualTo(THRESHOLDS.duplicateBits().at(falls));
                assertThat(likeness.seconds())
                        .isLessThanOrEqualTo(THRESHOLDS.duplicateSeconds().at(falls));
            });
        });
    }

    /** No two frames that are kept at a step are alike at that step, and nothing but likeness drops a good frame. */
    @Property(tries = 300)
    void atEachStepTheKeptFramesAreUnlikeEachOther(
            @ForAll("shots") List<Shot> shots, @ForAll @IntRange(max = Strictness.STEPS) int step) {
        var findings = new NearDuplicates(THRESHOLDS).find(shots);
        var kept = shots.stream()
                .filter(shot -> shot.endurance() != Shot.ALWAYS
                        && findings.get(shot.frameId()).endurance() >= step)
                .toList();

        for (var one : kept) {
            for (var other : kept) {
                assertThat(one.equals(other) || !areAlike(one, other, step)).isTrue();
            }
        }
    }

    private static boolean areAlike(Shot one, Shot other, int step) {
        double seconds =
                Math.abs(one.capturedAt().toEpochMilli() - other.capturedAt().toEpochMilli()) / 1e3;
        return Long.bitCount(one.hash() ^ other.hash())
                        <= THRESHOLDS.duplicateBits().at(step)
                && seconds <= THRESHOLDS.duplicateSeconds().at(step);
    }

    @Property(tries = 100)
    void theOrderInWhichFramesComeDoesNotMatter(@ForAll("shots") List<Shot> shots) {
        var turned = new ArrayList<>(shots);
        turned.sort(Comparator.comparing(Shot::frameId).reversed());

        assertThat(new NearDuplicates(THRESHOLDS).find(turned)).isEqualTo(new NearDuplicates(THRESHOLDS).find(shots));
    }

    /** What was kept has been looked at by then. At the lenient end, which is the first step, this is all that falls. */
    @Property(tries = 300)
    void whatFallsAtAStepFallsAgainTheNextNight(
            @ForAll("shots") List<Shot> shots, @ForAll @IntRange(max = Strictness.STEPS) int step) {
        var waiting =
                shots.stream().filter(shot -> shot.endurance() != Shot.ALWAYS).toList();
        Map<String, Finding> first = new NearDuplicates(THRESHOLDS).find(waiting);
        var later = new HashMap<String, Shot>();
        for (var shot : waiting) {
            boolean seen = first.get(shot.frameId()).endurance() >= step;
            int endurance = seen ? Shot.ALWAYS : shot.endurance();
            later.put(shot.frameId(), new Shot(shot.frameId(), shot.capturedAt(), shot.hash(), endurance));
        }
        var second = new NearDuplicates(THRESHOLDS).find(List.copyOf(later.values()));

        for (var shot : waiting) {
            boolean fellAsADuplicate = first.get(shot.frameId()).endurance() + 1 == step && shot.endurance() >= step;
            if (fellAsADuplicate) {
                assertThat(second.get(shot.frameId()).endurance()).isLessThan(step);
            }
        }
    }

    private static long[] counts(List<Integer> endurances) {
        var counts = new long[Strictness.STEPS + 1];
        endurances.stream().filter(endurance -> endurance >= 0).forEach(endurance -> counts[endurance]++);
        return counts;
    }

    private static long kept(List<Integer> endurances, int step) {
        return endurances.stream().filter(endurance -> endurance >= step).count();
    }

    @Provide
    Arbitrary<List<Integer>> endurances() {
        return Arbitraries.integers().between(-1, Strictness.STEPS).list().ofMaxSize(60);
    }

    @Provide
    Arbitrary<Measures> measures() {
        return Combinators.combine(
                        Arbitraries.doubles().between(0, 100),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 3).optional(),
                        Arbitraries.doubles().between(0, 30).optional())
                .as((sharpness, brightness, clipped, nodes, motion) ->
                        new Measures(sharpness, brightness, clipped, 0, nodes, motion));
    }

    /** Frames in some seconds whose hashes differ in few bits, some looked at. */
    @Provide
    Arbitrary<List<Shot>> shots() {
        var hashes = Arbitraries.longs().between(0, (1 << 12) - 1);
        var times = Arbitraries.integers().between(0, 100_000);
        var endurances = Arbitraries.of(Strictness.NONE, 0, 300, 900, 1000, 1000, 1000, Shot.ALWAYS);
        return Combinators.combine(hashes, times, endurances)
                .as((hash, millis, endurance) -> new Shot("", NOON.plusMillis(millis), hash, endurance))
                .list()
                .ofMaxSize(25)
                .map(StrictnessProperties::numbered);
    }

    private static List<Shot> numbered(List<Shot> shots) {
        var numbered = new ArrayList<Shot>();
        for (var shot : shots) {
            numbered.add(new Shot("f" + numbered.size(), shot.capturedAt(), shot.hash(), shot.endurance()));
        }
        return numbered;
    }
}
