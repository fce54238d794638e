package org.vsekai.backpack.release;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Dense numbers of ids, both ways: a string array and a hash table beside it, whose slots hold an id's hash and number, so
 * that other ids are passed over without a look at their text. Built by one thread, then only read: thread-safe once it
 * was handed over.
 */
public final class Dictionary {
    /** No id's slot: its number would be -1. */
    private static final long EMPTY = -1;

    private @Nullable String[] ids = new @Nullable String[16];
    private long[] slots = emptySlots(64);
    private int size;

    /** The id's number, -1 when it has none. */
    public int number(String id) {
        return (int) slots[slot(id, hash(id))];
    }

    /** The number's id, null when nobody has it. */
    public @Nullable String id(int number) {
        return number >= 0 && number < size ? ids[number] : null;
    }

    /** One more than the greatest number. */
    public int size() {
        return size;
    }

    /**
     * Gives an id the number that a table says.
     *
     * @throws IllegalArgumentException when the number or the id is taken
     */
    void put(String id, int number) {
        if (number < 0 || number > 100_000_000) {
            throw new IllegalArgumentException("number " + number + " of " + id + " is no dense number");
        }
        if (number(id) >= 0 || id(number) != null) {
            throw new IllegalArgumentException("the index gives " + id + " or its number " + number + " twice");
        }
        if (number >= ids.length) {
            ids = Arrays.copyOf(ids, Math.max(number + 1, ids.length * 2));
        }
        ids[number] = id;
        size = Math.max(size, number + 1);
        if (size * 2 > slots.length) {
            rehash();
        } else {
            keep(id, number);
        }
    }

    /** The id's number; the next free one when it has none yet. */
    int numberOrNext(String id) {
        int number = number(id);
        if (number >= 0) {
            return number;
        }
        put(id, size);
        return size - 1;
    }

    private void rehash() {
        slots = emptySlots(Integer.highestOneBit(size) * 4);
        for (int number = 0; number < size; number++) {
            var id = ids[number];
            if (id != null) {
                keep(id, number);
            }
        }
    }

    private void keep(String id, int number) {
        int hash = hash(id);
        slots[slot(id, hash)] = (long) hash << Integer.SIZE | number;
    }

    private static int hash(String id) {
        int hash = id.hashCode() * 0x9E3779B9;
        return hash ^ hash >>> 16;
    }

    /** Where the id's number is, or where it would go. */
    private int slot(String id, int hash) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != EMPTY
                && !((int) (slots[slot] >> Integer.SIZE) == hash && id.equals(ids[(int) slots[slot]]))) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private static long[] emptySlots(int count) {
        var slots = new long[count];
        Arrays.fill(slots, EMPTY);
        return slots;
    }
}
