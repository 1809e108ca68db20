package org.adjudge.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.adjudge.simd.Peak;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Kernel;
import org.adjudge.tensor.MatrixProduct;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Workers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Products of square matrices on one thread or several, and in the same JVM the multiply-adds that one thread can do. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@State(Scope.Benchmark)
public class ProductBenchmark {
    private static final int ROUNDS = 100_000;

    /** The dtype. */
    @Param({"F32", "F64"})
    public DType dtype = DType.F32;

    /** Rows and columns. */
    @Param({"64", "256", "512", "1024"})
    public int extent;

    /** How many the product may use. */
    @Param("1")
    public int threads = 1;

    private final SplittableRandom random = new SplittableRandom(1);
    private Kernel kernel = (in, out) -> {};
    private Object[] in = {};
    private Object[] out = {};

    /** For JMH. */
    public ProductBenchmark() {}

    /** Makes the operands. */
    @Setup
    public void prepare() {
        Workers.use(threads);
        Shape shape = Shape.of(extent, extent);
        kernel = MatrixProduct.kernel(dtype, shape, shape, false, false);
        in = new Object[] {numbers(), numbers()};
        out = new Object[] {numbers()};
    }

    private Object numbers() {
        double[] x = random.doubles((long) extent * extent).toArray();
        if (dtype == DType.F64) {
            return x;
        }
        float[] floats = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            floats[i] = (float) x[i];
        }
        return floats;
    }

    /** The product. */
    @Benchmark
    public Object product() {
        kernel.run(in, out);
        return out;
    }

    /** Multiply-adds alone. */
    @Benchmark
    public double peak() {
        return dtype == DType.F32 ? Peak.floats(ROUNDS, extent) : Peak.doubles(ROUNDS, extent);
    }

    /** How many multiplications and additions one call of a method does. */
    static double operations(String method, DType dtype, int extent) {
        if (method.equals("product")) {
            return 2.0 * extent * extent * extent;
        }
        return dtype == DType.F32 ? Peak.floatOperations(ROUNDS) : Peak.doubleOperations(ROUNDS);
    }
}
