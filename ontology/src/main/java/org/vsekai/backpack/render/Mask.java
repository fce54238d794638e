package org.vsekai.backpack.render;

import java.util.Arrays;
import java.util.Optional;

/**
 * A set of pixels as COCO's run-length encoding has it: going down the columns from the left, how many pixels in turn
 * do not belong and belong, beginning with those that do not. Immutable and thread-safe.
 */
public final class Mask {
    private static final int MOST_PIXELS = 1 << 28;
    private static final int BITS = 5;
    private static final int PAYLOAD = 0x1f;
    private static final int SIGN = 0x10;
    private static final int MORE = 0x20;
    private static final int ZERO = '0';
    /** Characters of a number of 32 bits. */
    private static final int LONGEST = 7;

    private final int width;
    private final int height;
    private final int[] counts;

    private Mask(int width, int height, int[] counts) {
        this.width = width;
        this.height = height;
        this.counts = counts;
    }

    /**
     * The mask of these runs.
     *
     * @throws IllegalArgumentException when they do not make up the picture, or one after the first is empty
     */
    public static Mask of(int width, int height, int... counts) {
        requireSize(width, height);
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0 || (counts[i] == 0 && i > 0)) {
                throw new IllegalArgumentException("run " + i + " of a mask has " + counts[i] + " pixels");
            }
            sum += counts[i];
        }
        if (sum != (long) width * height) {
            throw new IllegalArgumentException(
                    "a mask of " + width + " x " + height + " pixels has runs of " + sum + " pixels");
        }
        return new Mask(width, height, counts.clone());
    }

    /** The mask of the pixels that are true; pixel (x, y) is at y * width + x. */
    public static Mask ofPixels(int width, int height, boolean... pixels) {
        requireSize(width, height);
        if (pixels.length != width * height) {
            throw new IllegalArgumentException(
                    "a mask of " + width + " x " + height + " pixels was given " + pixels.length);
        }
        var runs = new Runs(width, height);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                if (pixels[y * width + x]) {
                    runs.add(x * height + y);
                }
            }
        }
        return runs.mask();
    }

    /**
     * The mask of COCO's text, such as pycocotools gives as {@code counts}.
     *
     * @throws IllegalArgumentException when the text is none, or does not fit the size
     */
    public static Mask parse(int width, int height, String text) {
        requireSize(width, height);
        if (text.length() > LONGEST * ((long) width * height + 1)) {
            throw new IllegalArgumentException("a mask's text has more characters than its picture may need");
        }
        var counts = new int[text.length()];
        int count = 0;
        int at = 0;
        while (at < text.length()) {
            long value = 0;
            int shift = 0;
            int part;
            do {
                part = at < text.length() ? text.charAt(at) - ZERO : -1;
                if (part < 0 || part > (MORE | PAYLOAD) || shift >= BITS * LONGEST) {
                    throw new IllegalArgumentException("a mask's text is broken at character " + at);
                }
                value |= (long) (part & PAYLOAD) << shift;
                shift += BITS;
                at++;
            } while ((part & MORE) != 0);
            if ((part & SIGN) != 0) {
                value |= -1L << shift;
            }
            value += count > 2 ? counts[count - 2] : 0;
            if (value < 0 || value > MOST_PIXELS) {
                throw new IllegalArgumentException("run " + count + " of a mask has " + value + " pixels");
            }
            counts[count++] = (int) value;
        }
        return of(width, height, Arrays.copyOf(counts, count));
    }

    private static void requireSize(int width, int height) {
        if (width <= 0 || height <= 0 || (long) width * height > MOST_PIXELS) {
            throw new IllegalArgumentException(
                    "a mask must have 1 to " + MOST_PIXELS + " pixels, not " + width + " x " + height);
        }
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The runs: a copy. */
    public int[] counts() {
        return counts.clone();
    }

    /**
     * COCO's text: each run, from the fourth on less the last but one, in characters of five bits, the lowest first;
     * a sixth bit says that there are more; all from the character 0 on.
     */
    public String compressed() {
        var text = new StringBuilder();
        for (int i = 0; i < counts.length; i++) {
            int rest = counts[i] - (i > 2 ? counts[i - 2] : 0);
            boolean more;
            do {
                int part = rest & PAYLOAD;
                rest >>= BITS;
                more = (part & SIGN) != 0 ? rest != -1 : rest != 0;
                text.append((char) (ZERO + (more ? part | MORE : part)));
            } while (more);
        }
        return text.toString();
    }

    /** How many pixels belong. */
    public int area() {
        int area = 0;
        for (int i = 1; i < counts.length; i += 2) {
            area += counts[i];
        }
        return area;
    }

    /**
     * The least rectangle around the pixels that belong; x runs right, y down.
     *
     * @param left the first column
     * @param top the first row
     * @param right the column after the last
     * @param bottom the row after the last
     */
    public record Bounds(int left, int top, int right, int bottom) {}

    /** Where the pixels that belong lie; nowhere when there are none. */
    public Optional<Bounds> bounds() {
        int left = width;
        int top = height;
        int right = 0;
        int bottom = 0;
        int place = 0;
        for (int i = 0; i < counts.length; i++) {
            int last = place + counts[i] - 1;
            if (i % 2 == 1) {
                // a run that goes on in the next column holds the lowest pixel of one and the highest of the other
                boolean isInOneColumn = place / height == last / height;
                left = Math.min(left, place / height);
                right = Math.max(right, last / height + 1);
                top = Math.min(top, isInOneColumn ? place % height : 0);
                bottom = Math.max(bottom, isInOneColumn ? last % height + 1 : height);
            }
            place = last + 1;
        }
        return right == 0 ? Optional.empty() : Optional.of(new Bounds(left, top, right, bottom));
    }

    /** Whether each pixel belongs: pixel (x, y) is at y * width + x. A new array. */
    public boolean[] pixels() {
        var pixels = new boolean[width * height];
        int place = 0;
        for (int i = 0; i < counts.length; i++) {
            for (int end = place + counts[i]; place < end; place++) {
                pixels[place % height * width + place / height] = i % 2 == 1;
            }
        }
        return pixels;
    }

    /** How many pixels belong to both. */
    public int intersection(Mask other) {
        if (width != other.width || height != other.height) {
            throw new IllegalArgumentException("masks of unlike sizes cannot be compared: " + this + ", " + other);
        }
        int common = 0;
        int mine = 0;
        int theirs = 0;
        int myEnd = end(counts, 0, 0);
        int theirEnd = end(other.counts, 0, 0);
        int place = 0;
        while (mine < counts.length && theirs < other.counts.length) {
            int next = Math.min(myEnd, theirEnd);
            if (mine % 2 == 1 && theirs % 2 == 1) {
                common += next - place;
            }
            place = next;
            if (myEnd == place) {
                myEnd = end(counts, ++mine, myEnd);
            }
            if (theirEnd == place) {
                theirEnd = end(other.counts, ++theirs, theirEnd);
            }
        }
        return common;
    }

    private static int end(int[] counts, int run, int from) {
        return run < counts.length ? from + counts[run] : Integer.MAX_VALUE;
    }

    /** Pixels of both over pixels of either: 0 to 1; 1 where both are empty. */
    public double intersectionOverUnion(Mask other) {
        int common = intersection(other);
        int either = area() + other.area() - common;
        return either == 0 ? 1 : (double) common / either;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mask mask
                && width == mask.width
                && height == mask.height
                && Arrays.equals(counts, mask.counts);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "Mask[" + width + " x " + height + ", " + area() + " pixels]";
    }

    /** A mask in the making: pixels are added in their order. Not thread-safe. */
    static final class Runs {
        private final int width;
        private final int height;
        private int[] counts = new int[8];
        private int length;
        private int end;

        Runs(int width, int height) {
            this.width = width;
            this.height = height;
        }

        /** Adds the pixel at x * height + y. */
        void add(int place) {
            if (place > end || length == 0) {
                push(place - end);
                push(0);
            }
            counts[length - 1]++;
            end = place + 1;
        }

        private void push(int count) {
            if (length == counts.length) {
                counts = Arrays.copyOf(counts, 2 * length);
            }
            counts[length++] = count;
        }

        Mask mask() {
            int rest = width * height - end;
            if (rest > 0) {
                push(rest);
            }
            return new Mask(width, height, Arrays.copyOf(counts, length));
        }
    }
}
