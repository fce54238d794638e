package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.vsekai.backpack.vision.NonMaximumSuppression.Candidate;

class NonMaximumSuppressionProperties {
    @Property
    void itKeepsWhatTakingTheBestAgainAndAgainKeeps(@ForAll("candidates") List<Candidate> candidates) {
        assertThat(NonMaximumSuppression.keep(candidates, 0.5)).containsExactlyElementsOf(naive(candidates));
    }

    /** The definition: take the best, drop what it covers, go on with the rest. */
    private static List<Candidate> naive(List<Candidate> candidates) {
        var rest = new ArrayList<>(candidates);
        var kept = new ArrayList<Candidate>();
        while (!rest.isEmpty()) {
            var best = rest.get(0);
            for (var candidate : rest) {
                best = candidate.score() > best.score() ? candidate : best;
            }
            var chosen = best;
            kept.add(chosen);
            rest.remove(chosen);
            rest.removeIf(other ->
                    other.classIndex() == chosen.classIndex() && other.box().intersectionOverUnion(chosen.box()) > 0.5);
        }
        return kept;
    }

    @Provide
    Arbitrary<List<Candidate>> candidates() {
        var place = Arbitraries.integers().between(0, 6);
        var side = Arbitraries.integers().between(1, 6);
        var boxes = Combinators.combine(place, place, side, side)
                .as((x, y, width, height) -> new Box(x, y, x + width, y + height));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.floats().between(0, 1),
                        boxes)
                .as(Candidate::new)
                .list()
                .ofMaxSize(25);
    }
}
