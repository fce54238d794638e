package org.vsekai.backpack.sample;

import java.util.List;
import org.vsekai.backpack.scene.Vector3;

/** Shapes of what one holds in a hand; metres. */
final class SmallThings {
    private static final List<Integer> COVERS =
            List.of(0x8c2d2d, 0x24507a, 0x2f6b3c, 0xc28a2c, 0x5a3d7a, 0xdedad0, 0x1f1f24, 0xb5533c);
    private static final List<Integer> GLAZES = List.of(0xf4f4f0, 0xc0392b, 0x2e6da4, 0xe0b04a, 0x3b8f6b);

    private SmallThings() {}

    /** A colour for the cover of a book. */
    static int cover(RandomStream random) {
        return random.pick(COVERS);
    }

    static Solid cup(RandomStream random) {
        return SolidBuilder.rigid()
                .paint(random.pick(GLAZES))
                .lathe(0, 0, 0.032, 0, 0.042, 0.02, 0.044, 0.1)
                .tube(new Vector3(0.042, 0.085, 0), new Vector3(0.075, 0.075, 0), 0.007, 0.007)
                .tube(new Vector3(0.075, 0.078, 0), new Vector3(0.075, 0.03, 0), 0.007, 0.007)
                .tube(new Vector3(0.075, 0.033, 0), new Vector3(0.042, 0.023, 0), 0.007, 0.007)
                .paint(0x3b2114)
                .lathe(0, 0, 0.04, 0.1, 0.04, 0.101)
                .build();
    }

    static Solid bottle(RandomStream random) {
        return SolidBuilder.rigid()
                .paint(random.pick(List.of(0x1f4d2b, 0x5a3516, 0x2f6f8f, 0x7a1f1f)))
                .lathe(0, 0, 0.036, 0, 0.038, 0.01, 0.038, 0.17, 0.034, 0.2, 0.015, 0.24, 0.014, 0.3)
                .paint(0xf0e8d0)
                .lathe(0, 0, 0.0385, 0.06, 0.0385, 0.14)
                .paint(0xc0a030)
                .lathe(0, 0, 0.016, 0.295, 0.016, 0.315)
                .build();
    }

    static Solid book(RandomStream random) {
        double width = random.between(0.13, 0.18);
        double depth = width * 1.4;
        double thick = random.between(0.02, 0.045);
        return SolidBuilder.rigid()
                .paint(cover(random))
                .block(0, 0, 0, width, 0.004, depth)
                .block(0, thick - 0.004, 0, width, 0.004, depth)
                .box(-width / 2, -width / 2 + 0.004, 0, thick, -depth / 2, depth / 2)
                .paint(0xf3eee0)
                .box(-width / 2 + 0.004, width / 2 - 0.004, 0.004, thick - 0.004, -depth / 2 + 0.004, depth / 2 - 0.004)
                .build();
    }

    static Solid vase(RandomStream random) {
        int glaze = random.pick(GLAZES);
        var solid = SolidBuilder.rigid()
                .paint(glaze)
                .lathe(0, 0, 0.04, 0, 0.075, 0.06, 0.08, 0.12, 0.05, 0.2, 0.032, 0.25, 0.045, 0.29)
                .paint(0x3d7a3a);
        for (int i = 0; i < 5; i++) {
            var tip = new Vector3(random.between(-0.1, 0.1), random.between(0.42, 0.52), random.between(-0.1, 0.1));
            solid.paint(0x3d7a3a).tube(new Vector3(0, 0.28, 0), tip, 0.004, 0.004);
            solid.paint(random.pick(List.of(0xd94f70, 0xf2c14e, 0xf4f4f4, 0xb04fd9)))
                    .ball(tip, 0.03, 0.022, 0.03);
        }
        return solid.build();
    }

    static Solid bowl(RandomStream random) {
        var solid = SolidBuilder.rigid().paint(random.pick(GLAZES)).lathe(0, 0, 0.05, 0, 0.1, 0.03, 0.13, 0.07);
        for (int i = 0; i < 4; i++) {
            double angle = i * Math.PI / 2;
            var place = new Vector3(0.055 * StrictMath.sin(angle), 0.08, 0.055 * StrictMath.cos(angle));
            solid.paint(random.pick(List.of(0xd9772b, 0xb5302b, 0x8fae3a))).ball(place, 0.04, 0.038, 0.04);
        }
        return solid.build();
    }

    static Solid wineGlass(RandomStream random) {
        double bowl = random.between(0.036, 0.042);
        return SolidBuilder.rigid()
                .paint(0xd4dde2)
                .lathe(0, 0, 0.036, 0, 0.034, 0.004, 0.005, 0.012, 0.004, 0.09)
                .lathe(0, 0, 0.004, 0.09, bowl, 0.12, bowl, 0.15, 0.032, 0.2)
                .paint(0x6b1026)
                .lathe(0, 0, bowl + 0.0005, 0.122, bowl + 0.0005, 0.15)
                .build();
    }

    static Solid ball(RandomStream random) {
        double radius = 0.11;
        var solid = SolidBuilder.rigid().paint(0xf5f5f5).ball(new Vector3(0, radius, 0), radius, radius, radius);
        int patch = random.pick(List.of(0x151515, 0x1d4fa0, 0xb02a2a));
        for (int i = 0; i < 12; i++) {
            // A spiral of patches, evenly spread over the ball.
            double y = 1 - (2 * i + 1) / 12.0;
            double flat = Math.sqrt(1 - y * y);
            double angle = i * 2.399963;
            var out = new Vector3(flat * StrictMath.sin(angle), y, flat * StrictMath.cos(angle));
            var centre = new Vector3(0, radius, 0).plus(out.times(radius * 0.93));
            solid.paint(patch).tube(centre, centre.plus(out.times(radius * 0.085)), 0.034, 0.03);
        }
        return solid.build();
    }

    static Solid teddyBear(RandomStream random) {
        int fur = random.pick(List.of(0x8a5a2b, 0xa9773f, 0x6b4423));
        var solid = SolidBuilder.rigid()
                .paint(fur)
                .ball(new Vector3(0, 0.14, 0), 0.11, 0.13, 0.1)
                .ball(new Vector3(0, 0.33, 0.01), 0.095, 0.09, 0.09);
        for (int side : new int[] {-1, 1}) {
            solid.ball(new Vector3(side * 0.075, 0.41, 0), 0.035, 0.035, 0.025);
            solid.ball(new Vector3(side * 0.13, 0.2, 0.04), 0.04, 0.09, 0.04);
            solid.ball(new Vector3(side * 0.08, 0.045, 0.11), 0.045, 0.045, 0.09);
        }
        solid.paint(0xd8b98a).ball(new Vector3(0, 0.3, 0.085), 0.045, 0.038, 0.035);
        solid.ball(new Vector3(0, 0.14, 0.05), 0.075, 0.09, 0.06);
        solid.paint(0x101010).ball(new Vector3(0, 0.315, 0.12), 0.014, 0.011, 0.01);
        for (int side : new int[] {-1, 1}) {
            solid.ball(new Vector3(side * 0.035, 0.35, 0.088), 0.011, 0.012, 0.01);
        }
        return solid.build();
    }

    static Solid suitcase(RandomStream random) {
        return SolidBuilder.rigid()
                .paint(random.pick(List.of(0x2f4f6f, 0x8c2d2d, 0x222222, 0x3f6b4a)))
                .box(-0.22, 0.22, 0.05, 0.65, -0.12, 0.12)
                .paint(0x111111)
                .box(-0.2, -0.15, 0, 0.05, -0.1, 0.1)
                .box(0.15, 0.2, 0, 0.05, -0.1, 0.1)
                .box(-0.12, -0.1, 0.65, 0.95, -0.02, 0)
                .box(0.1, 0.12, 0.65, 0.95, -0.02, 0)
                .box(-0.12, 0.12, 0.95, 0.98, -0.025, 0.005)
                .box(-0.221, 0.221, 0.34, 0.36, -0.121, 0.121)
                .build();
    }
}
