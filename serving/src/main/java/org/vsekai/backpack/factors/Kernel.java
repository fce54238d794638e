package org.vsekai.backpack.factors;

/**
 * The inner loops of a search. All kernels give the same scores to the last bit: whole numbers are exact, and the order of
 * sums is fixed. Stateless and thread-safe.
 */
interface Kernel {
    /** Rows that {@link #survivors} looks at. */
    int GROUP = 64;

    /** Partial sums of {@link #dot} and {@link #squaredDistance}; rows are padded with zeros to a multiple of it. */
    int LANES = 8;

    /**
     * Inner products of a block's rows with a query, in 16 bits; the caller sees to it that no partial sum overflows.
     *
     * @param codes row j's dimension d at d * {@link Vectors#BLOCK} + j
     */
    void products(byte[] codes, short[] query, int rank, short[] products);

    /**
     * Which of {@link #GROUP} rows the gate lets through, a bit each.
     *
     * @param row the first row, in its block
     * @param position the first row's, among all
     */
    long survivors(short[] products, int row, Vectors vectors, int position, Gate gate);

    /**
     * An inner product in double precision. Dimension d goes to partial sum d mod 8; these are added two by two, the first
     * half to the second, until one is left.
     */
    double dot(float[] rows, int from, float[] query);

    /** A row's inner product with itself, summed as {@link #dot}. */
    double squaredNorm(float[] rows, int from, int length);

    /** The squared Euclidean distance, summed as {@link #dot}. */
    double squaredDistance(float[] rows, int from, float[] query);

    /** What it is, for the log. */
    String description();
}
