package org.vsekai.backpack.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.Visibility;

/** Makes up items, each from its number alone. Immutable and thread-safe. */
final class ItemMaker {
    private static final double PUBLIC = 0.92;
    private static final double UNLISTED = 0.04;
    /** Most makers make little, few make much: an exponent above 1 favours the low numbers. */
    private static final double OWNER_SKEW = 2.5;

    private static final List<String> BODIES = Theme.PEOPLE.classes();
    private static final List<Theme> PLACES = Theme.places();

    private final SampleWorldSettings settings;

    ItemMaker(SampleWorldSettings settings) {
        this.settings = settings;
    }

    /** An item by its number from 1: the first are the scenes. */
    SampleItem item(int number) {
        var random = RandomStream.of(settings.seed(), "item", number);
        var owner = "u" + (1 + (int) (settings.users() * StrictMath.pow(random.uniform(), OWNER_SKEW)));
        var visibility = visibility(random.uniform());
        if (number <= settings.scenes()) {
            var plan = ScenePlan.of(settings.seed(), number);
            return new SampleItem(
                    number, plan.kind(), plan.title(), owner, visibility, plan.itemClasses(), plan.theme());
        }
        return switch (kind(random.uniform())) {
            case MAP -> place(number, owner, visibility, random);
            case AVATAR -> body(number, owner, visibility, random);
            case PROP -> thing(number, owner, visibility, random);
        };
    }

    private static Visibility visibility(double draw) {
        if (draw < PUBLIC) {
            return Visibility.PUBLIC;
        }
        return draw < PUBLIC + UNLISTED ? Visibility.UNLISTED : Visibility.PRIVATE;
    }

    private static ItemKind kind(double draw) {
        if (draw < 0.35) {
            return ItemKind.MAP;
        }
        return draw < 0.65 ? ItemKind.AVATAR : ItemKind.PROP;
    }

    private static SampleItem place(int number, String owner, Visibility visibility, RandomStream random) {
        var theme = random.pick(PLACES);
        var name = Words.title(random, theme.title());
        var classes = some(theme.classes(), 3 + random.below(4), random);
        return new SampleItem(number, ItemKind.MAP, name, owner, visibility, classes, theme);
    }

    private static SampleItem body(int number, String owner, Visibility visibility, RandomStream random) {
        var body = random.chance(0.4) ? BODIES.get(0) : random.pick(BODIES);
        var classes = new ArrayList<>(List.of(body));
        classes.addAll(some(Theme.CLOTHES.classes(), random.below(3), random));
        var name = Words.title(random, body);
        return new SampleItem(number, ItemKind.AVATAR, name, owner, visibility, classes, Theme.PEOPLE);
    }

    private static SampleItem thing(int number, String owner, Visibility visibility, RandomStream random) {
        var theme = random.chance(0.15) ? Theme.CLOTHES : random.pick(PLACES);
        var what = random.pick(theme.classes());
        var name = Words.title(random, what);
        return new SampleItem(number, ItemKind.PROP, name, owner, visibility, List.of(what), theme);
    }

    private static List<String> some(List<String> classes, int count, RandomStream random) {
        var chosen = new TreeSet<String>();
        while (chosen.size() < Math.min(count, classes.size())) {
            chosen.add(random.pick(classes));
        }
        return List.copyOf(chosen);
    }
}
