package org.vsekai.backpack.sample;

import org.vsekai.backpack.scene.Vector3;

/** Plants and trees of training scenes, beside those of sample worlds, of any colour; metres. */
final class TrainingPlants {
    private TrainingPlants() {}

    private static SolidBuilder pot(RandomStream random, double radius, double height) {
        return TrainingShapes.solid(random)
                .lathe(0, 0, 0.7 * radius, 0, radius, height)
                .paint(0x3a2a1c)
                .lathe(0, 0, 0.9 * radius, height, 0.85 * radius, height + 0.01);
    }

    private static int green(RandomStream random) {
        return (int) random.between(0x20, 0x70) << 16
                | (int) random.between(0x60, 0xb0) << 8
                | (int) random.between(0x18, 0x50);
    }

    static Solid cactus(RandomStream random) {
        double height = random.between(0.3, 1);
        double r = random.between(0.05, 0.1);
        var solid = pot(random, random.between(0.12, 0.2), 0.2).paint(green(random));
        solid.column(0, 0.2, 0, r, height).ball(new Vector3(0, 0.2 + height, 0), r, r, r);
        for (int side : new int[] {-1, 1}) {
            double y = 0.2 + height * random.between(0.3, 0.7);
            var elbow = new Vector3(side * 2.2 * r, y, 0);
            solid.tube(new Vector3(0, y, 0), elbow, 0.6 * r, 0.6 * r);
            solid.tube(elbow, elbow.plus(new Vector3(0, 0.35 * height, 0)), 0.6 * r, 0.5 * r);
        }
        return solid.build();
    }

    static Solid palm(RandomStream random) {
        double pot = random.between(0.2, 0.4);
        double stem = random.between(0.05, 0.6);
        var solid = pot(random, random.between(0.12, 0.22), pot);
        solid.paint(0x6a4a2a).column(0, pot, 0, 0.02, stem).paint(green(random));
        int leaves = 7 + random.below(8);
        double length = random.between(0.25, 0.55);
        for (int i = 0; i < leaves; i++) {
            double angle = 2 * Math.PI * i / leaves + random.between(-0.2, 0.2);
            double up = random.between(0.1, 1.2);
            var way = new Vector3(StrictMath.sin(angle), up, StrictMath.cos(angle)).normalized();
            var root = new Vector3(0, pot + stem, 0);
            var middle = root.plus(way.times(0.6 * length));
            solid.tube(root, middle, 0.012, 0.05);
            solid.tube(middle, middle.plus(way.plus(new Vector3(0, -0.7, 0)).times(0.5 * length)), 0.05, 0.005);
        }
        return solid.build();
    }

    static Solid bush(RandomStream random) {
        double pot = random.between(0.2, 0.35);
        var solid = pot(random, 0.17, pot);
        for (int i = 0; i < 7; i++) {
            double r = random.between(0.1, 0.18);
            var at = new Vector3(
                    random.between(-0.15, 0.15), pot + random.between(0.1, 0.4), random.between(-0.15, 0.15));
            solid.paint(green(random)).ball(at, r, r, r);
        }
        return solid.build();
    }

    static Solid fir(RandomStream random) {
        double height = random.between(2, 5);
        double radius = height * random.between(0.18, 0.3);
        var solid = SolidBuilder.rigid().paint(0x5a3f28).column(0, 0, 0, 0.05 * height, 0.25 * height);
        solid.paint(green(random));
        int layers = 2 + random.below(3);
        for (int i = 0; i < layers; i++) {
            double low = height * (0.15 + 0.7 * i / layers);
            double wide = radius * (1 - 0.75 * i / layers);
            solid.lathe(0, 0, wide, low, 0.02, Math.min(height, low + 1.1 * height / layers));
        }
        return solid.build();
    }

    static Solid poplar(RandomStream random) {
        double height = random.between(2.5, 5);
        return SolidBuilder.rigid()
                .paint(0x4f3a26)
                .column(0, 0, 0, 0.035 * height, 0.35 * height)
                .paint(green(random))
                .ball(new Vector3(0, 0.62 * height, 0), 0.17 * height, 0.38 * height, 0.17 * height)
                .build();
    }
}
