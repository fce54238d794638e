package org.vsekai.backpack.recommend.matrix;

/**
 * The best few of many scored ids, in whatever order they come: of equal scores the smaller id is better. A heap in two
 * arrays, the worst on top. Used by one thread.
 */
public final class BestFew {
    private final int[] ids;
    private final float[] scores;
    private int size;

    public BestFew(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("at least one must be kept");
        }
        ids = new int[most];
        scores = new float[most];
    }

    public int size() {
        return size;
    }

    /** Whether something of this score may be taken: cheap, to be asked first. A score that is no number never is. */
    public boolean wants(float score) {
        return size < ids.length ? !Float.isNaN(score) : score >= scores[0];
    }

    public void offer(int id, float score) {
        if (!wants(score)) {
            return;
        }
        if (size < ids.length) {
            rise(size++, id, score);
        } else if (isBetter(id, score, ids[0], scores[0])) {
            sink(id, score);
        }
    }

    /** Takes all out into arrays from a place on, best first. */
    public void drain(int[] toIds, float[] toScores, int from) {
        for (int i = size - 1; i >= 0; i--) {
            toIds[from + i] = ids[0];
            toScores[from + i] = scores[0];
            size--;
            sink(ids[size], scores[size]);
        }
    }

    /** Takes all out, best first. */
    public int[] ids() {
        var best = new int[size];
        drain(best, new float[size], 0);
        return best;
    }

    private void rise(int from, int id, float score) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (!isBetter(ids[parent], scores[parent], id, score)) {
                break;
            }
            ids[at] = ids[parent];
            scores[at] = scores[parent];
            at = parent;
        }
        ids[at] = id;
        scores[at] = score;
    }

    /** Puts an entry in place of the top one. */
    private void sink(int id, float score) {
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && isBetter(ids[child], scores[child], ids[child + 1], scores[child + 1])) {
                child++;
            }
            if (!isBetter(id, score, ids[child], scores[child])) {
                break;
            }
            ids[at] = ids[child];
            scores[at] = scores[child];
            at = child;
        }
        if (size > 0) {
            ids[at] = id;
            scores[at] = score;
        }
    }

    private static boolean isBetter(int id, float score, int otherId, float otherScore) {
        return score > otherScore || (score == otherScore && id < otherId);
    }
}
