package org.vsekai.backpack.sample;

import java.util.List;
import org.vsekai.backpack.scene.Vector3;

/** Shapes of what drives; metres, the front towards +z. */
final class Vehicles {
    private static final List<Integer> LACQUERS =
            List.of(0xb01e23, 0x1f4e8c, 0xe6e6e6, 0x2b2d31, 0x8f959b, 0x2f6b46, 0xd49a1f);
    private static final int GLASS = 0x1b2a36;
    private static final int TYRE = 0x17181a;

    private Vehicles() {}

    static Solid car(RandomStream random) {
        int lacquer = random.pick(LACQUERS);
        var solid = SolidBuilder.rigid()
                .paint(lacquer)
                // The body, bevelled at bonnet and boot.
                .prism(-0.86, 0.86, -2.1, 0.3, 2.1, 0.28, 2.12, 0.6, 2.0, 0.72, 0.9, 0.9, -1.75, 0.93, -2.1, 0.85)
                .box(-0.8, 0.8, 0.22, 0.32, -2.0, 2.0)
                // The roof; the glass below it is a little narrower than the body.
                .prism(-0.64, 0.64, -1.0, 1.4, 0.05, 1.4, -0.1, 1.46, -0.85, 1.46)
                .paint(GLASS)
                .prism(-0.7, 0.7, -1.6, 0.92, 0.85, 0.9, 0.06, 1.4, -1.05, 1.4)
                .paint(lacquer);
        for (int side : new int[] {-1, 1}) {
            double x = side * 0.7;
            double inner = Math.min(x, x + side * 0.015);
            double outer = Math.max(x, x + side * 0.015);
            solid.prism(inner, outer, -0.45, 0.92, -0.35, 0.92, -0.38, 1.4, -0.48, 1.4);
            solid.prism(inner, outer, 0.72, 0.9, 0.86, 0.9, 0.07, 1.42, 0, 1.4);
            solid.prism(inner, outer, -1.62, 0.92, -1.35, 0.92, -0.95, 1.4, -1.06, 1.42);
        }
        lights(solid, 0.86, 2.1, -2.1, 0.6);
        return wheels(solid, 0.82, 0.33, 1.3, -1.3).build();
    }

    private static void lights(SolidBuilder solid, double half, double front, double back, double y) {
        for (int side : new int[] {-1, 1}) {
            double x = side * (half - 0.22);
            solid.paint(0xfdf6d8).box(x - 0.17, x + 0.17, y - 0.08, y + 0.06, front - 0.05, front + 0.025);
            solid.paint(0xb01010).box(x - 0.17, x + 0.17, y + 0.05, y + 0.18, back - 0.015, back + 0.05);
        }
        solid.paint(0x202225)
                .box(-0.45, 0.45, y - 0.22, y - 0.05, front - 0.03, front + 0.03)
                .paint(0xf2f2f2)
                .box(-0.26, 0.26, y - 0.32, y - 0.22, front - 0.03, front + 0.035)
                .box(-0.26, 0.26, y - 0.05, y + 0.05, back - 0.02, back + 0.03);
    }

    private static SolidBuilder wheels(SolidBuilder solid, double x, double radius, double... axles) {
        for (double z : axles) {
            for (int side : new int[] {-1, 1}) {
                double out = side * (x + 0.07);
                var hub = new Vector3(out, radius, z);
                solid.paint(TYRE).tube(new Vector3(side * (x - 0.13), radius, z), hub, radius, radius);
                solid.paint(0xb8bcc0)
                        .tube(hub, new Vector3(out + side * 0.012, radius, z), radius * 0.62, radius * 0.58);
                solid.paint(0x404347).tube(hub, new Vector3(out + side * 0.02, radius, z), radius * 0.2, radius * 0.18);
            }
        }
        return solid;
    }

    static Solid truck(RandomStream random) {
        int cab = random.pick(LACQUERS);
        var solid = SolidBuilder.rigid()
                .paint(random.pick(List.of(0xe8e8e4, 0x9aa0a6, 0x5b7a99)))
                .box(-1.1, 1.1, 0.9, 2.9, -3.0, 1.15)
                .paint(0x2a2c2f)
                .box(-0.5, 0.5, 0.5, 0.9, -2.9, 2.6)
                .paint(cab)
                .prism(-1.05, 1.05, 1.3, 0.5, 2.9, 0.5, 2.9, 1.4, 2.65, 2.4, 1.3, 2.4)
                .paint(GLASS)
                .prism(-0.95, 0.95, 2.89, 1.5, 2.91, 1.5, 2.7, 2.25, 2.68, 2.25)
                .box(-1.06, 1.06, 1.5, 2.15, 1.7, 2.5);
        lights(solid, 1.05, 2.9, -3.0, 0.85);
        return wheels(solid, 0.95, 0.48, 2.1, -1.3, -2.35).build();
    }

    static Solid bus(RandomStream random) {
        var solid = SolidBuilder.rigid()
                .paint(random.pick(List.of(0xc8322b, 0xe0a81e, 0x2f6fb0)))
                .box(-1.2, 1.2, 0.35, 2.9, -4.0, 4.0)
                .paint(GLASS)
                .box(-1.1, 1.1, 1.3, 2.6, 3.99, 4.02);
        for (int i = 0; i < 5; i++) {
            double z = -3.7 + 1.45 * i;
            solid.box(-1.215, 1.215, 1.4, 2.4, z, z + 1.25);
        }
        solid.paint(0xf4f4f4).box(-1.21, 1.21, 1.0, 1.1, -4.0, 4.0);
        solid.paint(0xffcf4a).box(-0.7, 0.7, 2.65, 2.85, 3.99, 4.02);
        lights(solid, 1.2, 4.0, -4.0, 0.8);
        return wheels(solid, 1.12, 0.48, 2.6, -2.5).build();
    }

    static Solid bicycle(RandomStream random) {
        int frame = random.pick(LACQUERS);
        var solid = SolidBuilder.rigid();
        double radius = 0.34;
        for (double z : new double[] {-0.52, 0.52}) {
            wheel(solid, z, radius);
        }
        var pedals = new Vector3(0, 0.3, -0.08);
        var saddle = new Vector3(0, 0.82, -0.2);
        var head = new Vector3(0, 0.78, 0.36);
        var front = new Vector3(0, radius, 0.52);
        var back = new Vector3(0, radius, -0.52);
        solid.paint(frame)
                .tube(pedals, saddle, 0.018, 0.018)
                .tube(pedals, head, 0.02, 0.02)
                .tube(saddle.plus(new Vector3(0, -0.08, 0.01)), head, 0.018, 0.018)
                .tube(back, pedals, 0.014, 0.014)
                .tube(back, saddle.plus(new Vector3(0, -0.05, 0)), 0.014, 0.014)
                .tube(front, head.plus(new Vector3(0, 0.14, -0.04)), 0.016, 0.016)
                .paint(0x1a1a1a)
                .ball(saddle.plus(new Vector3(0, 0.05, -0.02)), 0.07, 0.03, 0.13)
                .tube(new Vector3(-0.28, 0.98, 0.3), new Vector3(0.28, 0.98, 0.3), 0.014, 0.014)
                .tube(new Vector3(0, 0.9, 0.32), new Vector3(0, 0.98, 0.3), 0.014, 0.014)
                .tube(new Vector3(-0.02, 0.3, -0.08), new Vector3(0.04, 0.3, -0.08), 0.09, 0.09)
                .box(0.05, 0.14, 0.13, 0.16, -0.12, -0.04)
                .box(-0.14, -0.05, 0.44, 0.47, -0.12, -0.04);
        return solid.build();
    }

    /** A ring of short rods and spokes. */
    private static void wheel(SolidBuilder solid, double z, double radius) {
        int pieces = 20;
        for (int i = 0; i < pieces; i++) {
            var a = rim(z, radius, 2 * Math.PI * i / pieces);
            var b = rim(z, radius, 2 * Math.PI * (i + 1) / pieces);
            solid.paint(TYRE).tube(a, b, 0.022, 0.022);
            if (i % 2 == 0) {
                solid.paint(0xa8acb0).tube(new Vector3(0, radius, z), a, 0.004, 0.004);
            }
        }
    }

    private static Vector3 rim(double z, double radius, double angle) {
        double inner = radius - 0.022;
        return new Vector3(0, radius + inner * StrictMath.cos(angle), z + inner * StrictMath.sin(angle));
    }
}
