package org.vsekai.backpack.sample;

/** What the shapes have in common that training scenes hold beside those of sample worlds. */
final class TrainingShapes {
    private TrainingShapes() {}

    /** Which shapes of a class: those to train by, or the one that is kept for measuring. */
    enum Choice {
        KNOWN,
        UNSEEN
    }

    /** Makes one of a kind. */
    interface Maker {
        Solid make(RandomStream random);
    }

    /** Any colour, more often a dull or a dark one than pure chance would. */
    static int colour(RandomStream random) {
        double hue = random.between(0, 6);
        double value = random.between(0.15, 1);
        double saturation = random.chance(0.3) ? random.between(0, 0.15) : random.between(0.1, 0.95);
        int rgb = 0;
        for (int channel = 0; channel < 3; channel++) {
            double near = Math.abs(Math.IEEEremainder(hue - 2 * channel, 6));
            double share = Math.max(0, Math.min(1, 2 - near));
            rgb = rgb << 8 | (int) Math.round(255 * value * (1 - saturation * (1 - share)));
        }
        return rgb;
    }

    /** A solid of any colour, to be built. */
    static SolidBuilder solid(RandomStream random) {
        return SolidBuilder.rigid().paint(colour(random));
    }
}
