package org.adjudge.tensor;

import java.util.Optional;

/**
 * The innermost loops of the engine as one set: the seam at which faster ones are put in. What calls them has checked its
 * arguments; they trust it. Plain Java's are always there; others are found by {@link java.util.ServiceLoader}.
 *
 * <p>Sets agree bit for bit in what is elementwise, and within the bound of reordering and contraction in products.
 */
public interface KernelSet {
    /** One word: {@code scalar}, {@code simd}. */
    String name();

    /** Why the set cannot be used in this virtual machine, in a sentence that says what would do; empty if it can. */
    Optional<String> obstacle();

    /** The elementwise loops. Asked for only if there is no obstacle. */
    default Loops loops() {
        return ScalarKernels.LOOPS;
    }

    /** Loops for convolutions that read images where they stand; without them, what windows see is laid out first. Asked for only if there is no obstacle. */
    default Optional<WindowLoops> windowLoops() {
        return Optional.empty();
    }

    /** A matrix product of F32 or F64. Asked for only if there is no obstacle. */
    Product product(DType dtype, Product.Form form);
}
