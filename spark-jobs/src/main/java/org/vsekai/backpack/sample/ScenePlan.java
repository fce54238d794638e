package org.vsekai.backpack.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.vsekai.backpack.table.ItemKind;

/** What is in a scene and from where it is seen. */
record ScenePlan(
        ItemKind kind, String title, Theme theme, String description, List<Placed> things, List<Viewpoint> viewpoints) {
    static final String PERSON = "Person";
    private static final List<Theme> ROOMS = List.of(Theme.LIVING_ROOM, Theme.KITCHEN, Theme.BEDROOM, Theme.OFFICE);
    /** What each place has is no news. */
    private static final Set<String> BACKGROUND = Set.of("Wall", "Floor", "Ceiling", "Ground");

    private static final int MOST_ITEM_CLASSES = 8;

    ScenePlan {
        things = List.copyOf(things);
        viewpoints = List.copyOf(viewpoints);
    }

    /** The plan of a scene by its number from 1: of five, three are maps, one an avatar and one a prop. */
    static ScenePlan of(long seed, int number) {
        var random = RandomStream.of(seed, "scene", number);
        return switch ((number - 1) % 5) {
            case 0, 3 -> new RoomPlanner(random.pick(ROOMS), random).plan();
            case 1 -> new OutdoorPlanner(random.chance(0.6) ? Theme.STREET : Theme.PARK, random).plan();
            case 2 -> ShowcasePlanner.avatar(random);
            default -> ShowcasePlanner.prop(random);
        };
    }

    /** All classes that scenes may name. */
    static List<String> classNames() {
        return Stream.concat(
                        Stream.of(PERSON, "Wall", "Floor", "Ceiling", "Ground"),
                        Stream.of(Thing.values()).map(Thing::className))
                .toList();
    }

    /** The classes that the item of this scene is described by. */
    List<String> itemClasses() {
        var classes = new ArrayList<String>();
        for (var placed : things) {
            if (!BACKGROUND.contains(placed.className()) && !classes.contains(placed.className())) {
                classes.add(placed.className());
            }
        }
        return List.copyOf(classes.subList(0, Math.min(MOST_ITEM_CLASSES, classes.size())));
    }
}
