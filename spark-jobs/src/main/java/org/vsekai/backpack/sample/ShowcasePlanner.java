package org.vsekai.backpack.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vsekai.backpack.scene.Vector3;
import org.vsekai.backpack.table.ItemKind;

/** Puts one thing or one person on a small floor, seen from around. */
final class ShowcasePlanner {
    private static final List<Thing> PROPS = List.of(
            Thing.CHAIR,
            Thing.BICYCLE,
            Thing.POTTED_PLANT,
            Thing.TEDDY_BEAR,
            Thing.CAR,
            Thing.COUCH,
            Thing.TRAFFIC_LIGHT,
            Thing.STOP_SIGN,
            Thing.FIRE_HYDRANT,
            Thing.SUITCASE,
            Thing.VASE,
            Thing.BALL,
            Thing.TELEVISION,
            Thing.LAPTOP);

    private ShowcasePlanner() {}

    static ScenePlan avatar(RandomStream random) {
        var title = Words.title(random, ScenePlan.PERSON);
        var scene = new SceneBuilder();
        var person = Humanoid.person(random);
        scene.add("Ground", plate(1.5, random), Vector3.ZERO, 0);
        scene.add(person, new FloorPlan.Spot(0, 0, 0));
        var views = around(new Vector3(0, person.height() * 0.52, 0), 2.9, person.height() * 0.85);
        var description = String.format(Locale.ROOT, "A humanoid avatar of %.2f metres.", person.height());
        return new ScenePlan(ItemKind.AVATAR, title, Theme.PEOPLE, description, scene.things(), views);
    }

    static ScenePlan prop(RandomStream random) {
        var thing = random.pick(PROPS);
        var title = Words.title(random, thing.className());
        var scene = new SceneBuilder();
        var solid = thing.make(random);
        var size = solid.bounds().size();
        double span = Math.max(size.y(), Math.hypot(size.x(), size.z()));
        scene.add("Ground", plate(0.9 * span, random), Vector3.ZERO, 0);
        scene.add(thing.className(), solid, Vector3.ZERO, random.between(-0.4, 0.4));
        var views = around(new Vector3(0, size.y() / 2, 0), 1.65 * span, size.y() / 2 + 0.5 * span);
        var description = "A prop: " + Words.spaced(thing.className()) + ".";
        return new ScenePlan(ItemKind.PROP, title, theme(thing), description, scene.things(), views);
    }

    private static Theme theme(Thing thing) {
        return Theme.places().stream()
                .filter(theme -> theme.classes().contains(thing.className()))
                .findFirst()
                .orElse(Theme.LIVING_ROOM);
    }

    private static Solid plate(double half, RandomStream random) {
        var tiles = new Surface.Patterned(
                Surface.Pattern.CHECKER, random.pick(List.of(0xc9c4b8, 0xbfc8cc, 0xd0c4b4)), 0xa8a49a);
        return SolidBuilder.rigid()
                .cover(random.chance(0.5) ? tiles : Surface.wood())
                .box(-half, half, -0.03, 0, -half, half)
                .build();
    }

    private static List<Viewpoint> around(Vector3 target, double distance, double height) {
        var views = new ArrayList<Viewpoint>();
        double[] angles = {0.35, -0.6, 2.6};
        for (int i = 0; i < angles.length; i++) {
            var eye = new Vector3(distance * StrictMath.sin(angles[i]), height, distance * StrictMath.cos(angles[i]));
            views.add(new Viewpoint("Camera_" + (i + 1), eye, target, Math.toRadians(45)));
        }
        return views;
    }
}
