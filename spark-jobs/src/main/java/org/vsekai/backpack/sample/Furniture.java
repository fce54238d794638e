package org.vsekai.backpack.sample;

import java.util.List;
import org.vsekai.backpack.scene.Vector3;

/** Shapes of what stands in rooms; metres. */
final class Furniture {
    private static final List<Integer> FABRICS =
            List.of(0x7a2e2e, 0x2f4f6f, 0x3f6b4a, 0x8a7a5a, 0x555566, 0xa0522d, 0x6b4b7a);
    private static final List<Integer> TIMBER = List.of(0x8a5a33, 0x6e4526, 0xb0824f, 0x4a3020);

    private Furniture() {}

    static Solid chair(RandomStream random) {
        int timber = random.pick(TIMBER);
        double width = random.between(0.42, 0.5);
        double seat = random.between(0.43, 0.47);
        double half = width / 2;
        var solid = SolidBuilder.rigid().paint(timber);
        for (int side : new int[] {-1, 1}) {
            double x = side * (half - 0.025);
            solid.block(x, 0, half - 0.03, 0.04, seat, 0.04);
            solid.block(x, 0, -half + 0.02, 0.04, seat + 0.5, 0.04);
        }
        for (int slat = 0; slat < 3; slat++) {
            double y = seat + 0.14 + 0.13 * slat;
            solid.box(-half, half, y, y + 0.07, -half + 0.01, -half + 0.03);
        }
        return solid.block(0, seat - 0.03, 0, width, 0.04, width)
                .paint(random.pick(FABRICS))
                .block(0, seat + 0.01, 0.01, width - 0.05, 0.035, width - 0.06)
                .build();
    }

    static Solid officeChair(RandomStream random) {
        int fabric = random.pick(List.of(0x22252b, 0x2f4f6f, 0x333333));
        var solid = SolidBuilder.rigid().paint(0x2b2b2b);
        for (int i = 0; i < 5; i++) {
            double angle = 2 * Math.PI * i / 5;
            var foot = new Vector3(0.3 * StrictMath.sin(angle), 0.06, 0.3 * StrictMath.cos(angle));
            solid.tube(new Vector3(0, 0.1, 0), foot, 0.03, 0.02);
            solid.ball(foot, 0.035, 0.06, 0.035);
        }
        return solid.column(0, 0.1, 0, 0.03, 0.33)
                .paint(fabric)
                .block(0, 0.43, 0.02, 0.5, 0.09, 0.48)
                .prism(-0.24, 0.24, -0.27, 0.6, -0.2, 0.6, -0.26, 1.1, -0.32, 1.1)
                .paint(0x2b2b2b)
                .box(-0.03, 0.03, 0.45, 0.65, -0.3, -0.24)
                .box(-0.3, -0.25, 0.65, 0.69, -0.15, 0.15)
                .box(0.25, 0.3, 0.65, 0.69, -0.15, 0.15)
                .box(-0.29, -0.26, 0.45, 0.65, -0.05, 0)
                .box(0.26, 0.29, 0.45, 0.65, -0.05, 0)
                .build();
    }

    static Solid stool(RandomStream random) {
        var solid = SolidBuilder.rigid().paint(random.pick(TIMBER));
        for (int i = 0; i < 4; i++) {
            double x = i < 2 ? -1 : 1;
            double z = i % 2 == 0 ? -1 : 1;
            solid.tube(new Vector3(0.17 * x, 0, 0.17 * z), new Vector3(0.1 * x, 0.58, 0.1 * z), 0.018, 0.022);
        }
        return solid.column(0, 0.58, 0, 0.18, 0.04).build();
    }

    static Solid couch(RandomStream random) {
        int fabric = random.pick(FABRICS);
        return upholstered(random.between(1.7, 2.2), fabric, lighter(fabric), 2 + random.below(2));
    }

    static Solid armchair(RandomStream random) {
        int fabric = random.pick(FABRICS);
        return upholstered(random.between(0.85, 0.95), fabric, lighter(fabric), 1);
    }

    private static Solid upholstered(double width, int frame, int cushion, int cushions) {
        double half = width / 2;
        var solid = SolidBuilder.rigid()
                .paint(frame)
                .box(-half, half, 0.08, 0.3, -0.42, 0.42)
                .prism(-half, half, -0.45, 0.3, -0.22, 0.3, -0.3, 0.85, -0.45, 0.85)
                .box(-half, -half + 0.16, 0.3, 0.6, -0.25, 0.42)
                .box(half - 0.16, half, 0.3, 0.6, -0.25, 0.42)
                .paint(cushion);
        double each = (width - 0.36) / cushions;
        for (int i = 0; i < cushions; i++) {
            double x = -half + 0.18 + each * (i + 0.5);
            solid.block(x, 0.3, 0.12, each - 0.02, 0.15, 0.62);
            solid.prism(x - each / 2 + 0.01, x + each / 2 - 0.01, -0.22, 0.45, -0.07, 0.45, -0.16, 0.8, -0.27, 0.8);
        }
        solid.paint(0x3a2a1c);
        for (int i = 0; i < 4; i++) {
            solid.block((i < 2 ? -1 : 1) * (half - 0.08), 0, (i % 2 == 0 ? -1 : 1) * 0.36, 0.06, 0.08, 0.06);
        }
        return solid.build();
    }

    static Solid diningTable(RandomStream random) {
        return table(random.between(1.3, 1.8), random.between(0.8, 0.95), 0.75, 0.07);
    }

    static Solid coffeeTable(RandomStream random) {
        return table(random.between(0.9, 1.2), random.between(0.5, 0.65), 0.42, 0.05);
    }

    static Solid desk(RandomStream random) {
        double half = random.between(0.65, 0.8);
        return SolidBuilder.rigid()
                .cover(Surface.wood())
                .box(-half, half, 0.71, 0.75, -0.35, 0.35)
                .paint(0xd8d4cc)
                .box(half - 0.45, half - 0.02, 0.05, 0.71, -0.33, 0.3)
                .box(-half + 0.02, -half + 0.06, 0, 0.71, -0.33, 0.33)
                .paint(0x777777)
                .box(half - 0.3, half - 0.16, 0.55, 0.57, 0.3, 0.32)
                .box(half - 0.3, half - 0.16, 0.3, 0.32, 0.3, 0.32)
                .build();
    }

    private static Solid table(double width, double depth, double height, double leg) {
        double x = width / 2 - leg;
        double z = depth / 2 - leg;
        var solid = SolidBuilder.rigid()
                .cover(Surface.wood())
                .block(0, height - 0.04, 0, width, 0.04, depth)
                .paint(0x6e4526)
                .block(0, height - 0.12, 0, width - 0.14, 0.08, depth - 0.14);
        for (int i = 0; i < 4; i++) {
            solid.block((i < 2 ? -1 : 1) * x, 0, (i % 2 == 0 ? -1 : 1) * z, leg, height - 0.04, leg);
        }
        return solid.build();
    }

    static Solid bed(RandomStream random) {
        double half = random.between(0.75, 0.9);
        int blanket = random.pick(FABRICS);
        var solid = SolidBuilder.rigid()
                .paint(random.pick(TIMBER))
                .box(-half, half, 0.12, 0.32, -1.02, 1.02)
                .box(-half, half, 0, 1.0, -1.08, -1.02)
                .box(-half, half, 0, 0.45, 1.02, 1.06)
                .paint(0xf4f1ea)
                .box(-half + 0.03, half - 0.03, 0.32, 0.52, -1.0, 1.0)
                .paint(blanket)
                .box(-half - 0.02, half + 0.02, 0.3, 0.57, -0.35, 1.01)
                .paint(lighter(blanket))
                .box(-half - 0.025, half + 0.025, 0.3, 0.585, -0.42, -0.15)
                .paint(0xffffff);
        for (int side : new int[] {-1, 1}) {
            solid.ball(new Vector3(side * half / 2, 0.57, -0.72), half * 0.42, 0.09, 0.22);
        }
        return solid.build();
    }

    static Solid bookcase(RandomStream random) {
        double half = random.between(0.4, 0.6);
        var solid = SolidBuilder.rigid()
                .paint(random.pick(TIMBER))
                .box(-half, half, 0, 1.9, -0.15, -0.13)
                .box(-half, -half + 0.03, 0, 1.9, -0.13, 0.15)
                .box(half - 0.03, half, 0, 1.9, -0.13, 0.15);
        for (int shelf = 0; shelf <= 5; shelf++) {
            solid.box(-half + 0.03, half - 0.03, 0.05 + 0.36 * shelf, 0.08 + 0.36 * shelf, -0.13, 0.15);
        }
        for (int shelf = 0; shelf < 5; shelf++) {
            double x = -half + 0.05;
            while (x < half - 0.12) {
                double thick = random.between(0.025, 0.06);
                double top = 0.08 + 0.36 * shelf + random.between(0.19, 0.28);
                solid.paint(SmallThings.cover(random)).box(x, x + thick, 0.08 + 0.36 * shelf, top, -0.1, 0.1);
                x += thick + (random.chance(0.1) ? 0.1 : 0.004);
            }
        }
        return solid.build();
    }

    static Solid wardrobe(RandomStream random) {
        return SolidBuilder.rigid()
                .cover(Surface.wood())
                .box(-0.6, 0.6, 0.06, 2.0, -0.3, 0.27)
                .paint(random.pick(TIMBER))
                .box(-0.58, -0.01, 0.1, 1.96, 0.27, 0.3)
                .box(0.01, 0.58, 0.1, 1.96, 0.27, 0.3)
                .paint(0xc9b037)
                .box(-0.07, -0.04, 0.95, 1.1, 0.3, 0.33)
                .box(0.04, 0.07, 0.95, 1.1, 0.3, 0.33)
                .paint(0x3a2a1c)
                .box(-0.58, 0.58, 0, 0.06, -0.28, 0.25)
                .build();
    }

    static Solid lamp(RandomStream random) {
        return SolidBuilder.rigid()
                .paint(0x444444)
                .column(0, 0, 0, 0.15, 0.03)
                .column(0, 0.03, 0, 0.015, 1.4)
                .paint(random.pick(List.of(0xf2e2b8, 0xe8d0d0, 0xd8e4f0)))
                .lathe(0, 0, 0.22, 1.32, 0.13, 1.62)
                .build();
    }

    static Solid carpet(RandomStream random) {
        var stripes = new Surface.Patterned(Surface.Pattern.STRIPES, random.pick(FABRICS), 0xd9cdb8);
        double half = random.between(0.9, 1.2);
        return SolidBuilder.rigid()
                .cover(stripes)
                .box(-half, half, 0, 0.015, -0.7, 0.7)
                .build();
    }

    private static int lighter(int rgb) {
        int red = Math.min(255, (rgb >> 16 & 255) + 34);
        int green = Math.min(255, (rgb >> 8 & 255) + 34);
        int blue = Math.min(255, (rgb & 255) + 34);
        return red << 16 | green << 8 | blue;
    }
}
