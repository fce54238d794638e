package org.vsekai.backpack.recommend.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CandidateTest {
    @Test
    void aGridIsEveryCombination() {
        var candidates = Candidate.of(settings(8, SearchSettings.Method.GRID), 1);

        assertThat(candidates)
                .hasSize(8)
                .doesNotHaveDuplicates()
                .contains(new Candidate(16, 0.02, 1, 0.5), new Candidate(32, 0.5, 1, 8));
    }

    @Test
    void aGridOfMoreThanTheTrialsIsRefused() {
        assertThatThrownBy(() -> settings(7, SearchSettings.Method.GRID)).hasMessageContaining("8 combinations");
    }

    @Test
    void randomCandidatesLieWithinTheValuesAndFollowTheSeed() {
        var settings = settings(50, SearchSettings.Method.RANDOM);
        var candidates = Candidate.of(settings, 1);

        assertThat(candidates).hasSize(50).isEqualTo(Candidate.of(settings, 1)).isNotEqualTo(Candidate.of(settings, 2));
        assertThat(candidates).allSatisfy(candidate -> {
            assertThat(candidate.rank()).isIn(16, 32);
            assertThat(candidate.regularisation()).isBetween(0.0199, 0.501);
            assertThat(candidate.alpha()).isBetween(0.499, 8.01);
        });
        assertThat(candidates).extracting(Candidate::rank).contains(16, 32);
        assertThat(candidates)
                .extracting(Candidate::alpha)
                .anyMatch(alpha -> alpha < 1)
                .anyMatch(alpha -> alpha > 4);
    }

    @Test
    void aCandidateIsReadFromItsParametersAgain() {
        var candidate = new Candidate(24, 0.031, 0.5, 3.3);

        assertThat(Candidate.of(candidate.parameters())).isEqualTo(candidate);
    }

    private static SearchSettings settings(int trials, SearchSettings.Method method) {
        return new SearchSettings(
                trials,
                method,
                2,
                3,
                100,
                List.of("16", "32"),
                List.of("0.02", "0.5"),
                List.of("1"),
                List.of("0.5", "8"));
    }
}
