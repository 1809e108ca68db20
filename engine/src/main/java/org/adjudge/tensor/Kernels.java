package org.adjudge.tensor;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Which {@link KernelSet} is in force: the first that is found and can be used, or else plain Java's. */
public final class Kernels {
    private static final Logger LOG = System.getLogger(Kernels.class.getName());
    private static final KernelSet IN_FORCE = choose(
            ServiceLoader.load(KernelSet.class, Kernels.class.getClassLoader()).iterator(), LOG);

    private Kernels() {}

    /** The set in force, for as long as the virtual machine runs. */
    public static KernelSet inForce() {
        return IN_FORCE;
    }

    /** Says in one sentence why a set that is there is not used, or that none is. */
    static KernelSet choose(Iterator<KernelSet> found, Logger log) {
        if (!found.hasNext()) {
            log.log(Level.DEBUG, "scalar kernels: adjudge-simd is not on the class path");
        }
        while (found.hasNext()) {
            try {
                KernelSet set = found.next();
                Optional<String> obstacle = set.obstacle();
                if (obstacle.isEmpty()) {
                    log.log(Level.DEBUG, "{0} kernels", set.name());
                    return set;
                }
                log.log(Level.INFO, "scalar kernels, not {0}: {1}", set.name(), obstacle.get());
            } catch (ServiceConfigurationError | LinkageError e) {
                log.log(Level.WARNING, "scalar kernels: a set of others does not load", e);
            }
        }
        return new ScalarKernels();
    }
}
