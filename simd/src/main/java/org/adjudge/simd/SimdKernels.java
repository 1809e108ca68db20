package org.adjudge.simd;

import java.util.Optional;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.KernelSet;
import org.adjudge.tensor.Loops;
import org.adjudge.tensor.Product;
import org.adjudge.tensor.WindowLoops;

/** The kernel set with the Vector API. This class itself can be loaded where that is not. */
public final class SimdKernels implements KernelSet {
    private static final String MODULE = "jdk.incubator.vector";

    /** For {@link java.util.ServiceLoader}. */
    public SimdKernels() {}

    @Override
    public String name() {
        return "simd";
    }

    @Override
    public Optional<String> obstacle() {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return Optional.of("the JVM was started without --add-modules " + MODULE);
        }
        // vectors that C2 does not compile are objects, and far slower than plain Java
        if (System.getProperty("java.vm.info", "").matches(".*(emulated-client|interpreted).*")) {
            return Optional.of("the JVM was started without its optimising compiler (-XX:TieredStopAtLevel, -Xint)");
        }
        return Width.obstacle();
    }

    @Override
    public Loops loops() {
        return new SimdLoops();
    }

    @Override
    public Optional<WindowLoops> windowLoops() {
        return Optional.of(new FloatWindows());
    }

    @Override
    public Product product(DType dtype, Product.Form form) {
        if (form.n() < FloatNarrow.FEWEST) {
            return Product.plain(dtype, form);
        }
        return dtype == DType.F32 ? new FloatProduct(form) : new DoubleProduct(form);
    }
}
