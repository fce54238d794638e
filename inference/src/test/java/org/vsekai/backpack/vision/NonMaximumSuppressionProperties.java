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
import org.vsekai.backpack.vision.NonMaximumSuppression.Rivals;

class NonMaximumSuppressionProperties {
    @Property
    void itKeepsWhatTakingTheBestAgainAndAgainKeeps(
            @ForAll("candidates") List<Candidate> candidates, @ForAll Rivals rivals) {
        assertThat(NonMaximumSuppression.keep(candidates, 0.5, rivals))
                .containsExactlyElementsOf(naive(candidates, rivals));
    }

    /** The definition: take the best, drop what it covers, go on with the rest. */
    private static List<Candidate> naive(List<Candidate> candidates, Rivals rivals) {
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
            rest.removeIf(other -> (rivals == Rivals.ALL || other.classIndex() == chosen.classIndex())
                    && other.box().intersectionOverUnion(chosen.box()) > 0.5);
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
                .as((classIndex, score, box) -> new Candidate(0, classIndex, score, box))
                .list()
                .ofMaxSize(25);
    }
}
