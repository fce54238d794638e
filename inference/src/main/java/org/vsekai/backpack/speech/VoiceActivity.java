package org.vsekai.backpack.speech;

import java.util.Arrays;
import java.util.List;
import org.vsekai.backpack.catalogue.Architecture;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.ModelSettings;
import org.vsekai.backpack.catalogue.UnusableModelException;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.engine.Network;
import org.vsekai.backpack.engine.NetworkSession;
import org.vsekai.backpack.engine.Tensor;

/**
 * Finds speech in sound with Silero. Open one per thread and close it: not thread-safe. The weights are shared by all of the
 * process.
 */
public final class VoiceActivity implements AutoCloseable {
    private static final int FRAME = SpeechSpans.FRAME;

    /** Samples of the frame before that the network sees again. */
    private static final int CONTEXT = 64;

    private static final long[] STATE = {2, 1, 128};
    private static final int STATE_LENGTH = 2 * 128;
    private static final Tensor RATE = Tensor.of(new long[] {SpeechSpan.RATE});

    private final ModelCard card;
    private final ModelSettings.VoiceActivity rules;
    private final NetworkSession session;

    private VoiceActivity(ModelCard card, NetworkSession session) {
        this.card = card;
        this.rules = card.settings(ModelSettings.VoiceActivity.class);
        this.session = session;
    }

    /**
     * A finder for the calling thread. The first one of a process loads the weights.
     *
     * @throws UnusableModelException when the model is for something else, damaged or no network
     * @throws org.vsekai.backpack.engine.EngineUnavailableException when ONNX Runtime cannot run here
     */
    public static VoiceActivity open(CataloguedModel model, InferenceSettings settings) {
        if (model.card().architecture() != Architecture.SILERO_VAD) {
            throw UnusableModelException.otherArchitecture(model.card(), Architecture.SILERO_VAD);
        }
        return new VoiceActivity(
                model.card(), Network.load(model, Network.ONLY, settings).open());
    }

    /** Where somebody speaks, in order; the spans are of the sound at 16,000 samples a second. */
    public List<SpeechSpan> find(Sound sound, Cancellation cancellation) {
        return find(sound, Double.POSITIVE_INFINITY, cancellation);
    }

    /** The same with spans of at most so many seconds: longer ones are cut at a pause, if there is any. */
    List<SpeechSpan> find(Sound sound, double longestSeconds, Cancellation cancellation) {
        var samples = sound.at(SpeechSpan.RATE).samples();
        return new SpeechSpans(rules, longestSeconds).of(probabilities(samples, cancellation), samples.length);
    }

    /** Of each frame of 512 samples; the last is filled up with silence. */
    float[] probabilities(float[] samples, Cancellation cancellation) {
        var probabilities = new float[(samples.length + FRAME - 1) / FRAME];
        var state = new float[STATE_LENGTH];
        var input = new float[CONTEXT + FRAME];
        for (int i = 0; i < probabilities.length; i++) {
            cancellation.check();
            System.arraycopy(input, FRAME, input, 0, CONTEXT);
            int length = Math.min(FRAME, samples.length - FRAME * i);
            System.arraycopy(samples, FRAME * i, input, CONTEXT, length);
            Arrays.fill(input, CONTEXT + length, input.length, 0);
            probabilities[i] = frame(input, state);
        }
        return probabilities;
    }

    /** Also moves the state on. */
    private float frame(float[] input, float[] state) {
        var inputs = List.of(Tensor.of(input, 1, input.length), Tensor.of(state, STATE), RATE);
        try (var outputs = session.run(inputs)) {
            var probability = outputs.floats(0);
            var next = outputs.floats(1);
            if (probability.length != 1 || next.length != state.length) {
                throw UnusableModelException.unexpectedOutput(
                        card, probability.length + " probabilities and a state of " + next.length + " numbers");
            }
            System.arraycopy(next, 0, state, 0, state.length);
            return probability[0];
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
