package org.vsekai.backpack.render;

/** Tables between sRGB bytes and linear light (IEC 61966-2-1). */
final class Srgb {
    private static final int STEPS = 4096;

    /** The linear value of each byte. */
    static final float[] LINEAR = linear();

    private static final byte[] BYTES = bytes();

    private Srgb() {}

    private static float[] linear() {
        var table = new float[256];
        for (int i = 0; i < table.length; i++) {
            double value = i / 255.0;
            table[i] = (float) (value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4));
        }
        return table;
    }

    private static byte[] bytes() {
        var table = new byte[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            double value = i / (double) STEPS;
            double coded = value <= 0.0031308 ? 12.92 * value : 1.055 * Math.pow(value, 1 / 2.4) - 0.055;
            table[i] = (byte) Math.round(255 * coded);
        }
        return table;
    }

    /** The byte of a linear value; what is above 1 is as bright as can be. */
    static int encode(float linear) {
        int step = (int) (linear * STEPS + 0.5f);
        return BYTES[step <= 0 ? 0 : Math.min(step, STEPS)] & 0xff;
    }
}
