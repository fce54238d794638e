package org.vsekai.backpack.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TokenSamplerProperties {
    @Property
    void withoutTemperatureTheLikeliestIsTaken(@ForAll("scores") float[] scores) {
        int token = sampler(0, 1, 3).next(scores);

        assertThat(IntStream.range(0, scores.length).allMatch(i -> scores[i] <= scores[token]))
                .isTrue();
    }

    @Property
    void onlyTokensOfTheNucleusAreDrawn(@ForAll("scores") float[] scores, @ForAll long seed) {
        int token = sampler(1, 0.6, seed).next(scores);

        double total = 0;
        double likelier = 0;
        for (float score : scores) {
            total += Math.exp(score);
            likelier += score > scores[token] ? Math.exp(score) : 0;
        }
        // without this token the likelier ones do not yet have the probability asked for
        assertThat(likelier / total).isLessThan(0.6 + 1e-9);
    }

    @Property(tries = 50)
    void theSameSeedDrawsTheSame(@ForAll long seed) {
        var scores = new float[1_000];
        var one = sampler(1.2, 0.95, seed);
        var other = sampler(1.2, 0.95, seed);

        for (int i = 0; i < 20; i++) {
            assertThat(one.next(scores)).isEqualTo(other.next(scores));
        }
    }

    @Example
    void tokensAreDrawnAsOftenAsTheirProbability() {
        var scores = new float[] {(float) Math.log(0.7), (float) Math.log(0.2), (float) Math.log(0.1)};
        var sampler = sampler(1, 1, 11);
        var counts = new int[3];
        for (int i = 0; i < 20_000; i++) {
            counts[sampler.next(scores)]++;
        }

        assertThat(counts[0]).isBetween(13_700, 14_300);
        assertThat(counts[1]).isBetween(3_750, 4_250);
    }

    @Provide
    Arbitrary<float[]> scores() {
        return Arbitraries.floats()
                .between(-5, 5)
                .array(float[].class)
                .ofMinSize(1)
                .ofMaxSize(50);
    }

    private static TokenSampler sampler(double temperature, double topP, long seed) {
        return new TokenSampler(new GenerationSettings(1, temperature, topP, seed, List.of()));
    }
}
