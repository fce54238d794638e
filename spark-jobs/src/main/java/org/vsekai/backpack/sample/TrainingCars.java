package org.vsekai.backpack.sample;

import org.vsekai.backpack.scene.Vector3;

/** Cars of training scenes, beside those of sample worlds, of any colour; metres. */
final class TrainingCars {
    private TrainingCars() {}

    private static void wheels(SolidBuilder solid, double x, double z, double radius) {
        for (int side : new int[] {-1, 1}) {
            for (int end : new int[] {-1, 1}) {
                var hub = new Vector3(side * x, radius, end * z);
                solid.paint(0x1c1c1e).tube(hub, hub.plus(new Vector3(side * 0.18, 0, 0)), radius, radius);
                solid.paint(0xb8bcc0)
                        .tube(
                                hub.plus(new Vector3(side * 0.18, 0, 0)),
                                hub.plus(new Vector3(side * 0.19, 0, 0)),
                                0.55 * radius,
                                0.5 * radius);
            }
        }
    }

    static Solid boxCar(RandomStream random) {
        double half = random.between(0.75, 0.9);
        double length = random.between(1.6, 2.2);
        double waist = random.between(0.75, 1);
        double roof = waist + random.between(0.45, 0.8);
        double front = length * random.between(0.15, 0.6);
        int lacquer = TrainingShapes.colour(random);
        var solid = SolidBuilder.rigid().paint(lacquer).box(-half, half, 0.25, waist, -length, length);
        solid.prism(
                -half + 0.1, half - 0.1, -length + 0.1, waist, front, waist, front - 0.3, roof, -length + 0.25, roof);
        solid.paint(0x2a3a48)
                .prism(
                        -half + 0.08,
                        half - 0.08,
                        -length + 0.35,
                        waist + 0.04,
                        front - 0.15,
                        waist + 0.04,
                        front - 0.38,
                        roof - 0.08,
                        -length + 0.45,
                        roof - 0.08);
        solid.paint(0xfdf6d8);
        for (int side : new int[] {-1, 1}) {
            solid.block(side * 0.6 * half, 0.55, length, 0.25, 0.15, 0.04);
        }
        wheels(solid, half - 0.16, 0.62 * length, random.between(0.28, 0.38));
        return solid.build();
    }

    static Solid pickup(RandomStream random) {
        double length = random.between(2, 2.4);
        var solid = TrainingShapes.solid(random)
                .box(-0.85, 0.85, 0.35, 0.95, -length, length)
                .prism(-0.78, 0.78, -0.3, 0.95, 0.9, 0.95, 0.55, 1.55, -0.3, 1.55)
                .paint(0x2a3a48)
                .prism(-0.79, 0.79, -0.2, 1.0, 0.75, 1.0, 0.5, 1.48, -0.2, 1.48)
                .paint(0x202020)
                .box(-0.75, 0.75, 0.94, 0.96, -length + 0.1, -0.4);
        wheels(solid, 0.7, 0.6 * length, 0.38);
        return solid.build();
    }
}
