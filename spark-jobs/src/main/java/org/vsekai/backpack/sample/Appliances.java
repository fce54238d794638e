package org.vsekai.backpack.sample;

import java.util.List;
import org.vsekai.backpack.scene.Vector3;

/** Shapes of what has a plug; metres. */
final class Appliances {
    private Appliances() {}

    static Solid television(RandomStream random) {
        double half = random.between(0.5, 0.64);
        double height = 2 * half * 9 / 16;
        return SolidBuilder.rigid()
                .paint(0x2a2a2a)
                .box(-0.25, 0.25, 0, 0.02, -0.12, 0.12)
                .box(-0.04, 0.04, 0.02, 0.12, -0.03, 0.01)
                .box(-half, half, 0.09, 0.12 + height, -0.03, 0.02)
                .paint(0x0b0d12)
                .box(-half + 0.025, half - 0.025, 0.12, 0.095 + height, 0.02, 0.024)
                .build();
    }

    /** What a television stands on. */
    static Solid lowCabinet(RandomStream random) {
        double half = random.between(0.7, 0.8);
        return SolidBuilder.rigid()
                .cover(Surface.wood())
                .box(-half, half, 0.04, 0.48, -0.2, 0.2)
                .paint(0x4a3020)
                .box(-half + 0.03, -0.01, 0.08, 0.44, 0.2, 0.21)
                .box(0.01, half - 0.03, 0.08, 0.44, 0.2, 0.21)
                .paint(0x333333)
                .box(-half + 0.05, half - 0.05, 0, 0.04, -0.18, 0.18)
                .build();
    }

    static Solid refrigerator(RandomStream random) {
        int body = random.pick(List.of(0xf2f2f0, 0xc8ccd0, 0xe8e6df));
        return SolidBuilder.rigid()
                .paint(body)
                .box(-0.33, 0.33, 0.04, 1.78, -0.32, 0.27)
                .box(-0.325, 0.325, 0.06, 1.12, 0.28, 0.33)
                .box(-0.325, 0.325, 1.14, 1.77, 0.28, 0.33)
                .paint(0x8a8f94)
                .box(-0.29, -0.26, 0.7, 1.08, 0.33, 0.37)
                .box(-0.29, -0.26, 1.18, 1.5, 0.33, 0.37)
                .paint(0x555555)
                .box(-0.32, 0.32, 0, 0.04, -0.3, 0.25)
                .box(-0.32, 0.32, 1.12, 1.14, 0.27, 0.32)
                .build();
    }

    static Solid oven(RandomStream random) {
        int body = random.pick(List.of(0xe9e9e9, 0xb9bcc0, 0x3a3d42));
        var solid = SolidBuilder.rigid()
                .paint(body)
                .box(-0.3, 0.3, 0.05, 0.86, -0.3, 0.29)
                .paint(0x18191c)
                .box(-0.3, 0.3, 0.86, 0.88, -0.3, 0.3)
                .box(-0.22, 0.22, 0.25, 0.58, 0.29, 0.3)
                .box(-0.3, 0.3, 0, 0.05, -0.27, 0.25)
                .paint(0xd0d0d0)
                .box(-0.24, 0.24, 0.63, 0.65, 0.3, 0.34)
                .paint(0x303030);
        for (int i = 0; i < 4; i++) {
            double x = -0.21 + 0.14 * i;
            solid.tube(new Vector3(x, 0.76, 0.28), new Vector3(x, 0.76, 0.32), 0.03, 0.03);
            solid.column(i < 2 ? -0.15 : 0.15, 0.88, i % 2 == 0 ? -0.15 : 0.13, 0.09, 0.008);
        }
        return solid.build();
    }

    static Solid laptop(RandomStream random) {
        int body = random.pick(List.of(0xb8bcc2, 0x3b3e44, 0x8d9196));
        int screen = random.pick(List.of(0x3f6fb5, 0x1d2733, 0x4c8f6a));
        return SolidBuilder.rigid()
                .paint(body)
                .box(-0.17, 0.17, 0, 0.018, -0.12, 0.12)
                .prism(-0.17, 0.17, -0.13, 0.018, -0.12, 0.018, -0.18, 0.235, -0.19, 0.235)
                .paint(0x1a1a1a)
                .box(-0.145, 0.145, 0.018, 0.02, -0.09, 0.03)
                .box(-0.05, 0.05, 0.018, 0.0195, 0.045, 0.105)
                .paint(screen)
                .prism(-0.158, 0.158, -0.1215, 0.03, -0.12, 0.03, -0.176, 0.226, -0.1775, 0.226)
                .build();
    }

    static Solid monitor(RandomStream random) {
        int screen = random.pick(List.of(0x28405e, 0x3f6fb5, 0x15171a));
        return SolidBuilder.rigid()
                .paint(0x222222)
                .block(0, 0, -0.02, 0.24, 0.015, 0.18)
                .box(-0.03, 0.03, 0.015, 0.16, -0.06, -0.03)
                .box(-0.29, 0.29, 0.12, 0.47, -0.03, 0.005)
                .paint(screen)
                .box(-0.275, 0.275, 0.135, 0.455, 0.005, 0.008)
                .build();
    }

    static Solid microwave(RandomStream random) {
        return SolidBuilder.rigid()
                .paint(random.pick(List.of(0xe9e9e9, 0x3a3d42)))
                .box(-0.25, 0.25, 0, 0.28, -0.18, 0.17)
                .paint(0x15171a)
                .box(-0.22, 0.1, 0.04, 0.24, 0.17, 0.18)
                .paint(0x9aa0a6)
                .box(0.14, 0.23, 0.05, 0.14, 0.17, 0.175)
                .box(0.11, 0.125, 0.05, 0.23, 0.17, 0.2)
                .build();
    }

    static Solid clock(RandomStream random) {
        return SolidBuilder.rigid()
                .paint(random.pick(List.of(0x303030, 0x8a2b2b, 0x2b4b8a)))
                .tube(new Vector3(0, 0.16, -0.02), new Vector3(0, 0.16, 0.02), 0.16, 0.16)
                .paint(0xfafafa)
                .tube(new Vector3(0, 0.16, 0.02), new Vector3(0, 0.16, 0.025), 0.14, 0.14)
                .paint(0x101010)
                .box(-0.008, 0.008, 0.16, 0.27, 0.025, 0.03)
                .box(0, 0.08, 0.152, 0.168, 0.025, 0.03)
                .build();
    }
}
