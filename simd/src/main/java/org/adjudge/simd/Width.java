package org.adjudge.simd;

import java.util.Optional;
import jdk.incubator.vector.FloatVector;

/** What this machine's vectors are like. */
final class Width {
    private Width() {}

    /**
     * Why its vectors are of no use: fused multiply-add came to x86 with AVX2, whose vectors have 256 bits; and two of more than 512 bits hold
     * more doubles than {@link org.adjudge.tensor.Loops#PARTS}.
     */
    static Optional<String> obstacle() {
        int bits = FloatVector.SPECIES_PREFERRED.vectorBitSize();
        if (bits > 512) {
            return Optional.of("the machine's vectors have " + bits + " bits, more than the kernels are written for");
        }
        boolean fused =
                bits >= 256 || (bits == 128 && System.getProperty("os.arch").equals("aarch64"));
        return fused
                ? Optional.empty()
                : Optional.of("the machine's vectors have " + bits + " bits and no fused multiply-add");
    }
}
