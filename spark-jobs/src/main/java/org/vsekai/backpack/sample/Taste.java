package org.vsekai.backpack.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The planted taste: what a user thinks of an item. Both have a vector of {@value #RANK} hidden numbers, the items'
 * drawn around those of their classes, the users' around those of their community; and a user likes or dislikes classes
 * as such, as the community does, with favourites of his own. Immutable and thread-safe after {@link #describe} was
 * called for each item; users are made up on the fly.
 */
final class Taste {
    static final int RANK = 8;
    private static final int COMMUNITIES = 24;
    private static final int MOST_CLASSES = 8;
    private static final byte NONE = -1;

    /** How much of an item is its classes and how much is its own: squares add up to 1. */
    private static final double OF_CLASSES = 0.8;

    private static final double OF_ITEM = 0.6;
    private static final double OF_COMMUNITY = 0.8;
    private static final double OF_USER = 0.6;

    /** How strongly taste weighs against chance, as factors of logarithmic odds. */
    private static final double VECTOR_WEIGHT = 3;

    private static final double CLASS_WEIGHT = 1;
    private static final int FAVOURITES = 3;
    private static final float FAVOURITE = 1.5f;

    private final long seed;
    private final Map<String, Integer> classIndex = new HashMap<>();
    private final float[] classVectors;
    private final float[] communityVectors = new float[COMMUNITIES * RANK];
    private final float[] communityLikings;
    private final float[] itemVectors;
    private final byte[] itemClasses;

    Taste(long seed, int items) {
        this.seed = seed;
        for (var name : classNames()) {
            classIndex.put(name, classIndex.size());
        }
        var random = RandomStream.of(seed, "taste", 0);
        classVectors = new float[classIndex.size() * RANK];
        communityLikings = new float[COMMUNITIES * classIndex.size()];
        fill(classVectors, random);
        fill(communityVectors, random);
        fill(communityLikings, random);
        itemVectors = new float[items * RANK];
        itemClasses = new byte[items * MOST_CLASSES];
        Arrays.fill(itemClasses, NONE);
    }

    private static List<String> classNames() {
        var names = new LinkedHashSet<String>();
        Stream.of(Theme.values()).forEach(theme -> names.addAll(theme.classes()));
        names.addAll(ScenePlan.classNames());
        return new ArrayList<>(names);
    }

    private static void fill(float[] values, RandomStream random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.gaussian();
        }
    }

    /** Makes up an item's vector. */
    void describe(SampleItem item) {
        var random = RandomStream.of(seed, "item taste", item.number());
        int position = item.number() - 1;
        int count = Math.min(MOST_CLASSES, item.classes().size());
        var sum = new double[RANK];
        for (int c = 0; c < count; c++) {
            int known = classIndex(item.classes().get(c));
            itemClasses[position * MOST_CLASSES + c] = (byte) known;
            for (int k = 0; k < RANK; k++) {
                sum[k] += classVectors[known * RANK + k];
            }
        }
        for (int k = 0; k < RANK; k++) {
            // The sum of n unit variances has variance n.
            double classes = count == 0 ? 0 : sum[k] / Math.sqrt(count);
            itemVectors[position * RANK + k] = (float) (OF_CLASSES * classes + OF_ITEM * random.gaussian());
        }
    }

    private int classIndex(String name) {
        var index = classIndex.get(name);
        if (index == null) {
            throw new IllegalArgumentException(name + " is no class of a theme or of a scene");
        }
        return index;
    }

    /** The community that a user belongs to. */
    int community(int user) {
        return RandomStream.of(seed, "community", user).below(COMMUNITIES);
    }

    /** Makes up a user. */
    Liking user(int user) {
        var random = RandomStream.of(seed, "user taste", user);
        int community = community(user);
        var vector = new float[RANK];
        for (int k = 0; k < RANK; k++) {
            double value = OF_COMMUNITY * communityVectors[community * RANK + k] + OF_USER * random.gaussian();
            vector[k] = (float) (VECTOR_WEIGHT * value / Math.sqrt(RANK));
        }
        int classes = classIndex.size();
        var likings = Arrays.copyOfRange(communityLikings, community * classes, (community + 1) * classes);
        for (int f = 0; f < FAVOURITES; f++) {
            likings[random.below(classes)] += FAVOURITE;
        }
        return new Liking(vector, likings);
    }

    /** One user's taste. */
    final class Liking {
        private final float[] vector;
        private final float[] likings;

        private Liking(float[] vector, float[] likings) {
            this.vector = vector;
            this.likings = likings;
        }

        /** How much the user likes an item, by its position from 0: logarithmic odds. */
        double of(int item) {
            double dot = 0;
            for (int k = 0; k < RANK; k++) {
                dot += vector[k] * itemVectors[item * RANK + k];
            }
            double liking = 0;
            int count = 0;
            while (count < MOST_CLASSES && itemClasses[item * MOST_CLASSES + count] != NONE) {
                liking += likings[itemClasses[item * MOST_CLASSES + count]];
                count++;
            }
            return dot + (count == 0 ? 0 : CLASS_WEIGHT * liking / Math.sqrt(count));
        }
    }
}
