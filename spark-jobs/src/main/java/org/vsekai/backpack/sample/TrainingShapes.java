package org.vsekai.backpack.sample;

import org.vsekai.backpack.scene.Vector3;

/** Shapes that training scenes hold beside those of sample worlds, of any colour; metres. */
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

    private static SolidBuilder solid(RandomStream random) {
        return SolidBuilder.rigid().paint(colour(random));
    }

    // ---- Seats ----

    private static void legs(SolidBuilder solid, double x, double z, double height, double thick) {
        for (int i = 0; i < 4; i++) {
            solid.block((i < 2 ? -1 : 1) * x, 0, (i % 2 == 0 ? -1 : 1) * z, thick, height, thick);
        }
    }

    static Solid boardChair(RandomStream random) {
        double half = random.between(0.2, 0.26);
        double seat = random.between(0.42, 0.5);
        var solid = solid(random);
        legs(solid, half - 0.03, half - 0.03, seat, random.between(0.03, 0.05));
        if (random.chance(0.5)) {
            solid.paint(colour(random));
        }
        return solid.block(0, seat, 0, 2 * half, random.between(0.03, 0.09), 2 * half)
                .box(-half, half, seat, seat + random.between(0.35, 0.65), -half, -half + 0.04)
                .build();
    }

    static Solid tubeChair(RandomStream random) {
        double half = random.between(0.2, 0.25);
        double seat = random.between(0.43, 0.48);
        double top = seat + random.between(0.3, 0.5);
        var solid = solid(random);
        for (int side : new int[] {-1, 1}) {
            double x = side * half;
            solid.tube(new Vector3(x, 0, half), new Vector3(0.9 * x, seat, 0.8 * half), 0.014, 0.014);
            solid.tube(new Vector3(x, 0, -half), new Vector3(0.9 * x, seat, -0.8 * half), 0.014, 0.014);
            solid.tube(new Vector3(0.9 * x, seat, -0.8 * half), new Vector3(0.9 * x, top, -1.1 * half), 0.014, 0.014);
        }
        return solid.paint(colour(random))
                .block(0, seat, 0, 2 * half, 0.03, 2 * half)
                .box(-half, half, top - 0.22, top, -1.15 * half, -1.05 * half)
                .build();
    }

    static Solid shellChair(RandomStream random) {
        double seat = random.between(0.42, 0.47);
        var solid = solid(random);
        for (int i = 0; i < 4; i++) {
            double x = (i < 2 ? -1 : 1) * 0.22;
            double z = (i % 2 == 0 ? -1 : 1) * 0.22;
            solid.tube(new Vector3(x, 0, z), new Vector3(0.5 * x, seat, 0.5 * z), 0.012, 0.018);
        }
        return solid.paint(colour(random))
                .lathe(0, 0, 0.16, seat, 0.24, seat + 0.04, 0.25, seat + 0.07)
                .prism(-0.22, 0.22, -0.26, seat + 0.03, -0.2, seat + 0.03, -0.25, seat + 0.42, -0.3, seat + 0.42)
                .build();
    }

    static Solid cornerCouch(RandomStream random) {
        double half = random.between(0.85, 1.2);
        double depth = random.between(0.38, 0.48);
        double back = random.between(0.65, 0.9);
        var solid = solid(random)
                .box(-half, half, 0.05, 0.42, -depth, depth)
                .box(-half, half, 0.4, back, -depth, -depth + 0.2)
                .box(-half, -half + 0.2, 0.4, 0.6, -depth, depth);
        if (random.chance(0.5)) {
            solid.box(half - 0.6, half, 0.05, 0.42, depth, depth + 0.7);
        } else {
            solid.box(half - 0.2, half, 0.4, 0.6, -depth, depth);
        }
        solid.paint(colour(random));
        for (int i = 0; i < 2 + random.below(2); i++) {
            solid.ball(new Vector3(-half + 0.4 + 0.45 * i, 0.55, -depth + 0.28), 0.2, 0.17, 0.08);
        }
        return solid.build();
    }

    static Solid roundCouch(RandomStream random) {
        double half = random.between(0.8, 1.1);
        var solid = solid(random).box(-half, half, 0.12, 0.42, -0.4, 0.42);
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
        var solid = solid(random).block(0, 0.42, 0, 2 * half, 0.06, random.between(0.35, 0.5));
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
        var solid = solid(random);
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

    // ---- Tables, beds, shelves ----

    static Solid roundTable(RandomStream random) {
        double radius = random.between(0.3, 0.65);
        double height = random.between(0.4, 0.78);
        return solid(random)
                .column(0, height - 0.04, 0, radius, 0.04)
                .paint(colour(random))
                .column(0, 0.03, 0, random.between(0.03, 0.07), height - 0.06)
                .column(0, 0, 0, 0.55 * radius, 0.03)
                .build();
    }

    static Solid glassTable(RandomStream random) {
        double x = random.between(0.4, 0.9);
        double z = random.between(0.3, 0.5);
        double height = random.between(0.38, 0.78);
        var solid =
                solid(random).block(0, height - 0.025, 0, 2 * x, 0.025, 2 * z).paint(colour(random));
        legs(solid, x - 0.06, z - 0.06, height - 0.025, random.between(0.025, 0.06));
        if (random.chance(0.3)) {
            solid.block(0, 0.3 * height, 0, 1.8 * x, 0.02, 1.8 * z);
        }
        return solid.build();
    }

    static Solid trestleTable(RandomStream random) {
        double half = random.between(0.6, 0.9);
        var solid = solid(random).block(0, 0.71, 0, 2 * half, 0.05, 0.75).paint(colour(random));
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
        var solid = solid(random)
                .box(-half - 0.05, half + 0.05, 0.05, mattress - 0.12, -1.05, 1.05)
                .box(-half - 0.05, half + 0.05, 0, random.between(0.6, 1.2), -1.1, -1.03);
        solid.paint(random.chance(0.5) ? 0xf0eee8 : colour(random)).box(-half, half, 0.1, mattress, -1, 1);
        solid.paint(colour(random)).box(-half - 0.01, half + 0.01, 0.12, mattress + 0.03, -0.4, 1.01);
        solid.paint(colour(random));
        int pillows = half > 0.65 ? 2 : 1;
        for (int i = 0; i < pillows; i++) {
            solid.block((i - 0.5 * (pillows - 1)) * half, mattress, -0.75, 0.45, 0.1, 0.35);
        }
        return solid.build();
    }

    static Solid bunk(RandomStream random) {
        double half = random.between(0.45, 0.8);
        var solid = solid(random)
                .box(-half, half, 0.2, 0.32, -1, 1)
                .box(-half, half, 0, 0.8, -1.05, -1)
                .box(-half, half, 0, 0.65, 1, 1.05);
        solid.paint(colour(random)).box(-half + 0.03, half - 0.03, 0.32, 0.5, -0.98, 0.98);
        return solid.paint(0xf2f2f2)
                .ball(new Vector3(0, 0.53, -0.72), 0.6 * half, 0.09, 0.2)
                .build();
    }

    private static void books(SolidBuilder solid, RandomStream random, double half, double y, double room) {
        double x = -half;
        while (x < half - 0.08) {
            double thick = random.between(0.025, 0.08);
            if (random.chance(0.85)) {
                solid.paint(colour(random)).box(x, x + thick, y, y + room * random.between(0.5, 0.9), -0.1, 0.1);
            }
            x += thick + 0.004;
        }
    }

    static Solid openShelf(RandomStream random) {
        double half = random.between(0.35, 0.8);
        int boards = 3 + random.below(4);
        double step = random.between(0.28, 0.4);
        int timber = colour(random);
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
        int timber = colour(random);
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

    // ---- Lamps, screens, cold ----

    static Solid tableLamp(RandomStream random) {
        double height = random.between(0.35, 1.5);
        double shade = random.between(0.12, 0.25);
        double tall = random.between(0.16, 0.3);
        return solid(random)
                .lathe(0, 0, 0.12, 0, 0.1, 0.03, 0.02, 0.06, 0.02, height - tall)
                .paint(random.chance(0.6) ? 0xf4e8c8 : colour(random))
                .lathe(0, 0, shade, height - tall, shade * random.between(0.4, 1), height)
                .build();
    }

    static Solid archLamp(RandomStream random) {
        double height = random.between(1.3, 1.8);
        double reach = random.between(0.2, 0.45);
        var head = new Vector3(reach, height - 0.15, 0);
        return solid(random)
                .column(0, 0, 0, 0.14, 0.03)
                .column(0, 0, 0, 0.015, height)
                .tube(new Vector3(0, height, 0), head, 0.013, 0.013)
                .paint(colour(random))
                .tube(head.plus(new Vector3(0, 0.1, 0)), head.plus(new Vector3(0.02, -0.14, 0)), 0.05, 0.13)
                .build();
    }

    static Solid globeLamp(RandomStream random) {
        double height = random.between(0.5, 1.6);
        double radius = random.between(0.11, 0.17);
        return solid(random)
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
                .paint(random.chance(0.7) ? 0x181818 : colour(random))
                .box(-half, half, foot, foot + height, -0.03, 0.02)
                .block(0, 0, 0, 0.6 * half, foot, 0.2)
                .paint(random.chance(0.5) ? 0x0b0e14 : colour(random))
                .box(-half + 0.025, half - 0.025, foot + 0.03, foot + height - 0.025, 0.02, 0.025)
                .build();
    }

    static Solid tubeTelevision(RandomStream random) {
        double half = random.between(0.28, 0.4);
        return solid(random)
                .box(-half, half, 0, 1.5 * half, -0.1, 0.2)
                .box(-0.7 * half, 0.7 * half, 0.1, 1.2 * half, -0.35, -0.1)
                .paint(random.chance(0.6) ? 0x20262a : colour(random))
                .box(-half + 0.06, half - 0.14, 0.07, 1.5 * half - 0.06, 0.2, 0.21)
                .build();
    }

    static Solid smallRefrigerator(RandomStream random) {
        double half = random.between(0.26, 0.36);
        double height = random.between(0.8, 1.7);
        double seam = height * random.between(0.3, 0.72);
        return SolidBuilder.rigid()
                .paint(random.chance(0.6) ? 0xe9ebec : colour(random))
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
                .paint(random.chance(0.5) ? 0xc8ccd0 : colour(random))
                .box(-half, half, 0.03, height, -0.33, 0.28)
                .box(-half, -0.01, 0.05, height, 0.28, 0.33)
                .box(0.01, half, 0.05, height, 0.28, 0.33)
                .paint(0x707478)
                .box(-0.06, -0.03, 0.6, 1.3, 0.33, 0.37)
                .box(0.03, 0.06, 0.6, 1.3, 0.33, 0.37)
                .build();
    }

    // ---- Small things ----

    static Solid oldSuitcase(RandomStream random) {
        double half = random.between(0.25, 0.38);
        double height = random.between(0.35, 0.6);
        double thick = random.between(0.08, 0.13);
        return solid(random)
                .box(-half, half, 0, height, -thick, thick)
                .paint(colour(random))
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
        return solid(random)
                .box(-half, half, 0.04, height, -0.12, 0.12)
                .paint(colour(random))
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
        return solid(random)
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
        var solid = solid(random)
                .lathe(0, 0, 0.06 * s, 0, 0.1 * s, 0.07 * s, 0.06 * s, 0.16 * s, 0.02 * s, 0.2 * s, 0.02 * s, 0.32 * s)
                .lathe(0, 0, 0.02 * s, 0.32 * s, 0.045 * s, 0.35 * s);
        return solid.build();
    }

    static Solid plainBall(RandomStream random) {
        double r = random.between(0.1, 0.25);
        return solid(random).ball(new Vector3(0, r, 0), r, r, r).build();
    }

    static Solid stripedBall(RandomStream random) {
        double r = random.between(0.1, 0.2);
        return solid(random)
                .ball(new Vector3(0, r, 0), r, r, r)
                .paint(colour(random))
                .ball(new Vector3(0, r, 0), 1.01 * r, 0.25 * r, 1.01 * r)
                .ball(new Vector3(0, r, 0), 0.25 * r, 1.01 * r, 1.01 * r)
                .build();
    }

    // ---- Plants ----

    private static SolidBuilder pot(RandomStream random, double radius, double height) {
        return solid(random)
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

    // ---- Cars ----

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
        int lacquer = colour(random);
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
        var solid = solid(random)
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
