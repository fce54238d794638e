package org.vsekai.backpack.sample;

import java.util.ArrayList;
import org.vsekai.backpack.scene.Vector3;

/** What persons of training scenes wear over a body in T-pose, bound to one joint each; metres. */
enum TrainingDress {
    SKIRT(0.35) {
        @Override
        void put(SolidBuilder solid, double h, RandomStream random) {
            double hem = random.between(0.06, 0.42) * h;
            double wide = random.between(0.11, 0.22) * h;
            solid.joint(Bone.HIPS.joint()).lathe(0, 0, wide, hem, 0.11 * h, 0.5 * h, 0.08 * h, 0.63 * h);
        }
    },
    COAT(0.2) {
        @Override
        void put(SolidBuilder solid, double h, RandomStream random) {
            double hem = random.between(0.4, 0.55) * h;
            solid.joint(Bone.CHEST.joint())
                    .lathe(0, 0, random.between(0.12, 0.16) * h, hem, 0.12 * h, 0.75 * h, 0.06 * h, 0.84 * h);
        }
    },
    CAPE(0.15) {
        @Override
        void put(SolidBuilder solid, double h, RandomStream random) {
            double half = random.between(0.09, 0.2) * h;
            solid.joint(Bone.CHEST.joint())
                    .box(-half, half, random.between(0.1, 0.5) * h, 0.83 * h, -0.13 * h, -0.1 * h);
        }
    },
    SHOULDER_PADS(0.15) {
        @Override
        void put(SolidBuilder solid, double h, RandomStream random) {
            double radius = random.between(0.05, 0.09) * h;
            for (boolean left : new boolean[] {true, false}) {
                var upper = Bone.of(left, "UPPER_ARM");
                solid.joint(upper.joint()).ball(upper.at(h), radius, 0.8 * radius, radius);
            }
        }
    },
    BOOTS(0.3) {
        @Override
        void put(SolidBuilder solid, double h, RandomStream random) {
            double radius = random.between(0.035, 0.06) * h;
            for (boolean left : new boolean[] {true, false}) {
                var foot = Bone.of(left, "FOOT").at(h);
                solid.joint(Bone.of(left, "LOWER_LEG").joint())
                        .tube(
                                foot.plus(new Vector3(0, -0.04 * h, 0)),
                                foot.plus(new Vector3(0, 0.12 * h, 0)),
                                radius,
                                radius)
                        .ball(foot.plus(new Vector3(0, -0.02 * h, 0.06 * h)), radius, 0.03 * h, 1.6 * radius);
            }
        }
    },
    LONG_HAIR(0.3) {
        @Override
        void put(SolidBuilder solid, double h, RandomStream random) {
            double down = random.between(0.05, 0.2) * h;
            var top = Bone.HEAD.at(h).plus(new Vector3(0, 0.08 * h, -0.035 * h));
            solid.joint(Bone.HEAD.joint())
                    .ball(top.plus(new Vector3(0, -down / 2, 0)), 0.07 * h, down / 2 + 0.05 * h, 0.04 * h)
                    .ball(top.plus(new Vector3(0, 0, 0.03 * h)), 0.062 * h, 0.05 * h, 0.062 * h);
        }
    },
    TAILS(0.12) {
        @Override
        void put(SolidBuilder solid, double h, RandomStream random) {
            double down = random.between(0.1, 0.4) * h;
            for (int side : new int[] {-1, 1}) {
                var top = Bone.HEAD.at(h).plus(new Vector3(side * 0.06 * h, 0.08 * h, -0.02 * h));
                solid.joint(Bone.HEAD.joint())
                        .tube(top, top.plus(new Vector3(side * 0.06 * h, -down, -0.03 * h)), 0.03 * h, 0.012 * h);
            }
        }
    },
    HELMET(0.2) {
        @Override
        void put(SolidBuilder solid, double h, RandomStream random) {
            var middle = Bone.HEAD.at(h).plus(new Vector3(0, 0.06 * h, 0));
            double radius = random.between(0.065, 0.085) * h;
            solid.joint(Bone.HEAD.joint());
            if (random.chance(0.5)) {
                solid.ball(middle, radius, 1.1 * radius, radius);
            } else {
                solid.lathe(0, 0, radius, 0.87 * h, radius, 0.96 * h, 0.3 * radius, 1.02 * h);
            }
            solid.paint(TrainingShapes.colour(random))
                    .box(-0.6 * radius, 0.6 * radius, 0.93 * h, 0.95 * h, 0, radius + 0.01 * h);
        }
    },
    HAT(0.15) {
        @Override
        void put(SolidBuilder solid, double h, RandomStream random) {
            double brim = random.between(0.06, 0.14) * h;
            double tall = random.between(1.02, 1.15) * h;
            solid.joint(Bone.HEAD.joint())
                    .lathe(
                            0,
                            0,
                            brim,
                            0.965 * h,
                            brim,
                            0.975 * h,
                            0.06 * h,
                            0.98 * h,
                            random.between(0, 0.06) * h,
                            tall);
        }
    },
    EARS(0.12) {
        @Override
        void put(SolidBuilder solid, double h, RandomStream random) {
            double up = random.between(0.05, 0.14) * h;
            for (int side : new int[] {-1, 1}) {
                var foot = Bone.HEAD.at(h).plus(new Vector3(side * 0.035 * h, 0.09 * h, 0));
                solid.joint(Bone.HEAD.joint())
                        .tube(foot, foot.plus(new Vector3(side * 0.02 * h, up, 0)), 0.025 * h, 0.005 * h);
            }
        }
    },
    RUCKSACK(0.12) {
        @Override
        void put(SolidBuilder solid, double h, RandomStream random) {
            solid.joint(Bone.CHEST.joint()).box(-0.1 * h, 0.1 * h, 0.58 * h, 0.82 * h, -0.2 * h, -0.08 * h);
        }
    },
    HELD(0.2) {
        @Override
        void put(SolidBuilder solid, double h, RandomStream random) {
            var hand = Bone.of(random.chance(0.5), "HAND");
            var grip = hand.at(h);
            solid.joint(hand.joint());
            if (random.chance(0.3)) {
                double half = random.between(0.1, 0.2) * h;
                solid.box(grip.x() - half, grip.x() + half, grip.y() - half, grip.y() + half, 0.03 * h, 0.05 * h);
            } else {
                double reach = random.between(0.2, 0.6) * h;
                solid.tube(
                        grip.plus(new Vector3(0, 0, -0.08 * h)),
                        grip.plus(new Vector3(0, 0, reach)),
                        0.012 * h,
                        0.008 * h);
            }
        }
    };

    private final double chance;

    TrainingDress(double chance) {
        this.chance = chance;
    }

    /** The body with some of it on, or with nothing. */
    static Solid on(Solid body, double h, RandomStream random) {
        var worn = SolidBuilder.skinned();
        boolean any = false;
        for (var piece : values()) {
            if (random.chance(piece.chance)) {
                piece.put(worn.paint(TrainingShapes.colour(random)), h, random);
                any = true;
            }
        }
        if (!any) {
            return body;
        }
        var parts = new ArrayList<>(body.parts());
        parts.addAll(worn.build().parts());
        return new Solid(parts);
    }

    abstract void put(SolidBuilder solid, double height, RandomStream random);
}
