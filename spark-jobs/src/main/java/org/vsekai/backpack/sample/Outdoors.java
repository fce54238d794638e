package org.vsekai.backpack.sample;

import java.util.List;
import org.vsekai.backpack.scene.Vector3;

/** Shapes of plants and of what stands in streets and parks; metres. */
final class Outdoors {
    private static final List<Integer> GREENS = List.of(0x2f6b2f, 0x3f7f35, 0x4c8f3c, 0x2a5a30);

    private Outdoors() {}

    static Solid pottedPlant(RandomStream random) {
        double radius = random.between(0.13, 0.18);
        double rim = random.between(0.24, 0.3);
        var solid = SolidBuilder.rigid()
                .paint(random.pick(List.of(0xb5653a, 0xe8e4da, 0x8d4a2b, 0x4a5a66)))
                .lathe(0, 0, radius * 0.72, 0, radius, rim - 0.04, radius * 1.1, rim - 0.04, radius * 1.1, rim)
                .paint(0x3a2718)
                .lathe(0, 0, radius, rim, radius, rim + 0.005);
        int leaves = 16 + random.below(8);
        for (int i = 0; i < leaves; i++) {
            double angle = i * 2.399963;
            double lean = 0.15 + 0.85 * i / leaves;
            double length = random.between(0.35, 0.55);
            var out = new Vector3(StrictMath.sin(angle), 0, StrictMath.cos(angle));
            var root = new Vector3(0, rim, 0).plus(out.times(0.03));
            var middle = root.plus(out.times(0.4 * lean * length)).plus(new Vector3(0, 0.6 * length, 0));
            var tip = root.plus(out.times(lean * length)).plus(new Vector3(0, length * (1 - 0.5 * lean), 0));
            solid.paint(random.pick(GREENS)).tube(root, middle, 0.008, 0.035);
            solid.tube(middle, tip, 0.035, 0.002);
        }
        return solid.build();
    }

    static Solid tree(RandomStream random) {
        double trunk = random.between(1.4, 2.0);
        var solid = SolidBuilder.rigid().paint(0x5f432b).lathe(0, 0, 0.2, 0, 0.14, 0.3, 0.11, trunk + 0.5);
        for (int i = 0; i < 12; i++) {
            double angle = i * 2.399963;
            double reach = i == 0 ? 0 : random.between(0.3, 0.75);
            var centre = new Vector3(
                    reach * StrictMath.sin(angle), trunk + random.between(0.2, 1.5), reach * StrictMath.cos(angle));
            double size = random.between(0.45, 0.7);
            solid.paint(random.pick(GREENS)).ball(centre, size, size * 0.85, size);
        }
        return solid.build();
    }

    static Solid shrub(RandomStream random) {
        var solid = SolidBuilder.rigid();
        for (int i = 0; i < 7; i++) {
            double size = random.between(0.18, 0.28);
            var centre =
                    new Vector3(random.between(-0.25, 0.25), size + random.between(0, 0.3), random.between(-0.2, 0.2));
            solid.paint(random.pick(GREENS)).ball(centre, size, size, size);
        }
        return solid.build();
    }

    static Solid bench(RandomStream random) {
        int timber = random.pick(List.of(0x8a5a33, 0x6e4526, 0x3f5a3f));
        var solid = SolidBuilder.rigid().paint(0x303234);
        for (int side : new int[] {-1, 1}) {
            double x = side * 0.62;
            solid.box(x - 0.03, x + 0.03, 0, 0.42, 0.16, 0.22);
            solid.prism(x - 0.03, x + 0.03, -0.2, 0, -0.14, 0, -0.2, 0.85, -0.26, 0.85);
            solid.box(x - 0.03, x + 0.03, 0.38, 0.42, -0.18, 0.22);
        }
        solid.paint(timber);
        for (int slat = 0; slat < 4; slat++) {
            double z = -0.14 + 0.1 * slat;
            solid.box(-0.75, 0.75, 0.42, 0.45, z, z + 0.08);
        }
        for (int slat = 0; slat < 3; slat++) {
            double y = 0.52 + 0.12 * slat;
            solid.box(-0.75, 0.75, y, y + 0.09, -0.19 - 0.02 * slat, -0.155 - 0.02 * slat);
        }
        return solid.build();
    }

    /** What a sign or a light is fixed to. */
    static Solid post(RandomStream random) {
        return SolidBuilder.rigid()
                .paint(0x4a4d50)
                .column(0, 0.12, 0, 0.05, random.between(1.9, 2.2))
                .column(0, 0, 0, 0.14, 0.12)
                .build();
    }

    /** The box of lamps alone. */
    static Solid trafficLight(RandomStream random) {
        var solid = SolidBuilder.rigid().paint(0x16181a).box(-0.16, 0.16, 0, 0.9, -0.12, 0.12);
        int[] bright = {0x18c24a, 0xf5b521, 0xf02a1d};
        int[] dark = {0x0d3a1a, 0x4a3a10, 0x4a120e};
        int lit = random.below(3);
        for (int i = 0; i < 3; i++) {
            double y = 0.16 + 0.29 * i;
            solid.paint(i == lit ? bright[i] : dark[i])
                    .tube(new Vector3(0, y, 0.12), new Vector3(0, y, 0.135), 0.105, 0.1);
            solid.paint(0x16181a).box(-0.12, 0.12, y + 0.105, y + 0.12, 0.12, 0.25);
        }
        return solid.build();
    }

    /** The plate alone. */
    static Solid stopSign(RandomStream random) {
        double radius = random.between(0.36, 0.42);
        var solid = octagon(SolidBuilder.rigid().paint(0xf8f8f8), radius, radius, -0.012);
        return octagon(solid.paint(0xc01820), radius, 0.9 * radius, 0)
                .paint(0xffffff)
                .box(-0.6 * radius, 0.6 * radius, radius - 0.05, radius + 0.05, 0.012, 0.018)
                .build();
    }

    /** A plate that faces +z, by prisms along x: three make an octagon. */
    private static SolidBuilder octagon(SolidBuilder solid, double y, double radius, double z) {
        double side = radius * (Math.sqrt(2) - 1);
        int steps = 8;
        solid.box(-side, side, y - radius, y + radius, z, z + 0.012);
        for (int i = 0; i < steps; i++) {
            double x0 = side + (radius - side) * i / steps;
            double x1 = side + (radius - side) * (i + 1) / steps;
            double half = radius - (x0 + x1) / 2 + side;
            solid.box(x0, x1, y - half, y + half, z, z + 0.012);
            solid.box(-x1, -x0, y - half, y + half, z, z + 0.012);
        }
        return solid;
    }

    static Solid fireHydrant(RandomStream random) {
        int red = random.pick(List.of(0xc0281c, 0xd4a017, 0xb03020));
        return SolidBuilder.rigid()
                .paint(red)
                .lathe(0, 0, 0.16, 0, 0.16, 0.05, 0.11, 0.06, 0.11, 0.5, 0.14, 0.51, 0.14, 0.55, 0.1, 0.64, 0.03, 0.7)
                .tube(new Vector3(-0.2, 0.4, 0), new Vector3(0.2, 0.4, 0), 0.055, 0.055)
                .tube(new Vector3(0, 0.36, 0), new Vector3(0, 0.36, 0.19), 0.07, 0.07)
                .paint(0xd8d8d8)
                .column(0, 0.7, 0, 0.025, 0.04)
                .tube(new Vector3(0, 0.36, 0.19), new Vector3(0, 0.36, 0.205), 0.075, 0.075)
                .tube(new Vector3(-0.215, 0.4, 0), new Vector3(-0.2, 0.4, 0), 0.06, 0.06)
                .tube(new Vector3(0.2, 0.4, 0), new Vector3(0.215, 0.4, 0), 0.06, 0.06)
                .build();
    }
}
