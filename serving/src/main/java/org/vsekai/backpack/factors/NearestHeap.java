package org.vsekai.backpack.factors;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The k best of what was offered: a binary heap in two primitive arrays, its worst on top. Used again and again. For one
 * thread.
 */
final class NearestHeap {
    private int[] ids = new int[0];
    private float[] scores = new float[0];
    private int capacity;
    private int size;

    /** Empties the heap and makes room for that many. */
    void reset(int room) {
        if (ids.length < room) {
            ids = new int[room];
            scores = new float[room];
        }
        capacity = room;
        size = 0;
    }

    /** The score below which nothing gets in any more. */
    float threshold() {
        return size < capacity ? Float.NEGATIVE_INFINITY : scores[0];
    }

    boolean accepts(int id, float score) {
        return size < capacity || isWorse(scores[0], ids[0], score, id);
    }

    /** Takes in what {@link #accepts} let through. */
    void add(int id, float score) {
        if (size < capacity) {
            siftUp(size++, id, score);
        } else {
            siftDown(id, score);
        }
    }

    /** Best first; empties the heap. */
    List<Scored> drain() {
        var result = new ArrayList<Scored>(size);
        while (size > 0) {
            result.add(new Scored(ids[0], scores[0]));
            size--;
            if (size > 0) {
                siftDown(ids[size], scores[size]);
            }
        }
        Collections.reverse(result);
        return result;
    }

    private static boolean isWorse(float score, int id, float otherScore, int otherId) {
        return score < otherScore || (score == otherScore && id > otherId);
    }

    private void siftUp(int hole, int id, float score) {
        while (hole > 0) {
            int parent = (hole - 1) >>> 1;
            if (!isWorse(score, id, scores[parent], ids[parent])) {
                break;
            }
            set(hole, ids[parent], scores[parent]);
            hole = parent;
        }
        set(hole, id, score);
    }

    private void siftDown(int id, float score) {
        int hole = 0;
        for (int child = 1; child < size; child = 2 * hole + 1) {
            if (child + 1 < size && isWorse(scores[child + 1], ids[child + 1], scores[child], ids[child])) {
                child++;
            }
            if (!isWorse(scores[child], ids[child], score, id)) {
                break;
            }
            set(hole, ids[child], scores[child]);
            hole = child;
        }
        set(hole, id, score);
    }

    private void set(int position, int id, float score) {
        ids[position] = id;
        scores[position] = score;
    }
}
