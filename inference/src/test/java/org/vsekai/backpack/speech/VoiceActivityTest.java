package org.vsekai.backpack.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.ByteArrayInputStream;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VoiceActivityTest {
    private final VoiceActivity activity = VoiceActivity.open(Catalogued.voiceActivity(), Speech.INFERENCE);

    @AfterEach
    void close() {
        activity.close();
    }

    @Test
    void probabilitiesAreTheGoldenOnes() throws Exception {
        try (var manager = NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch")) {
            var golden = NDList.decode(manager, new ByteArrayInputStream(Speech.resource("silero_vad.npz")));

            var probabilities = activity.probabilities(named(golden, "pcm"), Cancellation.NEVER);

            assertThat(probabilities).containsExactly(named(golden, "probability"), within(1e-5f));
        }
    }

    @Test
    void speechIsFoundWhereItIsAndPausesAreNot() {
        var spoken = Speech.golden();
        var sound = Speech.joined(Speech.silence(2), spoken, Speech.silence(3), spoken, Speech.silence(1));

        var spans = activity.find(sound, Cancellation.NEVER);

        assertThat(spans).isNotEmpty();
        assertThat(spans.get(0).start()).isCloseTo(2, within(0.3));
        assertThat(spans.get(spans.size() - 1).end()).isCloseTo(sound.seconds() - 1, within(0.4));
        double gap = 2 + spoken.seconds() + 1.5;
        assertThat(spans).noneMatch(span -> span.start() < gap && span.end() > gap);
    }

    @Test
    void anotherRateGivesTheSameSpans() {
        var sound = Speech.golden();

        var spans = activity.find(sound, Cancellation.NEVER);
        var ofOther = activity.find(sound.at(44_100), Cancellation.NEVER);

        assertThat(ofOther).hasSameSizeAs(spans).isNotEmpty();
        for (int i = 0; i < spans.size(); i++) {
            assertThat(ofOther.get(i).start()).isCloseTo(spans.get(i).start(), within(0.07));
            assertThat(ofOther.get(i).end()).isCloseTo(spans.get(i).end(), within(0.07));
        }
    }

    @Test
    void nobodySpeaksInSilenceAndNoise() {
        assertThat(activity.find(Speech.silence(3), Cancellation.NEVER)).isEmpty();
        assertThat(activity.find(Speech.noise(3, 0.3), Cancellation.NEVER)).isEmpty();
        assertThat(activity.find(Speech.silence(0), Cancellation.NEVER)).isEmpty();
    }

    @Test
    void eachSoundIsLookedAtAfresh() {
        var first = activity.find(Speech.golden(), Cancellation.NEVER);
        activity.find(Speech.noise(1, 0.5), Cancellation.NEVER);

        assertThat(activity.find(Speech.golden(), Cancellation.NEVER)).isEqualTo(first);
    }

    @Test
    void workThatNobodyWaitsForEnds() {
        assertThatThrownBy(() -> activity.find(Speech.golden(), () -> true)).isInstanceOf(CancellationException.class);
    }

    private static float[] named(NDList tensors, String name) {
        return tensors.stream()
                .filter(tensor -> name.equals(tensor.getName()))
                .findFirst()
                .orElseThrow()
                .toFloatArray();
    }
}
