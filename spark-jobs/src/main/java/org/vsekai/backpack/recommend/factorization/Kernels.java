package org.vsekai.backpack.recommend.factorization;

/** Which inner loops this JVM runs: those of the vector unit where the module is there. Thread-safe. */
final class Kernels {
    private static final String MODULE = "jdk.incubator.vector";
    private static final boolean VECTORS = ModuleLayer.boot().findModule(MODULE).isPresent();
    private static final Kernel BEST = VECTORS ? vectors() : new ScalarKernel();

    private Kernels() {}

    static Kernel best() {
        return BEST;
    }

    /** Which ones they are, in words for people. */
    static String description() {
        return VECTORS ? "the vector unit" : "plain Java, add --add-modules=" + MODULE + " for the vector unit";
    }

    /** By name, since the class is compiled apart: the compiler cannot be silent about the module. */
    private static Kernel vectors() {
        try {
            return Class.forName(Kernels.class.getPackageName() + ".VectorKernel")
                    .asSubclass(Kernel.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the class for the vector unit was not built", e);
        }
    }
}
