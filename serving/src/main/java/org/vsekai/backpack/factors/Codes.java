package org.vsekai.backpack.factors;

/**
 * How a row becomes signed bytes: its direction (the row over its length), less the mean direction of all rows, stretched to
 * the length {@value #UNIT}, rounded. Without the mean direction, which rows of one catalogue have much of, what tells rows
 * apart keeps more of the bytes' few digits.
 */
final class Codes {
    static final int UNIT = 127;

    private final double[] centre;
    private final double[] rest;
    private double length;
    private double error;

    /**
     * For one thread.
     *
     * @param centre the mean direction
     */
    Codes(double[] centre) {
        this.centre = centre;
        this.rest = new double[centre.length];
    }

    /**
     * Writes a row's codes into its block.
     *
     * @param norm the row's length
     * @param row its number in the block
     */
    void write(float[] numbers, int from, double norm, byte[] block, int row) {
        double squares = 0;
        for (int d = 0; d < rest.length; d++) {
            rest[d] = norm == 0 ? 0 : numbers[from + d] / norm - centre[d];
            squares += rest[d] * rest[d];
        }
        length = Math.sqrt(squares);
        double stretch = length == 0 ? 0 : UNIT / length;
        double errors = 0;
        for (int d = 0; d < rest.length; d++) {
            double code = Math.rint(rest[d] * stretch);
            block[d * Vectors.BLOCK + row] = (byte) code;
            double difference = rest[d] - code * length / UNIT;
            errors += difference * difference;
        }
        error = Math.sqrt(errors);
    }

    /** How far the last row's direction is from the mean one, rounded up. */
    float length() {
        return Math.nextUp((float) length);
    }

    /** How far what the last row's codes stand for is from its direction, rounded up. */
    float error() {
        return Math.nextUp((float) error);
    }
}
