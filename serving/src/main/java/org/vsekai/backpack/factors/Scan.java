package org.vsekai.backpack.factors;

import java.util.Arrays;
import org.vsekai.backpack.factors.TopK.Found;

/** One search at a time, and the memory that it needs, kept for the next. For one thread. */
final class Scan {
    /** Covers the rounding of norms to floats. */
    private static final double ROUNDING = 1 + 1e-6;

    /** Scoring an id at random takes about as long as reading the codes of so many rows. */
    private static final int ROWS_PER_ID = 32;

    private final Kernel kernel;
    private final double caution;
    private final NearestHeap heap = new NearestHeap();
    private final QueryCodes codes = new QueryCodes();
    private final Gate gate = new Gate();
    private final short[] products = new short[Vectors.BLOCK];
    private float[] query = new float[0];
    private Vectors vectors = Vectors.NONE;
    private Candidates candidates = Candidates.all();
    private Metric metric = Metric.DOT;
    private double queryNorm;
    private boolean hasFewCandidates;
    private boolean isDone;
    private int touched;
    private int scored;

    /** @param caution share of the codes' rounding error that is allowed for */
    Scan(Kernel kernel, double caution) {
        this.kernel = kernel;
        this.caution = caution;
    }

    /** Prepares for a search among these. */
    void start(Vectors among, float[] asked, int k, Candidates allowed, Metric by) {
        vectors = among;
        candidates = allowed;
        metric = by;
        queryNorm = Vectors.norm(asked);
        if (query.length != Vectors.stride(asked.length)) {
            query = new float[Vectors.stride(asked.length)];
        }
        System.arraycopy(asked, 0, query, 0, asked.length);
        Arrays.fill(query, asked.length, query.length, 0);
        codes.set(query, asked.length, queryNorm);
        gate.open(codes, fromCentre(), caution);
        heap.reset(Math.min(k, Math.max(1, among.size())));
        hasFewCandidates = (long) allowed.atMost(among.idLimit()) * ROWS_PER_ID < among.size();
        isDone = false;
        touched = 0;
        scored = 0;
    }

    /** Inner product of the query's direction and the mean one. */
    private double fromCentre() {
        var centre = vectors.centre();
        double sum = 0;
        for (int d = 0; d < centre.length; d++) {
            sum += centre[d] * query[d];
        }
        return queryNorm == 0 ? 0 : sum / queryNorm;
    }

    /** Whether {@link #reads} block after block is another way to {@link #run} it. */
    boolean readsByFallingNorm() {
        return metric != Metric.L2 && !hasFewCandidates;
    }

    /** Reads the next block unless the search is over, and says whether it did. */
    boolean reads(int block) {
        isDone |= !isWithinReach(block);
        if (!isDone) {
            block(block);
        }
        return !isDone;
    }

    /** The whole search. */
    void run() {
        if (hasFewCandidates) {
            candidates();
        } else {
            blocks();
        }
        isDone = true;
    }

    /** Block after block, nearest norms first. */
    private void blocks() {
        int start = metric == Metric.L2 ? vectors.firstBlockBelow(queryNorm) : 0;
        for (int block = start; block < vectors.blockCount() && isWithinReach(block); block++) {
            block(block);
        }
        for (int block = start - 1; block >= 0 && isWithinReach(block); block--) {
            block(block);
        }
    }

    /** Whether the norms of a block allow of a score that gets in. */
    private boolean isWithinReach(int block) {
        double threshold = heap.threshold();
        double greatest = vectors.norms()[block * Vectors.BLOCK] * ROUNDING;
        return switch (metric) {
            // Scores beyond a float's range are all alike: the smaller id gets in.
            case DOT -> queryNorm * greatest >= Math.min(threshold, Float.MAX_VALUE) - Float.MIN_VALUE;
            case COSINE -> true;
            case L2 -> {
                double least = vectors.leastNorm(block) / ROUNDING;
                double gap = Math.max(least - queryNorm, queryNorm - greatest);
                yield gap <= -threshold * ROUNDING;
            }
        };
    }

    private void block(int block) {
        int first = block * Vectors.BLOCK;
        int rows = vectors.rows(block);
        touched += rows;
        kernel.products(vectors.codes(block), codes.codes(), vectors.rank(), products);
        for (int row = 0; row < rows; row += Kernel.GROUP) {
            gate.narrow(metric, heap.threshold(), queryNorm, vectors.norms()[0]);
            long survivors = kernel.survivors(products, row, vectors, first + row, gate);
            survivors &= rows - row < Kernel.GROUP ? (1L << (rows - row)) - 1 : -1L;
            for (; survivors != 0; survivors &= survivors - 1) {
                score(first + row + Long.numberOfTrailingZeros(survivors));
            }
        }
    }

    private void score(int position) {
        int id = vectors.id(position);
        if (!candidates.has(id)) {
            return;
        }
        scored++;
        float score = metric.score(
                kernel, vectors.block(position / Vectors.BLOCK), vectors.offset(position), query, queryNorm);
        if (heap.accepts(id, score)) {
            heap.add(id, score);
        }
    }

    /** Candidate after candidate. */
    private void candidates() {
        candidates.forEach(vectors.idLimit(), id -> {
            if (vectors.has(id)) {
                touched++;
                score(vectors.position(id));
            }
        });
    }

    /** The best rows; what the search was given is let go. */
    Found found() {
        vectors = Vectors.NONE;
        candidates = Candidates.all();
        return new Found(heap.drain(), touched, scored);
    }
}
