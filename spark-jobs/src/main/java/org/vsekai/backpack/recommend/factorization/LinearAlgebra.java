package org.vsekai.backpack.recommend.factorization;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;
import dev.ludovic.netlib.blas.NativeBLAS;

/**
 * The linear algebra that MLlib uses too: the system's BLAS where there is one, else Java's, with the vector unit where
 * the JVM lets it. Thread-safe.
 */
public final class LinearAlgebra {
    private static final Choice CHOICE = choose();

    private LinearAlgebra() {}

    private record Choice(BLAS blas, String description) {}

    public static BLAS blas() {
        return CHOICE.blas();
    }

    /** Which one it is, and what fits implicit factors, in a sentence for people. */
    public static String description() {
        return CHOICE.description() + "; implicit factors: " + Kernels.description();
    }

    private static Choice choose() {
        try {
            return new Choice(NativeBLAS.getInstance(), "linear algebra: native, the BLAS of this system");
        } catch (RuntimeException | LinkageError e) {
            return new Choice(JavaBLAS.getInstance(), inJava(JavaBLAS.getInstance()));
        }
    }

    private static String inJava(BLAS blas) {
        var unit = blas.getClass().getSimpleName().startsWith("Vector")
                ? "Java with the vector unit"
                : "plain Java, add --add-modules=jdk.incubator.vector for the vector unit";
        return "linear algebra: " + unit + "; a native BLAS such as libopenblas would be quicker";
    }
}
