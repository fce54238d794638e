package org.vsekai.backpack.speech;

import java.util.ArrayList;
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
import org.vsekai.backpack.engine.Outputs;
import org.vsekai.backpack.engine.Tensor;
import org.vsekai.backpack.engine.TextTokenizer;

/**
 * Writes down what is said with Whisper (Radford et al., "Robust speech recognition via large-scale weak supervision", 2022),
 * greedily and without timestamps: sound is cut at pauses into windows of up to 30 seconds, and only where somebody speaks, since the network
 * hears words in silence too. Open one per thread and close it: not thread-safe. The weights are shared by all of the
 * process.
 */
public final class WhisperTranscriber implements AutoCloseable {
    private static final String ENCODER = "encoder";
    private static final String DECODER = "decoder";
    private static final int WINDOW = SpeechWindows.SECONDS * SpeechSpan.RATE;

    private final ModelCard card;
    private final ModelSettings.Transcriber settings;
    private final NextToken nextToken;
    private final VoiceActivity activity;
    private final TextTokenizer tokenizer;
    private final NetworkSession encoder;
    private final NetworkSession decoder;

    private WhisperTranscriber(CataloguedModel model, VoiceActivity activity, InferenceSettings inference) {
        this.card = model.card();
        this.settings = card.settings(ModelSettings.Transcriber.class);
        this.nextToken = new NextToken(settings);
        this.activity = activity;
        var encoderNetwork = Network.load(model, ENCODER, inference);
        var decoderNetwork = Network.load(model, DECODER, inference);
        int mostTokens = settings.prompt().size() + settings.mostTokens();
        this.tokenizer = TextTokenizer.load(model, mostTokens);
        this.encoder = encoderNetwork.open();
        this.decoder = decoderNetwork.open();
    }

    /**
     * A transcriber for the calling thread. The first one of a process loads the weights.
     *
     * @param voiceActivity the model that the card's settings name
     * @throws UnusableModelException when a model is for something else, damaged, not fetched or no network
     * @throws org.vsekai.backpack.engine.EngineUnavailableException when ONNX Runtime cannot run here
     */
    public static WhisperTranscriber open(
            CataloguedModel model, CataloguedModel voiceActivity, InferenceSettings settings) {
        if (model.card().architecture() != Architecture.WHISPER) {
            throw UnusableModelException.otherArchitecture(model.card(), Architecture.WHISPER);
        }
        var activity = VoiceActivity.open(voiceActivity, settings);
        try {
            return new WhisperTranscriber(model, activity, settings);
        } catch (RuntimeException e) {
            activity.close();
            throw e;
        }
    }

    /** The language that it understands, as a language tag. */
    public String language() {
        return settings.language();
    }

    /**
     * What is said, in the language that the model understands. Takes about a second for each window of 30 and 0.1 for each
     * word.
     *
     * @param cancellation asked before each token
     * @throws java.util.concurrent.CancellationException when it said so
     */
    public Transcript transcribe(Sound sound, Cancellation cancellation) {
        var heard = sound.at(SpeechSpan.RATE);
        var segments = new ArrayList<Transcript.Segment>();
        for (var window : SpeechWindows.of(activity.find(heard, SpeechWindows.SECONDS, cancellation))) {
            var tokens = tokens(Arrays.copyOfRange(heard.samples(), window.from(), window.to()), cancellation);
            var text = tokenizer.decode(tokens).strip();
            if (!text.isEmpty()) {
                segments.add(new Transcript.Segment(window.start(), window.end(), text));
            }
        }
        return new Transcript(settings.language(), segments);
    }

    /** The text's tokens, without prompt and end. */
    long[] tokens(float[] samples, Cancellation cancellation) {
        cancellation.check();
        var tokens = new ArrayList<Long>();
        settings.prompt().forEach(token -> tokens.add(token.longValue()));
        int prompt = tokens.size();
        try (var states = encode(samples)) {
            while (tokens.size() < prompt + settings.mostTokens()) {
                cancellation.check();
                int next = next(tokens, tokens.size() - prompt, states);
                if (next == settings.endToken()) {
                    break;
                }
                tokens.add((long) next);
            }
        }
        return array(tokens.subList(prompt, tokens.size()));
    }

    /** What the encoder makes of a window, which is filled up with silence. */
    Tensor.Kept encode(float[] samples) {
        var window = Tensor.of(Arrays.copyOf(samples, WINDOW), 1, WINDOW);
        try (var outputs = encoder.run(List.of(window))) {
            return outputs.keep(0, decoder);
        }
    }

    private int next(List<Long> tokens, int position, Tensor states) {
        var ids = Tensor.of(array(tokens), 1, tokens.size());
        try (Outputs outputs = decoder.run(List.of(ids, states))) {
            var logits = outputs.floats(0);
            if (logits.length < nextToken.tokens()) {
                throw UnusableModelException.unexpectedOutput(
                        card, logits.length + " logits, not " + nextToken.tokens() + " or more");
            }
            return nextToken.likeliest(logits, position);
        }
    }

    private static long[] array(List<Long> tokens) {
        return tokens.stream().mapToLong(Long::longValue).toArray();
    }

    @Override
    public void close() {
        activity.close();
        tokenizer.close();
        encoder.close();
        decoder.close();
    }
}
