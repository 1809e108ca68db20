package org.adjudge.tensor;

import java.util.Optional;

/** The kernel set in plain Java. */
final class ScalarKernels implements KernelSet {
    static final Loops LOOPS = new ScalarLoops();

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public Optional<String> obstacle() {
        return Optional.empty();
    }

    @Override
    public Product product(DType dtype, Product.Form form) {
        return Product.plain(dtype, form);
    }
}
