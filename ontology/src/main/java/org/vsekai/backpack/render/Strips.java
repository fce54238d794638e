package org.vsekai.backpack.render;

/**
 * The rows of a picture that one of several threads draws: strips of sixteen rows, dealt out in turn, so that each
 * thread has some of the sky and some of the floor. Immutable.
 *
 * @param number of the thread, from 0
 * @param threads that share the picture
 */
record Strips(int number, int threads) {
    private static final int ROWS = 16;

    static final Strips ALL = new Strips(0, 1);

    /** The first of these rows at or below a row. */
    int first(int row) {
        int strip = row / ROWS;
        int wait = Math.floorMod(number - strip, threads);
        return wait == 0 ? row : (strip + wait) * ROWS;
    }

    /** The row after one of these rows. */
    int next(int row) {
        return (row + 1) % ROWS == 0 ? first(row + 1) : row + 1;
    }
}
