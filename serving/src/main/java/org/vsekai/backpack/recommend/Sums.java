package org.vsekai.backpack.recommend;

import java.util.Arrays;

/** Sums by number: an open-addressed table of two flat arrays. For one thread. */
final class Sums {
    private int[] keys = new int[256];
    private float[] values = new float[256];
    private int size;

    Sums() {
        Arrays.fill(keys, -1);
    }

    void add(int key, float value) {
        int slot = slot(keys, key);
        if (keys[slot] < 0) {
            keys[slot] = key;
            size++;
        }
        values[slot] += value;
        if (size * 2 > keys.length) {
            grow();
        }
    }

    int size() {
        return size;
    }

    /** Takes one sum. */
    @FunctionalInterface
    interface SumReader {
        void accept(int key, float sum);
    }

    void forEach(SumReader reader) {
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] >= 0) {
                reader.accept(keys[slot], values[slot]);
            }
        }
    }

    private void grow() {
        var newKeys = new int[keys.length * 2];
        var newValues = new float[newKeys.length];
        Arrays.fill(newKeys, -1);
        forEach((key, sum) -> {
            int slot = slot(newKeys, key);
            newKeys[slot] = key;
            newValues[slot] = sum;
        });
        keys = newKeys;
        values = newValues;
    }

    private static int slot(int[] keys, int key) {
        int hash = key * 0x9E3779B9;
        int slot = (hash ^ hash >>> 15) & keys.length - 1;
        while (keys[slot] >= 0 && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }
}
