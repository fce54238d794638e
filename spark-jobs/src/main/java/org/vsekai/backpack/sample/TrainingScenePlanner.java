package org.vsekai.backpack.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vsekai.backpack.render.Light;
import org.vsekai.backpack.render.Rasterizer;
import org.vsekai.backpack.scene.Matrix4;
import org.vsekai.backpack.scene.PinholeCamera;
import org.vsekai.backpack.scene.Quaternion;
import org.vsekai.backpack.scene.Vector3;

/** Puts a training scene together. Used once. */
final class TrainingScenePlanner {
    private static final int CAMERAS = 3;
    private static final double NEAR = 0.05;
    private static final double FAR = 200;
    private static final double WALL = 0.1;
    private static final Vector3 UP = new Vector3(0, 1, 0);
    private static final List<Double> QUARTERS = List.of(0.0, Math.PI / 2, Math.PI, 3 * Math.PI / 2);
    private static final List<Thing> ROOM_CLUTTER = List.of(
            Thing.WARDROBE, Thing.LOW_CABINET, Thing.OVEN, Thing.STOOL, Thing.CLOCK, Thing.BOWL, Thing.TEDDY_BEAR);
    private static final List<Thing> STREET_CLUTTER =
            List.of(Thing.SHRUB, Thing.TRAFFIC_LIGHT, Thing.STOP_SIGN, Thing.FIRE_HYDRANT, Thing.POST);

    private final RandomStream random;
    private final TrainingShapes.Choice choice;
    private final int width;
    private final int height;
    private final Place place;
    private final double halfWidth;
    private final double halfDepth;
    private final double wallHeight;
    private final FloorPlan floor;
    private final TrainingDocument document = new TrainingDocument();
    private final List<Vector3> sights = new ArrayList<>();

    /** Where things stand. */
    private enum Place {
        ROOM,
        OUTDOORS,
        /** One thing or two by themselves, as avatars and props are uploaded. */
        ALONE
    }

    TrainingScenePlanner(long seed, long number, TrainingScene.Shapes shapes, int width, int height) {
        this.random = RandomStream.of(seed, "training " + shapes, number);
        this.choice = switch (shapes) {
            case KNOWN -> TrainingShapes.Choice.KNOWN;
            case UNSEEN -> TrainingShapes.Choice.UNSEEN;
        };
        this.width = width;
        this.height = height;
        double kind = random.uniform();
        this.place = kind < 0.65 ? Place.ROOM : kind < 0.9 ? Place.OUTDOORS : Place.ALONE;
        this.halfWidth = halfSide();
        this.halfDepth = halfSide();
        this.wallHeight = random.between(2.3, 3.4);
        this.floor = new FloorPlan(2 * halfWidth, 2 * halfDepth, 0.04, random);
    }

    private double halfSide() {
        return switch (place) {
            case ROOM -> random.between(1.8, 3.6);
            case OUTDOORS -> random.between(3, 8);
            case ALONE -> 3;
        };
    }

    TrainingScene scene() {
        var cameras = new ArrayList<Vector3>();
        for (int i = 0; i < CAMERAS; i++) {
            cameras.add(eye());
        }
        cameras.forEach(eye -> floor.keepFree(Footprint.around(eye, 0.5)));
        switch (place) {
            case ROOM -> {
                ground();
                walls();
                objects();
            }
            case OUTDOORS -> {
                ground();
                objects();
            }
            case ALONE -> alone();
        }
        int sky = place == Place.ROOM && random.chance(0.5) ? 0x101014 : TrainingShapes.colour(random);
        return new TrainingScene(
                document.build(),
                document.things(),
                new Rasterizer(light(), random.chance(0.4) ? 0x8fb1e6 : sky),
                cameras.stream().map(this::camera).toList(),
                place == Place.ROOM);
    }

    private Light light() {
        var direction = new Vector3(random.between(-1, 1), -random.between(0.3, 1.5), random.between(-1, 1));
        return new Light(direction, random.between(0.2, 1.1), random.between(0.15, 0.65));
    }

    // ---- Cameras ----

    private Vector3 eye() {
        if (place == Place.ALONE) {
            double around = random.between(0, 2 * Math.PI);
            double away = random.between(1.4, 4);
            return new Vector3(away * StrictMath.sin(around), random.between(0.2, 2.2), away * StrictMath.cos(around));
        }
        double share = place == Place.ROOM ? 0.9 : 1;
        return new Vector3(
                random.between(-share, share) * halfWidth,
                random.chance(0.75) ? random.between(1.1, 1.9) : random.between(0.5, wallHeight - 0.2),
                random.between(-share, share) * halfDepth);
    }

    /** At one of the things, or across the scene; more or less askew. */
    private PinholeCamera camera(Vector3 eye) {
        var far = new Vector3(-0.5 * eye.x(), random.between(0.2, 1.2), -0.5 * eye.z());
        boolean across = place != Place.ALONE && random.chance(0.4);
        var target = sights.isEmpty() || across ? far : random.pick(sights);
        var aside = new Vector3(random.between(-0.5, 0.5), random.between(-0.3, 0.3), random.between(-0.5, 0.5));
        var looking = Quaternion.looking(eye, target.plus(aside))
                .multiply(Quaternion.about(new Vector3(0, 0, 1), random.between(-0.06, 0.06)));
        var place = Matrix4.compose(eye, looking, new Vector3(1, 1, 1));
        double focal = height / (2 * Math.tan(Math.toRadians(random.between(40, 75)) / 2));
        return new PinholeCamera(width, height, focal, focal, width / 2.0, height / 2.0, place, NEAR, FAR);
    }

    // ---- What surrounds the things ----

    private Surface surface(double patterned) {
        if (random.chance(patterned)) {
            var pattern = random.pick(Arrays.asList(Surface.Pattern.values()));
            return new Surface.Patterned(pattern, TrainingShapes.colour(random), TrainingShapes.colour(random));
        }
        return Surface.paint(TrainingShapes.colour(random));
    }

    private static void fixed(
            TrainingDocument document, TrainingRegion region, SolidBuilder solid, Vector3 at, double heading) {
        var place = Matrix4.compose(at, Quaternion.about(UP, heading), new Vector3(1, 1, 1));
        document.add(TrainingThing.of(region), solid.build(), place, usual -> usual);
    }

    private void ground() {
        double beyond = place == Place.ROOM ? 0 : random.between(5, 30);
        double x = halfWidth + beyond;
        double z = halfDepth + beyond;
        var solid = SolidBuilder.rigid().cover(surface(0.5)).box(-x, x, -WALL, 0, -z, z);
        fixed(document, TrainingRegion.FLOOR, solid, Vector3.ZERO, 0);
        if (place == Place.ROOM && random.chance(0.3)) {
            double half = random.between(0.6, 1.2);
            var rug = SolidBuilder.rigid().cover(surface(0.6)).box(-half, half, 0, 0.012, -0.7 * half, 0.7 * half);
            fixed(document, TrainingRegion.FLOOR, rug, new Vector3(random.between(-1, 1), 0, random.between(-1, 1)), 0);
        }
    }

    private void walls() {
        var surface = surface(0.25);
        wall(surface, halfWidth, new Vector3(0, 0, -halfDepth), 0);
        wall(surface, halfDepth, new Vector3(-halfWidth, 0, 0), Math.PI / 2);
        wall(random.chance(0.8) ? surface : surface(0.2), halfWidth, new Vector3(0, 0, halfDepth), Math.PI);
        wall(surface, halfDepth, new Vector3(halfWidth, 0, 0), -Math.PI / 2);
        if (random.chance(0.8)) {
            var ceiling = SolidBuilder.rigid()
                    .paint(random.chance(0.7) ? 0xf4f4f2 : TrainingShapes.colour(random))
                    .box(-halfWidth, halfWidth, 0, WALL, -halfDepth, halfDepth);
            fixed(document, TrainingRegion.WALL, ceiling, new Vector3(0, wallHeight, 0), 0);
        }
    }

    /** Along x, its inner side towards +z; at times with a window, a door or a picture, which are no things to find. */
    private void wall(Surface surface, double half, Vector3 at, double heading) {
        var solid = SolidBuilder.rigid().cover(surface).box(-half, half, 0, wallHeight, -WALL, 0);
        double middle = random.between(-0.6, 0.6) * half;
        double kind = random.uniform();
        if (kind < 0.25) {
            solid.paint(0xf6f6f4).box(middle - 0.5, middle + 0.5, 0.95, 2.0, 0, 0.02);
            solid.paint(TrainingShapes.colour(random)).box(middle - 0.45, middle + 0.45, 1, 1.95, 0.02, 0.024);
        } else if (kind < 0.4) {
            solid.paint(TrainingShapes.colour(random)).box(middle - 0.42, middle + 0.42, 0, 2, 0, 0.03);
            solid.paint(0x999488).box(middle + 0.3, middle + 0.36, 0.95, 1.05, 0.03, 0.07);
        } else if (kind < 0.6) {
            double wide = random.between(0.15, 0.5);
            double y = random.between(1.1, 1.7);
            solid.paint(TrainingShapes.colour(random)).box(middle - wide, middle + wide, y, y + wide, 0, 0.02);
            solid.paint(TrainingShapes.colour(random))
                    .box(middle - 0.9 * wide, middle + 0.9 * wide, y + 0.1 * wide, y + 0.9 * wide, 0.02, 0.024);
        }
        fixed(document, TrainingRegion.WALL, solid, at, heading);
    }

    // ---- Things ----

    private void objects() {
        int objects = 5 + random.below(6);
        for (int i = 0; i < objects; i++) {
            object();
        }
        clutter();
    }

    /** Half of them persons; around the middle, where the cameras look. At times there is ground below them. */
    private void alone() {
        int objects = 1 + random.below(2);
        for (int i = 0; i < objects; i++) {
            var type = random.chance(0.5) ? TrainingClass.PERSON : random.pick(Arrays.asList(TrainingClass.values()));
            var solid = scaled(type.make(choice, random));
            var spot = new FloorPlan.Spot(
                    random.between(-0.3, 0.3) + 1.2 * i, random.between(-0.4, 0.4), random.between(0, 2 * Math.PI));
            if (floor.take(solid, spot)) {
                add(type, solid, spot, 0);
            }
        }
        if (sights.isEmpty() || random.chance(0.5)) {
            ground();
        }
    }

    private void object() {
        boolean isRoom = place == Place.ROOM;
        var type = random.pick(Arrays.asList(TrainingClass.values()));
        if (isRoom ? !type.isIndoors() : !type.isOutdoors() && random.chance(0.7)) {
            type = isRoom ? TrainingClass.CHAIR : random.chance(0.5) ? TrainingClass.TREE : TrainingClass.CAR;
        }
        var solid = scaled(type.make(choice, random));
        switch (type) {
            case PERSON, SPORTS_BALL, SUITCASE, TREE, CAR, POTTED_PLANT -> anywhere(type, solid);
            case COUCH, BOOKCASE, REFRIGERATOR, BED -> alongEdge(type, solid);
            case TELEVISION, VASE -> raised(type, solid);
            case CHAIR, BENCH, TABLE, LAMP -> {
                if (random.chance(0.4)) {
                    alongEdge(type, solid);
                } else {
                    anywhere(type, solid);
                }
            }
        }
    }

    private void anywhere(TrainingClass type, Solid solid) {
        floor.anywhere(solid, 0.95, List.of(random.between(0, 2 * Math.PI)))
                .ifPresent(spot -> add(type, solid, spot, 0));
    }

    private void alongEdge(TrainingClass type, Solid solid) {
        floor.alongEdge(solid).ifPresent(spot -> add(type, solid, spot, 0));
    }

    /** On a table or a block that is no thing to find, or on the ground. */
    private void raised(TrainingClass type, Solid solid) {
        double kind = random.uniform();
        if (kind < 0.25) {
            alongEdge(type, solid);
            return;
        }
        boolean onTable = kind < 0.55;
        var box = solid.bounds();
        double wide = Math.max(box.size().x() + 0.05, random.between(0.3, 0.9));
        double deep = Math.max(box.size().z() + 0.05, 0.35);
        var base = onTable
                ? TrainingClass.TABLE.make(choice, random)
                : SolidBuilder.rigid()
                        .paint(TrainingShapes.colour(random))
                        .block(0, 0, 0, wide, random.between(0.3, 0.9), deep)
                        .build();
        floor.alongEdge(base).ifPresent(spot -> {
            if (onTable) {
                add(TrainingClass.TABLE, base, spot, 0);
            } else {
                document.add(TrainingThing.of(TrainingRegion.STORAGE), base, standing(spot, 0), covering(0.2));
            }
            add(type, solid, spot, base.height() + 0.001);
        });
    }

    private void add(TrainingClass type, Solid solid, FloorPlan.Spot spot, double y) {
        double recoloured = type == TrainingClass.PERSON ? 0.15 : 0.3;
        document.add(TrainingThing.of(type), solid, standing(spot, y), covering(recoloured));
        sights.add(spot.at(y + 0.5 * solid.height()));
    }

    private static Matrix4 standing(FloorPlan.Spot spot, double y) {
        return Matrix4.compose(spot.at(y), Quaternion.about(UP, spot.heading()), new Vector3(1, 1, 1));
    }

    /** With a chance other colours than usual, now and then a pattern. */
    private TrainingDocument.Covering covering(double chance) {
        boolean other = random.chance(chance);
        double patterned = random.chance(0.2) ? 0.5 : 0;
        return usual -> other && random.chance(0.8) ? surface(patterned) : usual;
    }

    private void clutter() {
        int count = random.below(4);
        for (int i = 0; i < count; i++) {
            if (random.chance(0.5)) {
                var thing = random.pick(place == Place.ROOM ? ROOM_CLUTTER : STREET_CLUTTER);
                clutter(thing.make(random), region(thing));
            } else {
                clutter(block(), TrainingRegion.OTHER);
            }
        }
    }

    private void clutter(Solid solid, TrainingRegion region) {
        floor.anywhere(solid, 0.95, QUARTERS)
                .ifPresent(spot -> document.add(TrainingThing.of(region), solid, standing(spot, 0), covering(0.3)));
    }

    private static TrainingRegion region(Thing thing) {
        return switch (thing) {
            case WARDROBE, LOW_CABINET -> TrainingRegion.STORAGE;
            case STOOL -> TrainingRegion.SEATING;
            case SHRUB -> TrainingRegion.PLANT;
            default -> TrainingRegion.OTHER;
        };
    }

    /** A plain body: what models that know photographs take for many things. */
    private Solid block() {
        double size = random.between(0.15, 0.6);
        var solid = SolidBuilder.rigid().paint(TrainingShapes.colour(random));
        return switch (random.below(3)) {
            case 0 ->
                solid.block(0, 0, 0, 2 * size, 2 * size * random.between(0.3, 1.2), 2 * size)
                        .build();
            case 1 ->
                solid.column(0, 0, 0, size * random.between(0.4, 1), 2 * size).build();
            default -> solid.lathe(0, 0, size, 0, 0.01, 2 * size).build();
        };
    }

    /** No two of a kind are equally long, high and deep. */
    private Solid scaled(Solid solid) {
        double all = random.between(0.85, 1.15);
        double x = all * random.between(0.88, 1.12);
        double y = all * random.between(0.88, 1.12);
        double z = all * random.between(0.88, 1.12);
        return new Solid(
                solid.parts().stream().map(part -> scaled(part, x, y, z)).toList());
    }

    private static Part scaled(Part part, double x, double y, double z) {
        return part.moved(vertex -> {
            var p = part.position(vertex);
            var n = part.normal(vertex);
            return new Part.Vertex(
                    new Vector3(x * p.x(), y * p.y(), z * p.z()), new Vector3(n.x() / x, n.y() / y, n.z() / z));
        });
    }
}
