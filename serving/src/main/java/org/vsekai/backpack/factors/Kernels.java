package org.vsekai.backpack.factors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the kernel, once for the JVM. */
final class Kernels {
    private static final Logger LOG = LoggerFactory.getLogger(Kernels.class);
    private static final Kernel FASTEST = choose();

    private Kernels() {}

    /** The fastest that this JVM and machine have. */
    static Kernel fastest() {
        return FASTEST;
    }

    /**
     * The kernel on the Vector API.
     *
     * @throws ReflectiveOperationException when the machine's vectors are too short for it
     * @throws LinkageError when the JVM runs without the module
     */
    static Kernel vector() throws ReflectiveOperationException {
        return Class.forName("org.vsekai.backpack.factors.VectorKernel")
                .asSubclass(Kernel.class)
                .getDeclaredConstructor()
                .newInstance();
    }

    private static Kernel choose() {
        try {
            var kernel = vector();
            LOG.info("Top-k kernel: {}.", kernel.description());
            return kernel;
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.info(
                    "Top-k kernel: plain Java, because of {}. Start the JVM as conf/serving.jvm-options says to have the"
                            + " faster one.",
                    String.valueOf(e.getCause() == null ? e : e.getCause()));
            return new ScalarKernel();
        }
    }
}
