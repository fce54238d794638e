package org.vsekai.backpack.factors;

/** How a row's direction becomes signed bytes: a number of a row of length 1, times {@value #UNIT}, rounded. */
final class Codes {
    static final int UNIT = 127;

    private Codes() {}

    /**
     * Writes a row's codes into its block.
     *
     * @param norm the row's length
     * @param row its number in the block
     * @return the distance of what the codes stand for from the row's direction, rounded up
     */
    static float write(float[] numbers, int from, int rank, double norm, byte[] block, int row) {
        double errors = 0;
        for (int d = 0; d < rank; d++) {
            double exact = norm == 0 ? 0 : numbers[from + d] / norm * UNIT;
            double code = Math.rint(exact);
            block[d * Vectors.BLOCK + row] = (byte) code;
            errors += (exact - code) * (exact - code);
        }
        return Math.nextUp((float) (Math.sqrt(errors) / UNIT));
    }
}
