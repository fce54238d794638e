package org.vsekai.backpack.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vsekai.backpack.scene.Vector3;
import org.vsekai.backpack.table.ItemKind;

/** Lays out a street or a park. Used once. */
final class OutdoorPlanner {
    private static final double WIDTH = 18;
    private static final double DEPTH = 14;
    private static final double PERSON_ROOM = 0.45;
    private static final List<Double> ALONG = List.of(Math.PI / 2, -Math.PI / 2);
    private static final List<Double> ANY = List.of(0.0, 0.8, 1.6, 2.4, 3.2, 4.0, 4.8, 5.6);

    private final Theme theme;
    private final RandomStream random;
    private final FloorPlan floor;
    private final SceneBuilder scene = new SceneBuilder();

    OutdoorPlanner(Theme theme, RandomStream random) {
        this.theme = theme;
        this.random = random;
        floor = new FloorPlan(WIDTH, DEPTH, 0.2, random);
    }

    ScenePlan plan() {
        var title = Words.title(random, theme.title());
        var viewpoints = viewpoints();
        viewpoints.forEach(view -> floor.keepFree(Footprint.around(view.eye(), 1.5)));
        scene.add("Ground", ground(), Vector3.ZERO, 0);
        if (theme == Theme.STREET) {
            street();
        } else {
            park();
        }
        int people = 2 + random.below(3);
        for (int i = 0; i < people; i++) {
            floor.anywhere(PERSON_ROOM).ifPresent(spot -> scene.add(Humanoid.person(random), spot));
        }
        var description = String.format(Locale.ROOT, "An open place of %.0f by %.0f metres.", WIDTH, DEPTH);
        return new ScenePlan(ItemKind.MAP, title, theme, description, scene.things(), viewpoints);
    }

    private List<Viewpoint> viewpoints() {
        double x = WIDTH / 2 - 1;
        double z = DEPTH / 2 - 0.5;
        double[][] places = {{0.2 * x, z}, {-x, 0.5 * z}, {x, -0.3 * z}, {-0.3 * x, -z}};
        var views = new ArrayList<Viewpoint>();
        for (int i = 0; i < places.length; i++) {
            var eye = new Vector3(places[i][0], i == 3 ? 3.2 : 1.6, places[i][1]);
            var target = new Vector3(-0.2 * places[i][0], 0.8, -0.2 * places[i][1]);
            views.add(new Viewpoint("Camera_" + (i + 1), eye, target, Math.toRadians(50)));
        }
        return views;
    }

    private Solid ground() {
        var grass = new Surface.Patterned(Surface.Pattern.GRASS, 0x5a8a3c, 0x6f9c4a);
        double x = WIDTH / 2 + 8;
        double z = DEPTH / 2 + 8;
        if (theme == Theme.PARK) {
            return SolidBuilder.rigid().cover(grass).box(-x, x, -0.2, 0, -z, z).build();
        }
        var solid = SolidBuilder.rigid()
                .cover(grass)
                .box(-x, x, -0.2, -0.02, -z, z)
                .paint(0x55585c)
                .box(-x, x, -0.02, -0.004, -3.6, 3.6)
                .cover(new Surface.Patterned(Surface.Pattern.CHECKER, 0xb8b4ac, 0xaca89f))
                .box(-x, x, -0.02, 0, 3.6, 5.6)
                .box(-x, x, -0.02, 0, -5.6, -3.6)
                .paint(0xf0f0f0);
        for (int i = 0; i < 8; i++) {
            double from = -x + 1 + i * 2 * x / 8;
            solid.box(from, from + 1.8, -0.004, 0, -0.07, 0.07);
        }
        return solid.build();
    }

    private void street() {
        vehicle(Thing.CAR);
        vehicle(Thing.CAR);
        vehicle(random.chance(0.5) ? Thing.TRUCK : Thing.BUS);
        vehicle(Thing.CAR);
        vehicle(Thing.BICYCLE);
        free(Thing.BICYCLE, ALONG);
        onPost(Thing.TRAFFIC_LIGHT);
        onPost(Thing.STOP_SIGN);
        free(Thing.FIRE_HYDRANT, ANY);
        free(Thing.BENCH, ANY);
        free(Thing.TREE, ANY);
        free(Thing.TREE, ANY);
    }

    /** On the road, along it. */
    private void vehicle(Thing thing) {
        var solid = thing.make(random);
        for (int attempt = 0; attempt < 40; attempt++) {
            boolean right = random.chance(0.5);
            var spot = new FloorPlan.Spot(
                    random.between(-0.8, 0.8) * WIDTH / 2,
                    right ? 1.8 : -1.8,
                    (right ? 1 : -1) * Math.PI / 2 + random.between(-0.05, 0.05));
            if (floor.take(solid, spot)) {
                scene.add(thing, solid, spot);
                return;
            }
        }
    }

    /** What is looked at from below stands on a post. */
    private void onPost(Thing thing) {
        var post = Thing.POST.make(random);
        floor.anywhere(post, 0.85, ANY).ifPresent(spot -> {
            scene.add(Thing.POST, post, spot);
            scene.add(thing.className(), thing.make(random), spot.at(post.height() + 0.001), spot.heading());
        });
    }

    private void park() {
        for (int i = 0; i < 5; i++) {
            free(Thing.TREE, ANY);
        }
        for (int i = 0; i < 3; i++) {
            free(Thing.SHRUB, ANY);
        }
        free(Thing.BENCH, ANY);
        free(Thing.BENCH, ANY);
        free(Thing.BICYCLE, ANY);
        free(Thing.BALL, ANY);
        free(Thing.POTTED_PLANT, ANY);
    }

    private void free(Thing thing, List<Double> headings) {
        var solid = thing.make(random);
        floor.anywhere(solid, 0.85, headings).ifPresent(spot -> scene.add(thing, solid, spot));
    }
}
