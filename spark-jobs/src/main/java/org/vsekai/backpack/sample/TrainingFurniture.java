package org.vsekai.backpack.sample;

import org.vsekai.backpack.scene.Vector3;

/** Chairs, couches, benches, tables, beds and shelves of training scenes, beside those of sample worlds, of any colour; metres. */
final class TrainingFurniture {
    private TrainingFurniture() {}

    private static void legs(SolidBuilder solid, double x, double z, double height, double thick) {
        for (int i = 0; i < 4; i++) {
            solid.block((i < 2 ? -1 : 1) * x, 0, (i % 2 == 0 ? -1 : 1) * z, thick, height, thick);
        }
    }

    static Solid boardChair(RandomStream random) {
        double half = random.between(0.2, 0.26);
        double seat = random.between(0.42, 0.5);
        var solid = TrainingShapes.solid(random);
        legs(solid, half - 0.03, half - 0.03, seat, random.between(0.03, 0.05));
        if (random.chance(0.5)) {
            solid.paint(TrainingShapes.colour(random));
        }
        return solid.block(0, seat, 0, 2 * half, random.between(0.03, 0.09), 2 * half)
                .box(-half, half, seat, seat + random.between(0.35, 0.65), -half, -half + 0.04)
                .build();
    }

    static Solid tubeChair(RandomStream random) {
        double half = random.between(0.2, 0.25);
        double seat = random.between(0.43, 0.48);
        double top = seat + random.between(0.3, 0.5);
        var solid = TrainingShapes.solid(random);
        for (int side : new int[] {-1, 1}) {
            double x = side * half;
            solid.tube(new Vector3(x, 0, half), new Vector3(0.9 * x, seat, 0.8 * half), 0.014, 0.014);
            solid.tube(new Vector3(x, 0, -half), new Vector3(0.9 * x, seat, -0.8 * half), 0.014, 0.014);
            solid.tube(new Vector3(0.9 * x, seat, -0.8 * half), new Vector3(0.9 * x, top, -1.1 * half), 0.014, 0.014);
        }
        return solid.paint(TrainingShapes.colour(random))
                .block(0, seat, 0, 2 * half, 0.03, 2 * half)
                .box(-half, half, top - 0.22, top, -1.15 * half, -1.05 * half)
                .build();
    }

    static Solid shellChair(RandomStream random) {
        double seat = random.between(0.42, 0.47);
        var solid = TrainingShapes.solid(random);
        for (int i = 0; i < 4; i++) {
            double x = (i < 2 ? -1 : 1) * 0.22;
            double z = (i % 2 == 0 ? -1 : 1) * 0.22;
            solid.tube(new Vector3(x, 0, z), new Vector3(0.5 * x, seat, 0.5 * z), 0.012, 0.018);
        }
        return solid.paint(TrainingShapes.colour(random))
                .lathe(0, 0, 0.16, seat, 0.24, seat + 0.04, 0.25, seat + 0.07)
                .prism(-0.22, 0.22, -0.26, seat + 0.03, -0.2, seat + 0.03, -0.25, seat + 0.42, -0.3, seat + 0.42)
                .build();
    }

    static Solid cornerCouch(RandomStream random) {
        double half = random.between(0.85, 1.2);
        double depth = random.between(0.38, 0.48);
        double back = random.between(0.65, 0.9);
        var solid = TrainingShapes.solid(random)
                .box(-half, half, 0.05, 0.42, -depth, depth)
                .box(-half, half, 0.4, back, -depth, -depth + 0.2)
                .box(-half, -half + 0.2, 0.4, 0.6, -depth, depth);
        if (random.chance(0.5)) {
            solid.box(half - 0.6, half, 0.05, 0.42, depth, depth + 0.7);
        } else {
            solid.box(half - 0.2, half, 0.4, 0.6, -depth, depth);
        }
        solid.paint(TrainingShapes.colour(random));
        for (int i = 0; i < 2 + random.below(2); i++) {
            solid.ball(new Vector3(-half + 0.4 + 0.45 * i, 0.55, -depth + 0.28), 0.2, 0.17, 0.08);
        }
        return solid.build();
    }

    static Solid roundCouch(RandomStream random) {
        double half = random.between(0.8, 1.1);
        var solid = TrainingShapes.solid(random).box(-half, half, 0.12, 0.42, -0.4, 0.42);
        solid.tube(new Vector3(-half, 0.72, -0.36), new Vector3(half, 0.72, -0.36), 0.12, 0.12);
        solid.box(-half, half, 0.4, 0.72, -0.44, -0.28);
        for (int side : new int[] {-1, 1}) {
            solid.tube(new Vector3(side * half, 0.5, -0.4), new Vector3(side * half, 0.5, 0.42), 0.13, 0.13);
        }
        solid.paint(0x2a2018);
        legs(solid, half - 0.1, 0.34, 0.12, 0.05);
        return solid.build();
    }

    static Solid plainBench(RandomStream random) {
        double half = random.between(0.6, 0.95);
        var solid = TrainingShapes.solid(random).block(0, 0.42, 0, 2 * half, 0.06, random.between(0.35, 0.5));
        boolean solidEnds = random.chance(0.5);
        for (int side : new int[] {-1, 1}) {
            solid.block(side * (half - 0.12), 0, 0, solidEnds ? 0.12 : 0.06, 0.42, 0.34);
        }
        if (random.chance(0.4)) {
            solid.box(-half, half, 0.55, 0.8, -0.22, -0.18).box(-half, -half + 0.06, 0.42, 0.8, -0.22, -0.18);
            solid.box(half - 0.06, half, 0.42, 0.8, -0.22, -0.18);
        }
        return solid.build();
    }

    static Solid parkBench(RandomStream random) {
        double half = random.between(0.7, 0.9);
        var solid = TrainingShapes.solid(random);
        for (int i = 0; i < 4; i++) {
            solid.box(-half, half, 0.42, 0.45, -0.2 + 0.11 * i, -0.12 + 0.11 * i);
            solid.box(-half, half, 0.52 + 0.1 * i, 0.59 + 0.1 * i, -0.27 - 0.02 * i, -0.24 - 0.02 * i);
        }
        solid.paint(0x25282a);
        for (int side : new int[] {-1, 1}) {
            double x = side * (half - 0.1);
            solid.block(x, 0, 0.15, 0.05, 0.42, 0.05).block(x, 0, -0.2, 0.05, 0.9, 0.05);
            solid.block(x, 0.62, -0.02, 0.05, 0.04, 0.42);
        }
        return solid.build();
    }

    static Solid roundTable(RandomStream random) {
        double radius = random.between(0.3, 0.65);
        double height = random.between(0.4, 0.78);
        return TrainingShapes.solid(random)
                .column(0, height - 0.04, 0, radius, 0.04)
                .paint(TrainingShapes.colour(random))
                .column(0, 0.03, 0, random.between(0.03, 0.07), height - 0.06)
                .column(0, 0, 0, 0.55 * radius, 0.03)
                .build();
    }

    static Solid glassTable(RandomStream random) {
        double x = random.between(0.4, 0.9);
        double z = random.between(0.3, 0.5);
        double height = random.between(0.38, 0.78);
        var solid = TrainingShapes.solid(random)
                .block(0, height - 0.025, 0, 2 * x, 0.025, 2 * z)
                .paint(TrainingShapes.colour(random));
        legs(solid, x - 0.06, z - 0.06, height - 0.025, random.between(0.025, 0.06));
        if (random.chance(0.3)) {
            solid.block(0, 0.3 * height, 0, 1.8 * x, 0.02, 1.8 * z);
        }
        return solid.build();
    }

    static Solid trestleTable(RandomStream random) {
        double half = random.between(0.6, 0.9);
        var solid = TrainingShapes.solid(random)
                .block(0, 0.71, 0, 2 * half, 0.05, 0.75)
                .paint(TrainingShapes.colour(random));
        for (int side : new int[] {-1, 1}) {
            double x = side * (half - 0.2);
            solid.tube(new Vector3(x, 0, -0.33), new Vector3(x, 0.71, 0.1), 0.03, 0.03);
            solid.tube(new Vector3(x, 0, 0.33), new Vector3(x, 0.71, -0.1), 0.03, 0.03);
        }
        return solid.block(0, 0.33, 0, 2 * half - 0.4, 0.05, 0.06).build();
    }

    static Solid lowBed(RandomStream random) {
        double half = random.between(0.45, 0.95);
        double mattress = random.between(0.3, 0.5);
        var solid = TrainingShapes.solid(random)
                .box(-half - 0.05, half + 0.05, 0.05, mattress - 0.12, -1.05, 1.05)
                .box(-half - 0.05, half + 0.05, 0, random.between(0.6, 1.2), -1.1, -1.03);
        solid.paint(random.chance(0.5) ? 0xf0eee8 : TrainingShapes.colour(random))
                .box(-half, half, 0.1, mattress, -1, 1);
        solid.paint(TrainingShapes.colour(random)).box(-half - 0.01, half + 0.01, 0.12, mattress + 0.03, -0.4, 1.01);
        solid.paint(TrainingShapes.colour(random));
        int pillows = half > 0.65 ? 2 : 1;
        for (int i = 0; i < pillows; i++) {
            solid.block((i - 0.5 * (pillows - 1)) * half, mattress, -0.75, 0.45, 0.1, 0.35);
        }
        return solid.build();
    }

    static Solid bunk(RandomStream random) {
        double half = random.between(0.45, 0.8);
        var solid = TrainingShapes.solid(random)
                .box(-half, half, 0.2, 0.32, -1, 1)
                .box(-half, half, 0, 0.8, -1.05, -1)
                .box(-half, half, 0, 0.65, 1, 1.05);
        solid.paint(TrainingShapes.colour(random)).box(-half + 0.03, half - 0.03, 0.32, 0.5, -0.98, 0.98);
        return solid.paint(0xf2f2f2)
                .ball(new Vector3(0, 0.53, -0.72), 0.6 * half, 0.09, 0.2)
                .build();
    }

    private static void books(SolidBuilder solid, RandomStream random, double half, double y, double room) {
        double x = -half;
        while (x < half - 0.08) {
            double thick = random.between(0.025, 0.08);
            if (random.chance(0.85)) {
                solid.paint(TrainingShapes.colour(random))
                        .box(x, x + thick, y, y + room * random.between(0.5, 0.9), -0.1, 0.1);
            }
            x += thick + 0.004;
        }
    }

    static Solid openShelf(RandomStream random) {
        double half = random.between(0.35, 0.8);
        int boards = 3 + random.below(4);
        double step = random.between(0.28, 0.4);
        int timber = TrainingShapes.colour(random);
        var solid = SolidBuilder.rigid().paint(timber);
        double height = step * boards;
        solid.box(-half - 0.03, -half, 0, height, -0.14, 0.14).box(half, half + 0.03, 0, height, -0.14, 0.14);
        if (random.chance(0.5)) {
            solid.box(-half, half, 0, height, -0.15, -0.13);
        }
        for (int i = 0; i <= boards; i++) {
            solid.paint(timber).box(-half, half, step * i, step * i + 0.03, -0.14, 0.14);
            if (i < boards) {
                books(solid, random, half, step * i + 0.03, step);
            }
        }
        return solid.build();
    }

    static Solid ladderShelf(RandomStream random) {
        double half = random.between(0.3, 0.5);
        int timber = TrainingShapes.colour(random);
        var solid = SolidBuilder.rigid().paint(timber);
        for (int side : new int[] {-1, 1}) {
            double x = side * (half + 0.03);
            solid.tube(new Vector3(x, 0, 0.25), new Vector3(x, 1.8, -0.1), 0.025, 0.025);
            solid.tube(new Vector3(x, 0, -0.15), new Vector3(x, 1.8, -0.15), 0.025, 0.025);
        }
        for (int i = 0; i < 5; i++) {
            solid.paint(timber).box(-half, half, 0.15 + 0.38 * i, 0.18 + 0.38 * i, -0.15, 0.15);
            books(solid, random, half, 0.18 + 0.38 * i, 0.36);
        }
        return solid.build();
    }
}
