package org.vsekai.backpack.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** MovieLens-100k and the ways in which it is split: every row is a positive. */
final class MovieLens {
    static final int USERS = 943;
    static final int ITEMS = 1_682;

    private static final double TEST_SHARE = 0.2;
    private static final double VALIDATION_SHARE = 0.1;

    private final List<Rating> ratings;

    private MovieLens(List<Rating> ratings) {
        this.ratings = ratings;
    }

    /** A row: ids as in the file, from 1. */
    record Rating(int user, int item, int stars, long time) {
        static Rating parse(String line) {
            var parts = line.split("\t", 4);
            return new Rating(
                    Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), (int) Double.parseDouble(parts[2]), (long)
                            Double.parseDouble(parts[3]));
        }

        /** A number that orders rows at random, the same for everybody: SHA-256 of "seed:user:item". */
        String key(int seed) {
            return sha256(seed + ":" + user + ":" + item);
        }

        String line() {
            return user + "\t" + item + "\t" + stars + "\t" + time + "\n";
        }
    }

    /** What is fitted and what is asked. */
    record Split(List<Rating> train, List<Rating> test) {}

    static MovieLens read(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return new MovieLens(lines.skip(1).map(Rating::parse).toList());
        }
    }

    /** A fifth of each user's rows at random, the same rows as in published figures. */
    Split random() {
        var parts = held(ratings, Comparator.comparing(rating -> rating.key(42)), TEST_SHARE);
        var inner = held(parts.train(), Comparator.comparing(rating -> rating.key(43)), VALIDATION_SHARE);
        expect("train", "c9b1651f", inner.train());
        expect("validation", "b3c4b590", inner.test());
        expect("test", "1e641217", parts.test());
        return parts;
    }

    /** The newest fifth of each user's rows. */
    Split newest() {
        return newest(ratings);
    }

    static Split newest(List<Rating> ratings) {
        return held(
                ratings,
                Comparator.comparingLong(Rating::time)
                        .thenComparingInt(Rating::item)
                        .reversed(),
                TEST_SHARE);
    }

    /** One of so many folds of rows at random. */
    static Split fold(List<Rating> ratings, int fold, int folds) {
        var parts = ratings.stream()
                .collect(Collectors.partitioningBy(
                        rating -> Integer.parseInt(rating.key(44).substring(0, 7), 16) % folds == fold));
        return new Split(parts.getOrDefault(false, List.of()), parts.getOrDefault(true, List.of()));
    }

    private static Split held(List<Rating> ratings, Comparator<Rating> order, double share) {
        Map<Integer, List<Rating>> byUser =
                ratings.stream().collect(Collectors.groupingBy(Rating::user, TreeMap::new, Collectors.toList()));
        var split = new Split(new ArrayList<>(), new ArrayList<>());
        for (var rows : byUser.values()) {
            var sorted = rows.stream().sorted(order).toList();
            int cut = (int) (share * sorted.size());
            split.test().addAll(sorted.subList(0, cut));
            split.train().addAll(sorted.subList(cut, sorted.size()));
        }
        return split;
    }

    private static void expect(String part, String digest, List<Rating> rows) {
        var actual = sha256(rows.stream().map(Rating::line).collect(Collectors.joining()));
        if (!actual.startsWith(digest)) {
            throw new IllegalStateException("the " + part + " part is not that of the published figures: " + actual);
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
