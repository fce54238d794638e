package org.vsekai.backpack.experiment;

import java.util.HashSet;
import java.util.List;

/**
 * An A/B test of releases. Each user belongs to one variant for as long as the experiment's name and shares stay: the
 * variant follows from a hash of the experiment's name and the user's id, so that the server and the night agree without
 * telling each other, and two experiments divide users independently (Kohavi, Tang and Xu, "Trustworthy Online Controlled
 * Experiments", 2020, chapter 14). Immutable and thread-safe.
 *
 * @param name 1 to 64 letters, digits, dashes and underscores
 * @param variants at least two, of different names; their shares add up to 1
 */
public record Experiment(String name, List<Variant> variants) {
    private static final double ROUNDING = 1e-6;

    /**
     * What a share of the users gets.
     *
     * @param name as an experiment's
     * @param release a release's id, or {@value #LIVE} for whichever is live
     * @param share of the users, above 0, at most 1
     */
    public record Variant(String name, String release, double share) {
        /** Stands for the release that is live. */
        public static final String LIVE = "live";

        public Variant {
            requireName("variant", name);
            require(!release.isBlank(), "variant " + name + " must name a release, or " + LIVE);
            require(share > 0 && share <= 1, "the share of variant " + name + " must be above 0 and at most 1");
        }

        /** Whether it is answered from whichever release is live. */
        public boolean isLive() {
            return release.equals(LIVE);
        }
    }

    public Experiment {
        requireName("experiment", name);
        variants = List.copyOf(variants);
        require(variants.size() >= 2, "experiment " + name + " must have at least two variants");
        var names = new HashSet<String>();
        variants.forEach(
                variant -> require(names.add(variant.name()), "there are two variants named " + variant.name()));
        double sum = variants.stream().mapToDouble(Variant::share).sum();
        require(Math.abs(sum - 1) < ROUNDING, "the shares of the variants must add up to 1, not " + sum);
    }

    /** The user's variant. */
    public Variant variant(String userId) {
        double place = place(userId);
        double upTo = 0;
        for (var variant : variants) {
            upTo += variant.share();
            if (place < upTo) {
                return variant;
            }
        }
        return variants.get(variants.size() - 1);
    }

    /** Where a user stands among all, 0 to below 1, evenly spread. */
    private double place(String userId) {
        long hash = fnv(fnv(fnv(0xCBF29CE484222325L, name), "\n"), userId);
        return (spread(hash) >>> 11) * 0x1.0p-53;
    }

    /** FNV-1a over UTF-16 units, low byte first. */
    private static long fnv(long hash, String text) {
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ (text.charAt(i) & 0xFF)) * 0x100000001B3L;
            hash = (hash ^ (text.charAt(i) >>> 8)) * 0x100000001B3L;
        }
        return hash;
    }

    /** The finalizer of MurmurHash3: FNV alone leaves the upper bits of ids that differ in their last letter alike. */
    private static long spread(long hash) {
        hash = (hash ^ hash >>> 33) * 0xFF51AFD7ED558CCDL;
        hash = (hash ^ hash >>> 33) * 0xC4CEB9FE1A85EC53L;
        return hash ^ hash >>> 33;
    }

    private static void requireName(String what, String name) {
        require(
                name.matches("[A-Za-z0-9_-]{1,64}"),
                "the name of a" + (what.startsWith("e") ? "n " : " ") + what
                        + " must be 1 to 64 letters, digits, dashes or underscores, not '" + name + "'");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
