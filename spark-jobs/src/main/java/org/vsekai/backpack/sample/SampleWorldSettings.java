package org.vsekai.backpack.sample;

/**
 * How large the sample world is and which one of all.
 *
 * @param scenes uploaded scenes with frames, at most as many as items: item i1 is the first scene, and so on
 * @param users accounts that interact
 * @param items maps, avatars and props
 * @param seed another seed, another world
 */
public record SampleWorldSettings(int scenes, int users, int items, long seed) {
    static final int MOST_SCENES = 100_000;
    static final int MOST_USERS = 10_000_000;
    static final int MOST_ITEMS = 10_000_000;

    public SampleWorldSettings {
        requireWithin("scenes", scenes, 0, MOST_SCENES);
        requireWithin("users", users, 1, MOST_USERS);
        requireWithin("items", items, 1, MOST_ITEMS);
        if (scenes > items) {
            throw new IllegalArgumentException("scenes must be at most items, because each scene is an item: " + scenes
                    + " scenes but " + items + " items");
        }
    }

    private static void requireWithin(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", not " + value);
        }
    }
}
