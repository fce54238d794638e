package org.vsekai.backpack.vision;

/** Makes a network's input of a picture. Implementations are thread-safe. */
interface PictureInput {
    /** Numbers in one input. */
    int length();

    /** Writes all of the input's numbers and says how the picture lies on the canvas. */
    Letterbox write(Picture picture, float[] input);
}
