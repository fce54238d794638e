package org.vsekai.backpack.perceive;

/** What can be asked of a model, as the settings spell it. */
enum Task {
    /** Objects of a frame, with the frame's embedding where the detector gives one. */
    DETECT,
    /** Persons and their joints. */
    POSE,
    /** Vectors of frames, of parts of frames, of poses, of texts. */
    EMBED,
    /** Which pixels belong to an object. */
    SEGMENT,
    /** What is written. */
    READ,
    /** A larger picture. */
    ENLARGE,
    /** What is said. */
    TRANSCRIBE,
    /** A text as sound. */
    SPEAK,
    /** What a language model makes of what was detected. */
    DESCRIBE
}
