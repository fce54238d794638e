package org.vsekai.backpack.sample;

import org.vsekai.backpack.scene.Vector3;

/** Suitcases, vases and balls of training scenes, beside those of sample worlds, of any colour; metres. */
final class TrainingSmallThings {
    private TrainingSmallThings() {}

    static Solid oldSuitcase(RandomStream random) {
        double half = random.between(0.25, 0.38);
        double height = random.between(0.35, 0.6);
        double thick = random.between(0.08, 0.13);
        return TrainingShapes.solid(random)
                .box(-half, half, 0, height, -thick, thick)
                .paint(TrainingShapes.colour(random))
                .box(-0.7 * half, -0.55 * half, 0, height, -thick - 0.005, thick + 0.005)
                .box(0.55 * half, 0.7 * half, 0, height, -thick - 0.005, thick + 0.005)
                .paint(0x2a2018)
                .box(-0.09, -0.06, height, height + 0.05, -0.015, 0.015)
                .box(0.06, 0.09, height, height + 0.05, -0.015, 0.015)
                .box(-0.09, 0.09, height + 0.04, height + 0.065, -0.015, 0.015)
                .build();
    }

    static Solid softSuitcase(RandomStream random) {
        double half = random.between(0.2, 0.27);
        double height = random.between(0.5, 0.7);
        return TrainingShapes.solid(random)
                .box(-half, half, 0.04, height, -0.12, 0.12)
                .paint(TrainingShapes.colour(random))
                .box(-half + 0.04, half - 0.04, 0.08, 0.55 * height, 0.12, 0.16)
                .paint(0x303234)
                .tube(new Vector3(-0.1, height, -0.08), new Vector3(-0.1, height + 0.3, -0.08), 0.01, 0.01)
                .tube(new Vector3(0.1, height, -0.08), new Vector3(0.1, height + 0.3, -0.08), 0.01, 0.01)
                .tube(new Vector3(-0.1, height + 0.3, -0.08), new Vector3(0.1, height + 0.3, -0.08), 0.012, 0.012)
                .ball(new Vector3(-half + 0.05, 0.04, 0), 0.03, 0.04, 0.04)
                .ball(new Vector3(half - 0.05, 0.04, 0), 0.03, 0.04, 0.04)
                .build();
    }

    static Solid amphora(RandomStream random) {
        double s = random.between(0.8, 2);
        double belly = random.between(0.07, 0.12) * s;
        return TrainingShapes.solid(random)
                .lathe(
                        0,
                        0,
                        0.5 * belly,
                        0,
                        belly,
                        0.12 * s,
                        0.9 * belly,
                        0.2 * s,
                        random.between(0.25, 0.6) * belly,
                        0.28 * s,
                        0.6 * belly,
                        0.34 * s)
                .build();
    }

    static Solid flask(RandomStream random) {
        double s = random.between(1, 2);
        var solid = TrainingShapes.solid(random)
                .lathe(0, 0, 0.06 * s, 0, 0.1 * s, 0.07 * s, 0.06 * s, 0.16 * s, 0.02 * s, 0.2 * s, 0.02 * s, 0.32 * s)
                .lathe(0, 0, 0.02 * s, 0.32 * s, 0.045 * s, 0.35 * s);
        return solid.build();
    }

    static Solid plainBall(RandomStream random) {
        double r = random.between(0.1, 0.25);
        return TrainingShapes.solid(random).ball(new Vector3(0, r, 0), r, r, r).build();
    }

    static Solid stripedBall(RandomStream random) {
        double r = random.between(0.1, 0.2);
        return TrainingShapes.solid(random)
                .ball(new Vector3(0, r, 0), r, r, r)
                .paint(TrainingShapes.colour(random))
                .ball(new Vector3(0, r, 0), 1.01 * r, 0.25 * r, 1.01 * r)
                .ball(new Vector3(0, r, 0), 0.25 * r, 1.01 * r, 1.01 * r)
                .build();
    }
}
