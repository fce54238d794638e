package org.vsekai.backpack.factors;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel on the JDK's Vector API, for vectors of 512 or 256 bits. The only class that names the incubating module, so
 * that the others run without it; {@link Kernels} makes it by name.
 */
final class VectorKernel implements Kernel {
    private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED;
    private static final boolean WIDE = SHORTS.length() == 32;
    private static final VectorSpecies<Byte> BYTES = WIDE ? ByteVector.SPECIES_256 : ByteVector.SPECIES_128;
    private static final VectorSpecies<Float> FLOATS = WIDE ? FloatVector.SPECIES_512 : FloatVector.SPECIES_256;
    private static final VectorSpecies<Short> SHORTS_OF_FLOATS =
            WIDE ? ShortVector.SPECIES_256 : ShortVector.SPECIES_128;
    private static final VectorSpecies<Double> DOUBLES = WIDE ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_256;
    private static final VectorSpecies<Float> FLOATS_OF_DOUBLES =
            WIDE ? FloatVector.SPECIES_256 : FloatVector.SPECIES_128;
    private static final int STEP = SHORTS.length();

    VectorKernel() {
        if (SHORTS.vectorBitSize() != 512 && SHORTS.vectorBitSize() != 256) {
            throw new UnsupportedOperationException("vectors of " + SHORTS.vectorBitSize() + " bits");
        }
    }

    @Override
    public void products(byte[] codes, short[] query, int rank, short[] products) {
        for (int row = 0; row < Vectors.BLOCK; row += 8 * STEP) {
            products(codes, query, rank, products, row);
        }
    }

    /** Eight vectors of sums stay in registers while all dimensions pass. */
    private static void products(byte[] codes, short[] query, int rank, short[] products, int row) {
        var sum0 = ShortVector.zero(SHORTS);
        var sum1 = sum0;
        var sum2 = sum0;
        var sum3 = sum0;
        var sum4 = sum0;
        var sum5 = sum0;
        var sum6 = sum0;
        var sum7 = sum0;
        for (int d = 0; d < rank; d++) {
            int from = d * Vectors.BLOCK + row;
            var factor = ShortVector.broadcast(SHORTS, query[d]);
            sum0 = sum0.add(shorts(codes, from).mul(factor));
            sum1 = sum1.add(shorts(codes, from + STEP).mul(factor));
            sum2 = sum2.add(shorts(codes, from + 2 * STEP).mul(factor));
            sum3 = sum3.add(shorts(codes, from + 3 * STEP).mul(factor));
            sum4 = sum4.add(shorts(codes, from + 4 * STEP).mul(factor));
            sum5 = sum5.add(shorts(codes, from + 5 * STEP).mul(factor));
            sum6 = sum6.add(shorts(codes, from + 6 * STEP).mul(factor));
            sum7 = sum7.add(shorts(codes, from + 7 * STEP).mul(factor));
        }
        sum0.intoArray(products, row);
        sum1.intoArray(products, row + STEP);
        sum2.intoArray(products, row + 2 * STEP);
        sum3.intoArray(products, row + 3 * STEP);
        sum4.intoArray(products, row + 4 * STEP);
        sum5.intoArray(products, row + 5 * STEP);
        sum6.intoArray(products, row + 6 * STEP);
        sum7.intoArray(products, row + 7 * STEP);
    }

    private static ShortVector shorts(byte[] codes, int from) {
        return (ShortVector) ByteVector.fromArray(BYTES, codes, from).convertShape(VectorOperators.B2S, SHORTS, 0);
    }

    @Override
    public long survivors(short[] products, int row, Vectors vectors, int position, Gate gate) {
        long survivors = 0;
        for (int j = 0; j < GROUP; j += FLOATS.length()) {
            survivors |= isPassedOver(products, row + j, vectors, position + j, gate).not().toLong() << j;
        }
        return survivors;
    }

    private static VectorMask<Float> isPassedOver(short[] products, int row, Vectors vectors, int position, Gate gate) {
        var product = (FloatVector) ShortVector.fromArray(SHORTS_OF_FLOATS, products, row)
                .convertShape(VectorOperators.S2F, FLOATS, 0);
        var norm = FloatVector.fromArray(FLOATS, vectors.norms(), position);
        var slack = FloatVector.fromArray(FLOATS, vectors.errors(), position).fma(all(gate.error), all(gate.base));
        var greatest = product.fma(all(gate.scale), all(gate.blur))
                .fma(FloatVector.fromArray(FLOATS, vectors.lengths(), position), slack)
                .mul(norm);
        var least = all(gate.quadratic).fma(norm, all(gate.linear)).fma(norm, all(gate.constant));
        return greatest.compare(VectorOperators.LT, least);
    }

    private static FloatVector all(float number) {
        return FloatVector.broadcast(FLOATS, number);
    }

    @Override
    public double dot(float[] rows, int from, float[] query) {
        var low = DoubleVector.zero(DOUBLES);
        var high = low;
        if (WIDE) {
            for (int d = 0; d < query.length; d += LANES) {
                low = doubles(rows, from + d).fma(doubles(query, d), low);
            }
            return sum(low);
        }
        for (int d = 0; d < query.length; d += LANES) {
            low = doubles(rows, from + d).fma(doubles(query, d), low);
            high = doubles(rows, from + d + 4).fma(doubles(query, d + 4), high);
        }
        return sum(low, high);
    }

    @Override
    public double squaredNorm(float[] rows, int from, int length) {
        var low = DoubleVector.zero(DOUBLES);
        var high = low;
        if (WIDE) {
            for (int d = from; d < from + length; d += LANES) {
                var numbers = doubles(rows, d);
                low = numbers.fma(numbers, low);
            }
            return sum(low);
        }
        for (int d = from; d < from + length; d += LANES) {
            var numbers = doubles(rows, d);
            low = numbers.fma(numbers, low);
            numbers = doubles(rows, d + 4);
            high = numbers.fma(numbers, high);
        }
        return sum(low, high);
    }

    @Override
    public double squaredDistance(float[] rows, int from, float[] query) {
        var low = DoubleVector.zero(DOUBLES);
        var high = low;
        if (WIDE) {
            for (int d = 0; d < query.length; d += LANES) {
                var difference = doubles(rows, from + d).sub(doubles(query, d));
                low = difference.mul(difference).add(low);
            }
            return sum(low);
        }
        for (int d = 0; d < query.length; d += LANES) {
            var difference = doubles(rows, from + d).sub(doubles(query, d));
            low = difference.mul(difference).add(low);
            difference = doubles(rows, from + d + 4).sub(doubles(query, d + 4));
            high = difference.mul(difference).add(high);
        }
        return sum(low, high);
    }

    private static DoubleVector doubles(float[] numbers, int from) {
        return (DoubleVector)
                FloatVector.fromArray(FLOATS_OF_DOUBLES, numbers, from).convertShape(VectorOperators.F2D, DOUBLES, 0);
    }

    private static double sum(DoubleVector sums) {
        return ((sums.lane(0) + sums.lane(4)) + (sums.lane(2) + sums.lane(6)))
                + ((sums.lane(1) + sums.lane(5)) + (sums.lane(3) + sums.lane(7)));
    }

    private static double sum(DoubleVector low, DoubleVector high) {
        var halves = low.add(high);
        return (halves.lane(0) + halves.lane(2)) + (halves.lane(1) + halves.lane(3));
    }

    @Override
    public String description() {
        return "Vector API, " + SHORTS.vectorBitSize() + " bits";
    }
}
