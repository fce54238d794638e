package org.vsekai.backpack.factors;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The kernel without the Vector API: for a JVM without its module, or a machine whose vectors are too short. */
final class ScalarKernel implements Kernel {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SIGN_BITS = 0x8080_8080_8080_8080L;
    private static final long EVEN_BYTES = 0x00FF_00FF_00FF_00FFL;
    private static final long FOUR_ONES = 0x0001_0001_0001_0001L;

    /**
     * Four rows in one multiplication: a long that holds four unsigned bytes, 16 bits apart, times a factor holds their four
     * products, and because carries are linear too, the sum of such longs holds the four sums.
     */
    @Override
    public void products(byte[] codes, short[] query, int rank, short[] products) {
        long sum = 0;
        for (int d = 0; d < rank; d++) {
            sum += query[d];
        }
        // Flipping a byte's sign bit makes it unsigned and 128 greater.
        long start = -128 * sum * FOUR_ONES;
        for (int row = 0; row < Vectors.BLOCK; row += 16) {
            long even = start;
            long odd = start;
            long nextEven = start;
            long nextOdd = start;
            for (int d = 0; d < rank; d++) {
                int from = d * Vectors.BLOCK + row;
                long factor = query[d];
                long bytes = (long) LONGS.get(codes, from) ^ SIGN_BITS;
                long nextBytes = (long) LONGS.get(codes, from + 8) ^ SIGN_BITS;
                even += (bytes & EVEN_BYTES) * factor;
                odd += (bytes >>> 8 & EVEN_BYTES) * factor;
                nextEven += (nextBytes & EVEN_BYTES) * factor;
                nextOdd += (nextBytes >>> 8 & EVEN_BYTES) * factor;
            }
            spread(even, products, row);
            spread(odd, products, row + 1);
            spread(nextEven, products, row + 8);
            spread(nextOdd, products, row + 9);
        }
    }

    /** Four signed sums, the lowest first, to every other row. */
    private static void spread(long sums, short[] products, int row) {
        long rest = sums;
        for (int j = 0; j < 4; j++) {
            short sum = (short) rest;
            products[row + 2 * j] = sum;
            rest = (rest - sum) >> 16;
        }
    }

    @Override
    public long survivors(short[] products, int row, Vectors vectors, int position, Gate gate) {
        var norms = vectors.norms();
        var lengths = vectors.lengths();
        var errors = vectors.errors();
        long survivors = 0;
        for (int j = 0; j < GROUP; j++) {
            float norm = norms[position + j];
            float rest = (products[row + j] * gate.scale + gate.blur) * lengths[position + j];
            float greatest = (rest + errors[position + j] * gate.error + gate.base) * norm;
            float least = (gate.quadratic * norm + gate.linear) * norm + gate.constant;
            survivors |= greatest < least ? 0 : 1L << j;
        }
        return survivors;
    }

    @Override
    public double dot(float[] rows, int from, float[] query) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        for (int d = 0; d < query.length; d += LANES) {
            int at = from + d;
            s0 += (double) rows[at] * query[d];
            s1 += (double) rows[at + 1] * query[d + 1];
            s2 += (double) rows[at + 2] * query[d + 2];
            s3 += (double) rows[at + 3] * query[d + 3];
            s4 += (double) rows[at + 4] * query[d + 4];
            s5 += (double) rows[at + 5] * query[d + 5];
            s6 += (double) rows[at + 6] * query[d + 6];
            s7 += (double) rows[at + 7] * query[d + 7];
        }
        return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    }

    @Override
    public double squaredNorm(float[] rows, int from, int length) {
        var sums = new double[LANES];
        for (int d = 0; d < length; d++) {
            sums[d % LANES] += (double) rows[from + d] * rows[from + d];
        }
        return sum(sums);
    }

    @Override
    public double squaredDistance(float[] rows, int from, float[] query) {
        var sums = new double[LANES];
        for (int d = 0; d < query.length; d++) {
            double difference = (double) rows[from + d] - query[d];
            sums[d % LANES] += difference * difference;
        }
        return sum(sums);
    }

    private static double sum(double[] sums) {
        return ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
    }

    @Override
    public String description() {
        return "plain Java";
    }
}
