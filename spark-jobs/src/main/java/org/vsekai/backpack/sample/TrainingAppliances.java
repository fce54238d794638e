package org.vsekai.backpack.sample;

import org.vsekai.backpack.scene.Vector3;

/** Lamps, televisions and refrigerators of training scenes, beside those of sample worlds, of any colour; metres. */
final class TrainingAppliances {
    private TrainingAppliances() {}

    static Solid tableLamp(RandomStream random) {
        double height = random.between(0.35, 1.5);
        double shade = random.between(0.12, 0.25);
        double tall = random.between(0.16, 0.3);
        return TrainingShapes.solid(random)
                .lathe(0, 0, 0.12, 0, 0.1, 0.03, 0.02, 0.06, 0.02, height - tall)
                .paint(random.chance(0.6) ? 0xf4e8c8 : TrainingShapes.colour(random))
                .lathe(0, 0, shade, height - tall, shade * random.between(0.4, 1), height)
                .build();
    }

    static Solid archLamp(RandomStream random) {
        double height = random.between(1.3, 1.8);
        double reach = random.between(0.2, 0.45);
        var head = new Vector3(reach, height - 0.15, 0);
        return TrainingShapes.solid(random)
                .column(0, 0, 0, 0.14, 0.03)
                .column(0, 0, 0, 0.015, height)
                .tube(new Vector3(0, height, 0), head, 0.013, 0.013)
                .paint(TrainingShapes.colour(random))
                .tube(head.plus(new Vector3(0, 0.1, 0)), head.plus(new Vector3(0.02, -0.14, 0)), 0.05, 0.13)
                .build();
    }

    static Solid globeLamp(RandomStream random) {
        double height = random.between(0.5, 1.6);
        double radius = random.between(0.11, 0.17);
        return TrainingShapes.solid(random)
                .column(0, 0, 0, 0.13, 0.03)
                .column(0, 0, 0, 0.015, height - radius)
                .paint(0xfaf3dd)
                .ball(new Vector3(0, height - radius, 0), radius, radius, radius)
                .build();
    }

    static Solid wallTelevision(RandomStream random) {
        double half = random.between(0.4, 0.75);
        double height = 2 * half * random.between(0.55, 0.62);
        double foot = random.between(0.03, 0.12);
        return SolidBuilder.rigid()
                .paint(random.chance(0.7) ? 0x181818 : TrainingShapes.colour(random))
                .box(-half, half, foot, foot + height, -0.03, 0.02)
                .block(0, 0, 0, 0.6 * half, foot, 0.2)
                .paint(random.chance(0.5) ? 0x0b0e14 : TrainingShapes.colour(random))
                .box(-half + 0.025, half - 0.025, foot + 0.03, foot + height - 0.025, 0.02, 0.025)
                .build();
    }

    static Solid tubeTelevision(RandomStream random) {
        double half = random.between(0.28, 0.4);
        return TrainingShapes.solid(random)
                .box(-half, half, 0, 1.5 * half, -0.1, 0.2)
                .box(-0.7 * half, 0.7 * half, 0.1, 1.2 * half, -0.35, -0.1)
                .paint(random.chance(0.6) ? 0x20262a : TrainingShapes.colour(random))
                .box(-half + 0.06, half - 0.14, 0.07, 1.5 * half - 0.06, 0.2, 0.21)
                .build();
    }

    static Solid smallRefrigerator(RandomStream random) {
        double half = random.between(0.26, 0.36);
        double height = random.between(0.8, 1.7);
        double seam = height * random.between(0.3, 0.72);
        return SolidBuilder.rigid()
                .paint(random.chance(0.6) ? 0xe9ebec : TrainingShapes.colour(random))
                .box(-half, half, 0.04, height, -0.3, 0.26)
                .box(-half, half, 0.05, seam - 0.01, 0.26, 0.31)
                .box(-half, half, seam + 0.01, height, 0.26, 0.31)
                .paint(0x666a6e)
                .box(half - 0.08, half - 0.05, seam - 0.3, seam - 0.05, 0.31, 0.35)
                .box(half - 0.08, half - 0.05, seam + 0.05, Math.min(height - 0.03, seam + 0.3), 0.31, 0.35)
                .build();
    }

    static Solid wideRefrigerator(RandomStream random) {
        double half = random.between(0.42, 0.5);
        double height = random.between(1.6, 1.85);
        return SolidBuilder.rigid()
                .paint(random.chance(0.5) ? 0xc8ccd0 : TrainingShapes.colour(random))
                .box(-half, half, 0.03, height, -0.33, 0.28)
                .box(-half, -0.01, 0.05, height, 0.28, 0.33)
                .box(0.01, half, 0.05, height, 0.28, 0.33)
                .paint(0x707478)
                .box(-0.06, -0.03, 0.6, 1.3, 0.33, 0.37)
                .box(0.03, 0.06, 0.6, 1.3, 0.33, 0.37)
                .build();
    }
}
