package org.vsekai.backpack.recommend.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HalvingTest {
    private final List<String> rungs = new ArrayList<>();

    @Test
    void aThirdGoesOnWithThreeTimesTheIterations() {
        var scores = new Halving(2, 3, 18).run(9, this::greaterNumbersAreBetter);

        assertThat(rungs).containsExactly("[0, 1, 2, 3, 4, 5, 6, 7, 8] for 2", "[8, 7, 6] for 6", "[8] for 18");
        assertThat(scores).extracting(Halving.Score::trial).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(scores).extracting(Halving.Score::iterations).containsExactly(2, 2, 2, 2, 2, 2, 6, 6, 18);
    }

    @Test
    void theLastRungIsNeverLongerThanAFit() {
        new Halving(4, 3, 10).run(4, this::greaterNumbersAreBetter);

        assertThat(rungs).containsExactly("[0, 1, 2, 3] for 4", "[3, 2] for 10");
    }

    @Test
    void theLastOneLeftRunsAFitAtOnce() {
        new Halving(1, 2, 32).run(2, this::greaterNumbersAreBetter);

        assertThat(rungs).containsExactly("[0, 1] for 1", "[1] for 32");
    }

    @Test
    void ofEqualCandidatesTheFirstGoesOn() {
        var scores = new Halving(1, 2, 2).run(3, (trials, iterations) -> trials.stream()
                .map(trial -> new Halving.Score(trial, iterations, 0.5, 0))
                .toList());

        assertThat(scores).extracting(Halving.Score::iterations).containsExactly(2, 2, 1);
    }

    @Test
    void withoutCandidatesThereIsNothingToRun() {
        assertThat(new Halving(1, 2, 2).run(0, this::greaterNumbersAreBetter)).isEmpty();
    }

    private List<Halving.Score> greaterNumbersAreBetter(List<Integer> trials, int iterations) {
        rungs.add(trials + " for " + iterations);
        return trials.stream()
                .map(trial -> new Halving.Score(trial, iterations, trial, 0))
                .toList();
    }
}
