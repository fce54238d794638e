package org.vsekai.backpack.factors;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import org.roaringbitmap.RoaringBitmap;

/**
 * Which ids a search may find: those in all of some sets and in none of some others. Nothing is copied, so that sets which
 * many requests share cost a request nothing; they must not change while a search runs. Thread-safe as long as nobody
 * changes the sets.
 */
public final class Candidates {
    private static final Candidates ALL = new Candidates(List.of(), List.of(), new BitSet());

    private final RoaringBitmap[] within;
    private final RoaringBitmap[] without;
    private final BitSet excluded;

    private Candidates(List<RoaringBitmap> within, List<RoaringBitmap> without, BitSet excluded) {
        this.within = within.toArray(new RoaringBitmap[0]);
        this.without = without.toArray(new RoaringBitmap[0]);
        this.excluded = excluded;
    }

    /** Every id. */
    public static Candidates all() {
        return ALL;
    }

    /** Every id but these. */
    public static Candidates without(BitSet excluded) {
        return new Candidates(List.of(), List.of(), excluded);
    }

    /** Of these, only what is in the set. */
    public Candidates andWithin(RoaringBitmap set) {
        return new Candidates(with(within, set), List.of(without), excluded);
    }

    /** Of these, only what is not in the set. */
    public Candidates andWithout(RoaringBitmap set) {
        return new Candidates(List.of(within), with(without, set), excluded);
    }

    private static List<RoaringBitmap> with(RoaringBitmap[] sets, RoaringBitmap set) {
        var longer = new ArrayList<>(List.of(sets));
        longer.add(set);
        return longer;
    }

    /** Whether the id may be found. */
    public boolean has(int id) {
        for (var set : within) {
            if (!set.contains(id)) {
                return false;
            }
        }
        for (var set : without) {
            if (set.contains(id)) {
                return false;
            }
        }
        return !excluded.get(id);
    }

    /** Of ids below the limit, at most so many may be found. Takes little more time than there are sets. */
    int atMost(int idLimit) {
        int most = idLimit;
        for (var set : within) {
            most = Math.min(most, set.getCardinality());
        }
        return Math.max(0, Math.min(most, idLimit - excluded.cardinality() + excludedFrom(idLimit)));
    }

    private int excludedFrom(int idLimit) {
        return excluded.length() <= idLimit
                ? 0
                : excluded.get(idLimit, excluded.length()).cardinality();
    }

    /** Every id below the limit that may be found, rising. */
    void forEach(int idLimit, IntConsumer action) {
        if (within.length == 0) {
            for (int id = excluded.nextClearBit(0); id < idLimit; id = excluded.nextClearBit(id + 1)) {
                if (has(id)) {
                    action.accept(id);
                }
            }
            return;
        }
        var smallest = within[0];
        for (var set : within) {
            smallest = set.getCardinality() < smallest.getCardinality() ? set : smallest;
        }
        for (var ids = smallest.getIntIterator(); ids.hasNext(); ) {
            int id = ids.next();
            if (id >= 0 && id < idLimit && has(id)) {
                action.accept(id);
            }
        }
    }
}
