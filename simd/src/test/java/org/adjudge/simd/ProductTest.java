package org.adjudge.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Array;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Kernels;
import org.adjudge.tensor.Product;
import org.adjudge.tensor.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProductTest {
    private static final int[] SMALL = {0, 1, 2, 3, 4, 5, 8, 13, 33};

    /** A product, its operands anywhere in their arrays. */
    record Case(DType dtype, int m, int k, int n, boolean transposeA, boolean transposeB) {
        private Product.Form form() {
            return new Product.Form(
                    m, k, n, transposeA ? 1 : k, transposeA ? m : 1, transposeB ? 1 : n, transposeB ? k : 1);
        }

        private Object numbers(int count, long seed) {
            SplittableRandom random = new SplittableRandom(toString().hashCode() + seed);
            double[] doubles = new double[count + 3];
            float[] floats = new float[count + 3];
            for (int i = 0; i < count + 3; i++) {
                doubles[i] = random.nextDouble() - 0.5;
                floats[i] = (float) doubles[i];
            }
            return dtype == DType.F32 ? floats : doubles;
        }

        private Object a() {
            return numbers(m * k, 0);
        }

        private Object b() {
            return numbers(k * n, 1);
        }

        private Product product() {
            return new SimdKernels().product(dtype, form());
        }

        /** As where vectors have 256 bits. */
        private Product sliced() {
            return dtype == DType.F32 ? new FloatProduct(form(), true) : new DoubleProduct(form(), true);
        }

        /** What stood in the result must not matter. */
        private double[] multiplied(Product product, Object a, Object b) {
            Object c = numbers(m * n, 2);
            product.multiply(a, 3, b, 3, c, 3);
            return values(c);
        }

        private static double[] values(Object array) {
            double[] values = new double[Array.getLength(array) - 3];
            for (int i = 0; i < values.length; i++) {
                values[i] = array instanceof float[] floats ? floats[i + 3] : ((double[]) array)[i + 3];
            }
            return values;
        }

        /** Each element's chain of fused operations, a link of each of a row after the other; with few columns, of multiplications and additions. */
        private double[] chains(Object a, Object b) {
            double[] x = values(a);
            double[] y = rows(values(b));
            Product.Form f = form();
            double[] c = new double[m * n];
            for (int i = 0; i < m; i++) {
                for (int p = 0; p < k; p++) {
                    link(x[i * f.ai() + p * f.ak()], y, p * n, c, i * n);
                }
            }
            return c;
        }

        /** B as it is if it is not transposed. */
        private double[] rows(double[] b) {
            Product.Form f = form();
            double[] rows = new double[k * n];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = b[i / n * f.bk() + i % n * f.bj()];
            }
            return rows;
        }

        private void link(double x, double[] y, int yo, double[] sums, int so) {
            for (int j = 0; j < n; j++) {
                double sum = sums[so + j];
                if (n < FloatNarrow.FEWEST) {
                    sums[so + j] =
                            dtype == DType.F32 ? (float) sum + (float) x * (float) y[yo + j] : sum + x * y[yo + j];
                } else {
                    sums[so + j] = dtype == DType.F32
                            ? Math.fma((float) x, (float) y[yo + j], (float) sum)
                            : Math.fma(x, y[yo + j], sum);
                }
            }
        }

        private void check(Product... products) {
            Object a = a();
            Object b = b();
            double[] expected = chains(a, b);
            for (Product product : products) {
                assertArrayEquals(expected, multiplied(product, a, b), this::toString);
            }
        }
    }

    private static Stream<Case> flags(DType dtype, int m, int k, int n) {
        return IntStream.range(0, 4).mapToObj(f -> new Case(dtype, m, k, n, (f & 1) != 0, (f & 2) != 0));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = DType.class,
            names = {"F32", "F64"})
    void every_element_is_one_chain_over_the_inner_axis_at_every_small_size(DType dtype) {
        for (int m : SMALL) {
            for (int k : new int[] {0, 1, 2, 8, 33}) {
                for (int n = 0; n <= 67; n++) {
                    flags(dtype, m, k, n).forEach(c -> c.check(c.product()));
                }
            }
        }
    }

    static Stream<Case> large() {
        return Stream.of(DType.F32, DType.F64)
                .flatMap(d -> Stream.of(
                        flags(d, 1, 1500, 300), // longer than what is summed at once
                        flags(d, 97, 600, 211),
                        flags(d, 211, 1030, 97),
                        flags(d, 3, 40, 2500), // wider than a panel
                        flags(d, 500, 70, 64),
                        flags(d, 5, 1100, 70), // fewer rows than a tile, longer than what is summed at once
                        flags(d, 7, 1100, 300), // B is too large to be read where it stands
                        flags(d, 362, 400, 70), // A transposed is, too, and its last block has fewer rows than a tile
                        flags(d, 0, 600, 211), // no rows: nothing is to be divided among threads
                        flags(d, 130, 1100, 3)))
                .flatMap(s -> s);
    }

    /** Those that are large enough with both matrices packed, too. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("large")
    void every_element_is_one_chain_over_the_inner_axis_at_large_sizes(Case c) {
        if (c.m >= FloatPackedTile.ROWS && c.n >= FloatTile.COLUMNS) {
            c.check(c.product(), c.sliced());
        } else {
            c.check(c.product());
        }
    }

    static Stream<Case> sliced() {
        return IntStream.rangeClosed(4, 13)
                .boxed()
                .flatMap(m -> Stream.of(DType.F32, DType.F64)
                        .flatMap(d -> Stream.of(0, 1, 9).flatMap(k -> flags(d, m, k, 43 + 3 * m))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sliced")
    void with_both_matrices_packed_too(Case c) {
        c.check(c.sliced());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("large")
    void the_number_of_threads_changes_no_bit(Case c) {
        int before = Workers.threads();
        Object a = c.a();
        Object b = c.b();
        try {
            Workers.use(1);
            double[] alone = c.multiplied(c.product(), a, b);
            Workers.use(5);
            for (int i = 0; i < 5; i++) {
                assertArrayEquals(alone, c.multiplied(c.product(), a, b));
            }
        } finally {
            Workers.use(before);
        }
    }

    /**
     * A chain of k operations is off by at most {@code k u Σ|a b|} if the product is rounded with the sum and {@code (k + 1) u Σ|a b|}
     * if alone (Higham 2002, §3.1, to first order in u); so the two chains are apart by at most the sum. Here |a b| ≤ 1/4.
     */
    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = DType.class,
            names = {"F32", "F64"})
    void it_is_within_the_bound_of_rounding_of_the_scalar_product(DType dtype) {
        Case c = new Case(dtype, 50, 777, 60, false, true);
        double[] expected = new double[c.m * c.n];
        double[] a = Case.values(c.a());
        double[] b = Case.values(c.b());
        for (int i = 0; i < expected.length; i++) {
            double sum = 0;
            for (int p = 0; p < c.k; p++) {
                double product = a[i / c.n * c.k + p] * b[i % c.n * c.k + p];
                sum = dtype == DType.F32 ? (float) sum + (float) product : sum + product;
            }
            expected[i] = sum;
        }
        double u = dtype == DType.F32 ? 0x1p-24 : 0x1p-53;
        double[] actual = c.multiplied(c.product(), c.a(), c.b());
        for (int i = 0; i < expected.length; i++) {
            int at = i;
            assertEquals(expected[i], actual[i], (2 * c.k + 1) * u * c.k / 4, () -> "at " + at);
        }
    }

    @Test
    void zero_times_infinity_is_nan_not_skipped() {
        for (int n : new int[] {1, 8, 40, 300}) {
            float[] a = new float[n * n];
            float[] b = new float[n * n];
            float[] c = new float[n * n];
            b[0] = Float.POSITIVE_INFINITY;
            new SimdKernels()
                    .product(DType.F32, new Product.Form(n, n, n, n, 1, n, 1))
                    .multiply(a, 0, b, 0, c, 0);
            for (int i = 0; i < n * n; i++) {
                int at = i;
                assertEquals(i % n == 0, Float.isNaN(c[i]), () -> "n = " + n + ", at " + at);
            }
        }
    }

    @Test
    void it_is_the_set_in_force() {
        assertEquals(Optional.empty(), new SimdKernels().obstacle());
        assertTrue(Kernels.inForce() instanceof SimdKernels);
    }
}
