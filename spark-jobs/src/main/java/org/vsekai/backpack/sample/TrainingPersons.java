package org.vsekai.backpack.sample;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.vsekai.backpack.scene.Matrix4;
import org.vsekai.backpack.scene.Quaternion;
import org.vsekai.backpack.scene.Vector3;

/** Persons of training scenes: of many builds, dresses and poses, so that no one maker's style is learnt; metres. */
final class TrainingPersons {
    private static final int INFLUENCES = 4;
    private static final Vector3 X = new Vector3(1, 0, 0);
    private static final Vector3 Z = new Vector3(0, 0, 1);
    private static final List<Integer> SKINS = List.of(0xf2c9a8, 0xd8a27a, 0xa86f48, 0x6b4429, 0xe5b088);

    private TrainingPersons() {}

    /** As in sample worlds, of a usual build and dress or another. */
    static Solid person(RandomStream random) {
        var humanoid = Humanoid.person(random);
        double h = humanoid.height();
        return random.chance(0.3)
                ? posed(humanoid.body(), h, random)
                : posed(built(dressed(humanoid.body(), h, random), h, random), h, random);
    }

    /** A jointed doll of one colour. */
    static Solid mannequin(RandomStream random) {
        double h = random.between(1.4, 1.9);
        double thick = random.between(0.8, 1.3) * h;
        var solid = SolidBuilder.skinned().paint(skinOrColour(random));
        for (var bone : Bone.values()) {
            if (bone.parent().isPresent() && bone != Bone.HEAD) {
                var above = bone.parent().get();
                double radius = thick * (above.joint() < 3 ? 0.06 : 0.032);
                solid.joint(above.joint()).tube(above.at(h), bone.at(h), radius, 0.9 * radius);
                solid.ball(bone.at(h), radius, radius, radius);
            }
        }
        var head = Bone.HEAD.at(h).plus(new Vector3(0, 0.05 * h, 0));
        solid.joint(Bone.HEAD.joint()).tube(Bone.NECK.at(h), head, 0.03 * thick, 0.03 * thick);
        solid.ball(head, 0.045 * thick, 0.06 * thick, 0.055 * thick);
        return posed(random.chance(0.5) ? dressed(solid.build(), h, random) : solid.build(), h, random);
    }

    /** Of blocks, as in games of blocks. */
    static Solid blockPerson(RandomStream random) {
        double h = random.between(1.4, 1.9);
        int shirt = TrainingShapes.colour(random);
        int trousers = TrainingShapes.colour(random);
        int skin = random.pick(SKINS);
        var solid = SolidBuilder.skinned();
        solid.paint(shirt).joint(Bone.CHEST.joint()).box(-0.11 * h, 0.11 * h, 0.52 * h, 0.82 * h, -0.06 * h, 0.06 * h);
        solid.paint(skin).joint(Bone.HEAD.joint()).box(-0.09 * h, 0.09 * h, 0.83 * h, h, -0.09 * h, 0.09 * h);
        solid.paint(TrainingShapes.colour(random))
                .box(-0.092 * h, 0.092 * h, 0.94 * h, 1.01 * h, -0.092 * h, 0.092 * h);
        for (boolean left : new boolean[] {true, false}) {
            int side = left ? 1 : -1;
            var upper = Bone.of(left, "UPPER_ARM");
            var lower = Bone.of(left, "LOWER_ARM");
            solid.paint(shirt).joint(upper.joint());
            limb(solid, side * 0.11 * h, side * 0.26 * h, 0.76 * h, 0.84 * h, 0.04 * h);
            solid.paint(skin).joint(lower.joint());
            limb(solid, side * 0.255 * h, side * 0.41 * h, 0.765 * h, 0.835 * h, 0.037 * h);
            solid.paint(trousers).joint(Bone.of(left, "UPPER_LEG").joint());
            limb(solid, side * 0.005 * h, side * 0.1 * h, 0.28 * h, 0.54 * h, 0.05 * h);
            solid.joint(Bone.of(left, "LOWER_LEG").joint());
            limb(solid, side * 0.007 * h, side * 0.098 * h, 0, 0.29 * h, 0.048 * h);
        }
        return posed(random.chance(0.5) ? dressed(solid.build(), h, random) : solid.build(), h, random);
    }

    private static void limb(SolidBuilder solid, double x, double other, double y0, double y1, double half) {
        solid.box(Math.min(x, other), Math.max(x, other), y0, y1, -half, half);
    }

    /** With a great round head on a body without waist: kept for measuring. */
    static Solid roundPerson(RandomStream random) {
        double h = random.between(1.0, 1.6);
        int skin = random.pick(SKINS);
        var solid = SolidBuilder.skinned().paint(TrainingShapes.colour(random)).joint(Bone.CHEST.joint());
        solid.lathe(0, 0, 0.17 * h, 0.4 * h, 0.16 * h, 0.55 * h, 0.09 * h, 0.78 * h);
        for (boolean left : new boolean[] {true, false}) {
            var upper = Bone.of(left, "UPPER_ARM");
            var hand = Bone.of(left, "HAND");
            solid.joint(upper.joint()).tube(upper.at(h), hand.at(h), 0.045 * h, 0.035 * h);
            solid.paint(skin).ball(hand.at(h), 0.05 * h, 0.045 * h, 0.045 * h).paint(TrainingShapes.colour(random));
            var leg = Bone.of(left, "UPPER_LEG");
            solid.joint(leg.joint())
                    .tube(leg.at(h), Bone.of(left, "FOOT").at(h), 0.06 * h, 0.05 * h)
                    .ball(Bone.of(left, "TOES").at(h).plus(new Vector3(0, 0.03 * h, 0)), 0.05 * h, 0.04 * h, 0.08 * h);
        }
        solid.paint(skin).joint(Bone.HEAD.joint()).ball(new Vector3(0, 0.92 * h, 0), 0.14 * h, 0.16 * h, 0.14 * h);
        solid.paint(TrainingShapes.colour(random))
                .ball(new Vector3(0, 0.97 * h, -0.03 * h), 0.145 * h, 0.13 * h, 0.13 * h);
        return posed(solid.build(), h, random);
    }

    private static int skinOrColour(RandomStream random) {
        return random.chance(0.5) ? random.pick(SKINS) : TrainingShapes.colour(random);
    }

    // ---- Poses ----

    private static Solid posed(Solid body, double height, RandomStream random) {
        return Posing.apply(body, height, pose(random), Matrix4.IDENTITY);
    }

    private static Map<Bone, Quaternion> pose(RandomStream random) {
        if (random.chance(0.15)) {
            return Map.of();
        }
        var turned = new EnumMap<Bone, Quaternion>(Bone.class);
        turned.putAll(random.pick(List.of(Stance.values())).rotations(random));
        if (random.chance(0.4)) {
            turned.put(Bone.LEFT_UPPER_ARM, arm(-1, random));
            turned.put(Bone.RIGHT_UPPER_ARM, arm(1, random));
        }
        if (random.chance(0.2)) {
            turned.put(Bone.LEFT_UPPER_LEG, Quaternion.about(X, random.between(-1.2, 0.5)));
            turned.put(Bone.LEFT_LOWER_LEG, Quaternion.about(X, random.between(0, 1.2)));
            turned.put(Bone.SPINE, Quaternion.about(X, random.between(-0.2, 0.4)));
        }
        return turned;
    }

    private static Quaternion arm(int side, RandomStream random) {
        return Quaternion.about(X, random.between(-1.2, 0.6))
                .multiply(Quaternion.about(Z, side * random.between(-0.8, 1.4)));
    }

    // ---- Dress: what is worn over a body in T-pose, bound to one joint each ----

    private static Solid dressed(Solid body, double h, RandomStream random) {
        var worn = SolidBuilder.skinned();
        boolean any = false;
        for (var piece : Worn.values()) {
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

    private enum Worn {
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

        Worn(double chance) {
            this.chance = chance;
        }

        abstract void put(SolidBuilder solid, double height, RandomStream random);
    }

    // ---- Builds ----

    /**
     * How thick or great parts of a body are against the usual: trunk and limbs around their bones, the head in all directions.
     */
    private record Build(double trunk, double arms, double legs, double hands, double head) {
        /** By how much a vertex moves away from its bone, along each axis; in T-pose arms lie along x. */
        Vector3 scale(Bone bone) {
            return switch (bone) {
                case HIPS, SPINE, CHEST -> new Vector3(trunk, 1, trunk);
                case NECK -> new Vector3(arms, 1, arms);
                case HEAD -> new Vector3(head, head, head);
                case LEFT_HAND, RIGHT_HAND -> new Vector3(hands, hands, hands);
                case LEFT_SHOULDER, RIGHT_SHOULDER, LEFT_UPPER_ARM, RIGHT_UPPER_ARM, LEFT_LOWER_ARM, RIGHT_LOWER_ARM ->
                    new Vector3(1, arms, arms);
                default -> new Vector3(legs, 1, legs);
            };
        }
    }

    private static Solid built(Solid body, double h, RandomStream random) {
        double head = random.chance(0.3) ? random.between(1.3, 2.3) : random.between(0.85, 1.25);
        var build = new Build(
                random.between(0.75, 1.4),
                random.between(0.7, 1.7),
                random.between(0.75, 1.5),
                random.between(0.8, random.chance(0.3) ? 2.2 : 1.3),
                head);
        return new Solid(
                body.parts().stream().map(part -> built(part, h, build)).toList());
    }

    private static Part built(Part part, double h, Build build) {
        var positions = new float[3 * part.vertexCount()];
        var normals = new float[positions.length];
        for (int v = 0; v < part.vertexCount(); v++) {
            var bone = Bone.ofJoint(part.joint(INFLUENCES * v));
            var middle = bone.at(h);
            var scale = build.scale(bone);
            var p = part.position(v).minus(middle);
            var n = part.normal(v);
            put(positions, v, middle.plus(new Vector3(scale.x() * p.x(), scale.y() * p.y(), scale.z() * p.z())));
            put(normals, v, new Vector3(n.x() / scale.x(), n.y() / scale.y(), n.z() / scale.z()).normalized());
        }
        return part.moved(positions, normals);
    }

    private static void put(float[] values, int index, Vector3 vector) {
        values[3 * index] = (float) vector.x();
        values[3 * index + 1] = (float) vector.y();
        values[3 * index + 2] = (float) vector.z();
    }
}
