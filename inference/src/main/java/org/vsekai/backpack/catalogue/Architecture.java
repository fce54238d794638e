package org.vsekai.backpack.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;

/** What a network takes and gives: which class of ours drives it, and what that class must know of a card. */
public enum Architecture {
    /** Objects and a picture's embedding; scores, boxes and vector decoded in the graph. */
    NANODET(ModelSettings.Detector.class, true),
    /** Anything: no class of ours drives it, clients ask it for tensors. */
    TENSORS(ModelSettings.None.class, false),
    /** MoveNet multipose: up to 6 persons with their joints, of whole numbers 0 to 255. */
    MOVENET(ModelSettings.Keypoints.class, false),
    /** MediaPipe's selfie segmentation: one plane of probabilities, of its only label. */
    SELFIE_SEGMENTATION(ModelSettings.Segmenter.class, true),
    /** Real-ESRGAN's compact network: a larger picture, red, green, blue of 0 to 1, of any size. */
    REAL_ESRGAN(ModelSettings.Upscaler.class, false),
    /** Objects by queries, each with a box and a confidence for every class; nothing to suppress. */
    RF_DETR(ModelSettings.QueryDetector.class, true),
    /** The same with a mask for each query. */
    RF_DETR_SEG(ModelSettings.QueryDetector.class, true),
    /** Persons with their joints; boxes, places and confidences decoded in the graph. */
    YOLO_NAS_POSE(ModelSettings.KeypointDetector.class, false),
    /** Whether a frame of sound is speech. */
    SILERO_VAD(ModelSettings.VoiceActivity.class, false),
    /** Text of speech: an encoder of sound, a decoder of tokens. */
    WHISPER(ModelSettings.Transcriber.class, false),
    /** Sound of phonemes. */
    PIPER(ModelSettings.Voice.class, false),
    /** Unit vectors of texts (BERT, mean-pooled and normalised in the graph), with a tokenizer beside it. */
    MINILM(ModelSettings.TextEmbedding.class, false),
    /** Next-token scores with past keys and values as input and output (Llama), with a tokenizer beside it. */
    SMOLLM2(ModelSettings.LanguageModel.class, false),
    /** Three networks that find lines of text, turn them upright and read them. */
    PP_OCR(ModelSettings.TextReading.class, false),
    /** Objects by the peaks of a plane of heat for each class, with the distances to their edges in sixteenths. */
    CENTER_NET(ModelSettings.Detector.class, true),
    /** The class of each pixel, of several; the first label is what is of none. */
    U_NET(ModelSettings.SceneReader.class, true),
    /** How many objects of each class there are, and whether they are in a room: what a caption is made of. */
    SCENE_CAPTIONER(ModelSettings.SceneReader.class, true);

    private final Class<? extends ModelSettings> settings;
    private final boolean hasLabels;

    Architecture(Class<? extends ModelSettings> settings, boolean hasLabels) {
        this.settings = settings;
        this.hasLabels = hasLabels;
    }

    /** Whether it tells classes apart, which the card names. */
    public boolean hasLabels() {
        return hasLabels;
    }

    /** How cards spell it. */
    public String spelling() {
        return Choices.spelling(this);
    }

    Class<? extends ModelSettings> settings() {
        return settings;
    }

    @JsonCreator
    static Architecture named(String spelling) {
        return Choices.named(spelling, values());
    }
}
