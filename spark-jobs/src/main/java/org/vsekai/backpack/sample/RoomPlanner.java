package org.vsekai.backpack.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vsekai.backpack.sample.FloorPlan.Spot;
import org.vsekai.backpack.scene.Vector3;
import org.vsekai.backpack.table.ItemKind;

/** Furnishes a room. Used once. */
final class RoomPlanner {
    private static final double HEIGHT = 2.7;
    private static final double WALL = 0.1;
    private static final double EYE = 1.6;
    private static final double PERSON_ROOM = 0.45;
    private static final List<Integer> WALL_PAINTS = List.of(0xe9e2d3, 0xd7dfe3, 0xe3d3c9, 0xd5decb, 0xf0ede6);

    private final Theme theme;
    private final RandomStream random;
    private final double width;
    private final double depth;
    private final FloorPlan floor;
    private final SceneBuilder scene = new SceneBuilder();

    RoomPlanner(Theme theme, RandomStream random) {
        this.theme = theme;
        this.random = random;
        width = random.between(5, 6.5);
        depth = random.between(4.5, 5.5);
        floor = new FloorPlan(width, depth, 0.04, random);
    }

    ScenePlan plan() {
        var title = Words.title(random, theme.title());
        var viewpoints = viewpoints();
        viewpoints.forEach(view -> floor.keepFree(Footprint.around(view.eye(), 0.75)));
        shell();
        furnish();
        int people = 1 + random.below(2);
        for (int i = 0; i < people; i++) {
            floor.anywhere(PERSON_ROOM).ifPresent(spot -> scene.add(Humanoid.person(random), spot));
        }
        var description = String.format(Locale.ROOT, "A furnished room of %.1f by %.1f metres.", width, depth);
        return new ScenePlan(ItemKind.MAP, title, theme, description, scene.things(), viewpoints);
    }

    /** Three corners at eye height, the last one under the ceiling. */
    private List<Viewpoint> viewpoints() {
        double x = width / 2 - 0.35;
        double z = depth / 2 - 0.35;
        var views = new ArrayList<Viewpoint>();
        double[][] corners = {{x, z}, {-x, z}, {-x, -z}, {x, -z}};
        for (int i = 0; i < corners.length; i++) {
            double height = i == 3 ? HEIGHT - 0.25 : EYE + random.between(-0.1, 0.1);
            var eye = new Vector3(corners[i][0], height, corners[i][1]);
            var target = new Vector3(-0.3 * corners[i][0], i == 3 ? 0.4 : 0.75, -0.3 * corners[i][1]);
            views.add(new Viewpoint("Camera_" + (i + 1), eye, target, Math.toRadians(58)));
        }
        return views;
    }

    private void shell() {
        var boards = new Surface.Patterned(Surface.Pattern.WOOD, 0xb08a5c, 0x94703f);
        var tiles = new Surface.Patterned(Surface.Pattern.CHECKER, 0xd9d5cc, 0xb9b3a6);
        double x = width / 2;
        double z = depth / 2;
        var origin = Vector3.ZERO;
        var floorSolid = SolidBuilder.rigid()
                .cover(theme == Theme.KITCHEN ? tiles : boards)
                .box(-x, x, -WALL, 0, -z, z)
                .build();
        scene.add("Floor", floorSolid, origin, 0);
        var ceiling = SolidBuilder.rigid().paint(0xfafafa).box(-x, x, 0, WALL, -z, z);
        scene.add("Ceiling", ceiling.build(), new Vector3(0, HEIGHT, 0), 0);
        var paint = Surface.paint(random.pick(WALL_PAINTS));
        var bricks = new Surface.Patterned(Surface.Pattern.BRICKS, 0xa9664a, 0xcfc6ba);
        boolean brick = random.chance(0.3);
        scene.add("Wall", wall(width, brick ? bricks : paint, true), new Vector3(0, 0, -z), 0);
        scene.add("Wall", wall(depth, paint, false), new Vector3(-x, 0, 0), Math.PI / 2);
        scene.add("Wall", wall(width, paint, false), new Vector3(0, 0, z), Math.PI);
        scene.add("Wall", wall(depth, paint, true), new Vector3(x, 0, 0), -Math.PI / 2);
    }

    /** Along x, its inner side at z = 0 towards +z. */
    private Solid wall(double length, Surface surface, boolean window) {
        double half = length / 2;
        var wall = SolidBuilder.rigid()
                .cover(surface)
                .box(-half, half, 0, HEIGHT, -WALL, 0)
                .paint(0xf6f6f4)
                .box(-half, half, 0, 0.08, 0, 0.012);
        if (window) {
            double at = random.between(-0.25, 0.25) * length;
            wall.box(at - 0.62, at + 0.62, 0.98, 2.12, 0, 0.02).paint(0xa9cbe6);
            wall.box(at - 0.56, at - 0.02, 1.04, 2.06, 0.02, 0.024);
            wall.box(at + 0.02, at + 0.56, 1.04, 2.06, 0.02, 0.024);
        }
        return wall.build();
    }

    private void furnish() {
        switch (theme) {
            case KITCHEN -> {
                edge(Thing.REFRIGERATOR);
                edge(Thing.OVEN);
                dining();
                edge(Thing.POTTED_PLANT);
            }
            case BEDROOM -> {
                edge(Thing.BED);
                edge(Thing.WARDROBE);
                edge(Thing.LAMP);
                edge(Thing.CHAIR);
                edge(Thing.POTTED_PLANT);
                free(Thing.SUITCASE);
                free(Thing.TEDDY_BEAR);
            }
            case OFFICE -> {
                desk();
                desk();
                edge(Thing.BOOKCASE);
                edge(Thing.POTTED_PLANT);
                edge(Thing.CHAIR);
            }
            default -> {
                edge(Thing.COUCH);
                television();
                table(Thing.COFFEE_TABLE, List.of(Thing.VASE, Thing.BOOK, Thing.CUP, Thing.BOOK));
                edge(Thing.ARMCHAIR);
                edge(Thing.BOOKCASE);
                edge(Thing.LAMP);
                edge(Thing.POTTED_PLANT);
                edge(Thing.CHAIR);
            }
        }
    }

    private void edge(Thing thing) {
        var solid = thing.make(random);
        floor.alongEdge(solid).ifPresent(spot -> scene.add(thing, solid, spot));
    }

    private void television() {
        var cabinet = Thing.LOW_CABINET.make(random);
        floor.alongEdge(cabinet).ifPresent(spot -> {
            scene.add(Thing.LOW_CABINET, cabinet, spot);
            var television = Thing.TELEVISION.make(random);
            scene.add(Thing.TELEVISION.className(), television, spot.at(cabinet.height() + 0.001), spot.heading());
        });
    }

    private void free(Thing thing) {
        var solid = thing.make(random);
        floor.anywhere(solid, 0.8, List.of(0.0, 1.0, 2.5, 4.0)).ifPresent(spot -> scene.add(thing, solid, spot));
    }

    private void dining() {
        var solid = Thing.DINING_TABLE.make(random);
        var found = floor.anywhere(solid, 0.3, List.of(0.0, Math.PI / 2));
        if (found.isEmpty()) {
            return;
        }
        var spot = found.get();
        scene.add(Thing.DINING_TABLE, solid, spot);
        double away = solid.bounds().maximum().z() + 0.32;
        double apart = solid.bounds().maximum().x() / 2;
        seat(spot.beside(-apart, away, Math.PI));
        seat(spot.beside(apart, away, Math.PI));
        seat(spot.beside(-apart, -away, 0));
        seat(spot.beside(apart, -away, 0));
        onTop(solid, spot, List.of(Thing.BOWL, Thing.BOTTLE, Thing.CUP, Thing.CUP, Thing.WINE_GLASS, Thing.WINE_GLASS));
    }

    private void seat(Spot spot) {
        var solid = Thing.CHAIR.make(random);
        if (floor.take(solid, spot)) {
            scene.add(Thing.CHAIR, solid, spot);
        }
    }

    private void desk() {
        var solid = Thing.DESK.make(random);
        var found = floor.alongEdge(solid);
        if (found.isEmpty()) {
            return;
        }
        scene.add(Thing.DESK, solid, found.get());
        var chair = Thing.OFFICE_CHAIR.make(random);
        var seat = found.get().beside(-0.15, 0.75, Math.PI + random.between(-0.3, 0.3));
        if (floor.take(chair, seat)) {
            scene.add(Thing.OFFICE_CHAIR, chair, seat);
        }
        var computer = random.chance(0.6) ? Thing.LAPTOP : Thing.MONITOR;
        onTop(solid, found.get(), List.of(computer, Thing.CUP, Thing.BOOK, Thing.VASE));
    }

    private void table(Thing table, List<Thing> load) {
        var solid = table.make(random);
        floor.anywhere(solid, 0.4, List.of(0.0, Math.PI / 2)).ifPresent(spot -> {
            scene.add(table, solid, spot);
            onTop(solid, spot, load);
        });
    }

    private void onTop(Solid table, Spot spot, List<Thing> load) {
        var box = table.bounds();
        var top = new FloorPlan(2 * box.maximum().x() - 0.06, 2 * box.maximum().z() - 0.06, 0.02, random);
        for (var thing : load) {
            var solid = thing.make(random);
            top.anywhere(solid, 0.85, List.of(0.0)).ifPresent(place -> {
                var world = spot.beside(place.x(), place.z(), place.heading());
                scene.add(thing.className(), solid, world.at(table.height() + 0.001), world.heading());
            });
        }
    }
}
