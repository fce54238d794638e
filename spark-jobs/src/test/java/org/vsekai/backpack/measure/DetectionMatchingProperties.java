package org.vsekai.backpack.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.vsekai.backpack.measure.DetectionMatching.Claim;
import org.vsekai.backpack.measure.DetectionMatching.Tally;
import org.vsekai.backpack.measure.DetectionMatching.Truth;
import org.vsekai.backpack.vision.Box;

class DetectionMatchingProperties {
    private static final Map<String, Set<String>> ANCESTORS = Map.of(
            "cat", Set.of("cat", "animal", "thing"),
            "animal", Set.of("animal", "thing"),
            "chair", Set.of("chair", "thing"));
    private static final Box BOX = new Box(0, 0, 10, 10);

    private final DetectionMatching matching = new DetectionMatching(0.5, 0.25, ANCESTORS);

    @Property
    void itTalliesWhatTheDefinitionSays(@ForAll("truths") List<Truth> truths, @ForAll("claims") List<Claim> claims) {
        assertThat(matching.ofAll(Set.of("animal", "cat", "chair"), truths, claims))
                .isEqualTo(naive(truths, claims));
        for (var iri : List.of("animal", "cat", "chair")) {
            var of = truths.stream()
                    .filter(truth -> ANCESTORS.get(truth.classIri()).contains(iri))
                    .toList();
            var said = claims.stream()
                    .filter(claim -> claim.classIri().equals(iri))
                    .toList();
            assertThat(matching.ofClass(iri, truths, claims)).isEqualTo(naive(of, said));
        }
    }

    @Example
    void aDetectionFindsAnObjectOfItsClassOrBelowButNoneAbove() {
        var cat = List.of(new Truth("cat", BOX, 1));
        var animal = List.of(new Truth("animal", BOX, 1));

        assertThat(matching.ofClass("animal", cat, List.of(new Claim("animal", BOX, 0.9))))
                .isEqualTo(new Tally(1, 1, 1));
        assertThat(matching.ofClass("cat", animal, List.of(new Claim("cat", BOX, 0.9))))
                .isEqualTo(new Tally(0, 1, 0));
    }

    @Example
    void anObjectIsFoundOnce() {
        var claims = List.of(new Claim("cat", BOX, 0.9), new Claim("cat", BOX, 0.8));

        assertThat(matching.ofClass("cat", List.of(new Truth("cat", BOX, 1)), claims))
                .isEqualTo(new Tally(1, 2, 1));
    }

    @Example
    void aHardlyVisibleObjectIsNeitherMissedNorFalse() {
        var hidden = List.of(new Truth("cat", BOX, 0.2));

        assertThat(matching.ofClass("cat", hidden, List.of())).isEqualTo(new Tally(0, 0, 0));
        assertThat(matching.ofClass("cat", hidden, List.of(new Claim("cat", BOX, 0.9))))
                .isEqualTo(new Tally(0, 0, 0));
        assertThat(matching.ofClass("cat", hidden, List.of(new Claim("cat", new Box(20, 20, 30, 30), 0.9))))
                .isEqualTo(new Tally(0, 1, 0));
    }

    @Example
    void anObjectThatTheModelHasNoWordForIsNotMissed() {
        assertThat(matching.ofAll(Set.of("cat"), List.of(new Truth("chair", BOX, 1)), List.of()))
                .isEqualTo(new Tally(0, 0, 0));
    }

    /** The definition, by repeatedly searching all pairs. */
    private static Tally naive(List<Truth> truths, List<Claim> claims) {
        var free = new ArrayList<>(
                truths.stream().filter(truth -> truth.visibleFraction() >= 0.25).toList());
        var rest = new ArrayList<>(claims);
        long visible = free.size();
        long matches = 0;
        long ignored = 0;
        while (!rest.isEmpty()) {
            var best = rest.get(0);
            for (var claim : rest) {
                best = claim.score() > best.score() ? claim : best;
            }
            rest.remove(best);
            int found = -1;
            for (int i = 0; i < free.size(); i++) {
                if (fits(best, free.get(i))
                        && (found < 0 || overlap(best, free.get(i)) > overlap(best, free.get(found)))) {
                    found = i;
                }
            }
            var claim = best;
            if (found >= 0) {
                free.remove(found);
                matches++;
            } else if (truths.stream().anyMatch(truth -> truth.visibleFraction() < 0.25 && fits(claim, truth))) {
                ignored++;
            }
        }
        return new Tally(visible, claims.size() - ignored, matches);
    }

    private static boolean fits(Claim claim, Truth truth) {
        return ANCESTORS.get(truth.classIri()).contains(claim.classIri()) && overlap(claim, truth) >= 0.5;
    }

    private static double overlap(Claim claim, Truth truth) {
        return claim.box().intersectionOverUnion(truth.box());
    }

    @Provide
    Arbitrary<List<Truth>> truths() {
        return Combinators.combine(classes(), boxes(), Arbitraries.of(0.1, 0.25, 1.0))
                .as(Truth::new)
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<Claim>> claims() {
        return Combinators.combine(classes(), boxes(), Arbitraries.of(0.4, 0.5, 0.6, 0.7))
                .as(Claim::new)
                .list()
                .ofMaxSize(8);
    }

    private static Arbitrary<String> classes() {
        return Arbitraries.of("cat", "animal", "chair");
    }

    private static Arbitrary<Box> boxes() {
        var place = Arbitraries.integers().between(0, 3);
        var side = Arbitraries.integers().between(2, 4);
        return Combinators.combine(place, place, side, side)
                .as((x, y, width, height) -> new Box(x, y, x + width, y + height));
    }
}
