package org.vsekai.backpack.factors;

/**
 * A query's direction as whole numbers, as fine as sums of products with {@link Codes} in 16 bits bear. Mutable; for one
 * thread.
 */
final class QueryCodes {
    private short[] codes = new short[0];
    private double scale;
    private double norm;
    private double error;

    /** Takes a query of that length; a zero one has codes of zero. */
    void set(float[] query, int rank, double length) {
        if (codes.length < rank) {
            codes = new short[rank];
        }
        double roundingOfRow = 0.5 * Math.sqrt(rank);
        double unit = Math.floor(Short.MAX_VALUE / (Codes.UNIT + roundingOfRow) - roundingOfRow);
        double squares = 0;
        double errors = 0;
        for (int d = 0; d < rank; d++) {
            double exact = length == 0 ? 0 : query[d] / length * unit;
            codes[d] = (short) Math.rint(exact);
            squares += (double) codes[d] * codes[d];
            errors += (exact - codes[d]) * (exact - codes[d]);
        }
        scale = 1 / (unit * Codes.UNIT);
        norm = Math.sqrt(squares) / unit;
        error = Math.sqrt(errors) / unit;
    }

    short[] codes() {
        return codes;
    }

    /** What a whole-number product is multiplied by to be a cosine. */
    double scale() {
        return scale;
    }

    /** Length of the direction that the codes stand for, about 1. */
    double norm() {
        return norm;
    }

    /** Distance of that from the query's own direction. */
    double error() {
        return error;
    }
}
