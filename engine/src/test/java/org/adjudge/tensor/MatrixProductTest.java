package org.adjudge.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixProductTest {
    /** Sums of at most 7 products of at most 81: exact in float32 in any order, so equality is the law. */
    private static Tensor naive(Tensor x, Tensor y, boolean transposeX, boolean transposeY) {
        Shape xs = x.shape();
        Shape ys = y.shape();
        Shape batch = xs.slice(0, xs.rank() - 2).broadcast(ys.slice(0, ys.rank() - 2));
        Shape result = batch.concat(Shape.of(xs.extent(transposeX ? -1 : -2), ys.extent(transposeY ? -2 : -1)));
        int inner = xs.extent(transposeX ? -2 : -1);
        double[] out = Rows.indices(result).stream()
                .mapToDouble(i -> {
                    double sum = 0;
                    for (int k = 0; k < inner; k++) {
                        sum += entry(x, i, i[i.length - 2], k, transposeX)
                                * entry(y, i, k, i[i.length - 1], transposeY);
                    }
                    return sum;
                })
                .toArray();
        return Tensor.of(x.dtype(), result, out);
    }

    private static double entry(Tensor x, int[] index, int row, int column, boolean transpose) {
        int[] at = index.clone();
        at[at.length - 2] = transpose ? column : row;
        at[at.length - 1] = transpose ? row : column;
        return Rows.at(x, at);
    }

    private static Shape matrix(Shape batch, int rows, int columns, boolean transpose) {
        return batch.concat(transpose ? Shape.of(columns, rows) : Shape.of(rows, columns));
    }

    @ParameterizedTest(name = "{0} transposeX={1} transposeY={2}")
    @CsvSource({
        "F32, false, false", "F32, false, true", "F32, true, false", "F32, true, true",
        "F64, false, false", "F64, false, true", "F64, true, false", "F64, true, true"
    })
    void it_is_the_triple_loop_over_every_broadcast_batch(DType dtype, boolean transposeX, boolean transposeY) {
        List<Shape> batches = List.of(
                Shape.SCALAR,
                Shape.of(1),
                Shape.of(3),
                Shape.of(2, 1),
                Shape.of(1, 3),
                Shape.of(2, 3),
                Shape.of(0, 1, 1));
        int[][] extents = {{2, 3, 4}, {1, 7, 1}, {4, 1, 3}, {3, 3, 3}, {1, 1, 1}, {0, 2, 3}, {2, 0, 3}, {2, 3, 0}};
        for (Shape p : batches) {
            for (Shape q : batches) {
                for (int[] e : extents) {
                    Tensor x = Rows.whole(dtype, matrix(p, e[0], e[1], transposeX), 6);
                    Tensor y = Rows.whole(dtype, matrix(q, e[1], e[2], transposeY), 7);
                    Tensor expected = naive(x, y, transposeX, transposeY);
                    Tensor actual = MatrixProduct.multiply(x, y, transposeX, transposeY);
                    // EJML may start a sum at +0 or at the first product: -0 and +0 are the same answer
                    assertEquals(plusZero(expected), plusZero(actual), x.shape() + " times " + y.shape());
                }
            }
        }
    }

    private static Tensor drawn(DType dtype, Shape shape, SplittableRandom random) {
        return Tensor.of(dtype, shape, random.doubles(shape.size(), -1, 1).toArray());
    }

    /** Rows and columns beyond one block, and widths that end in the middle of a vector. */
    @ParameterizedTest(name = "{0} transposeX={1} transposeY={2}")
    @CsvSource({
        "F32, false, false", "F32, false, true", "F32, true, false", "F32, true, true",
        "F64, false, false", "F64, false, true", "F64, true, false", "F64, true, true"
    })
    void a_product_of_several_blocks_is_that_of_a_plain_loop_in_double(
            DType dtype, boolean transposeX, boolean transposeY) {
        SplittableRandom random = new SplittableRandom(8);
        for (int[] e : new int[][] {{5, 19, 16}, {130, 18, 17}, {3, 35, 259}, {129, 40, 300}, {7, 600, 33}}) {
            Tensor x = drawn(dtype, matrix(Shape.SCALAR, e[0], e[1], transposeX), random);
            Tensor y = drawn(dtype, matrix(Shape.SCALAR, e[1], e[2], transposeY), random);
            Tensor actual = MatrixProduct.multiply(x, y, transposeX, transposeY);
            // k products and k - 1 sums, each rounded: k units of half an epsilon of the sum of the absolute values
            // (Higham 2002, §3.1)
            double unit = e[1] * (dtype == DType.F32 ? 0x1p-24 : 0x1p-53) * 1.01;
            for (int i = 0; i < e[0]; i++) {
                for (int j = 0; j < e[2]; j++) {
                    double sum = 0;
                    double size = 0;
                    for (int k = 0; k < e[1]; k++) {
                        double product = x.get(transposeX ? k * e[0] + i : i * e[1] + k)
                                * y.get(transposeY ? j * e[1] + k : k * e[2] + j);
                        sum += product;
                        size += Math.abs(product);
                    }
                    String place = List.of(e[0], e[1], e[2]) + " at " + i + ", " + j;
                    // the loop in double has an error of its own, as large as the allowance in float64
                    assertEquals(sum, actual.get(i * e[2] + j), size * (unit + e[1] * 0x1p-53), place);
                }
            }
        }
    }

    @Test
    void products_of_few_numbers_have_the_bits_of_the_loop() {
        float[] numbers = {
            -0f, 1e-30f, -3.3f, 1e20f, 0.7f, -1e-25f, 1 / 3f, 0f, -1.1f, 16777215f, 2.2f, Float.NaN, 5e-8f
        };
        float[] a = new float[32];
        float[] b = new float[32];
        for (int i = 0; i < a.length; i++) {
            a[i] = numbers[i * 5 % numbers.length];
            b[i] = numbers[(i * 7 + 1) % numbers.length];
        }
        for (int sizes = 0; sizes < 256; sizes++) {
            int m = 1 + sizes % 4;
            int k = 1 + sizes / 4 % 4;
            int n = 1 + sizes / 16 % 4;
            Product.Form form = Product.Form.of(m, k, n, sizes % 128 >= 64, sizes >= 128);
            float[] expected = new float[2 * m * n];
            float[] actual = new float[2 * m * n];
            Product.plain(DType.F32, form).multiply(a, 3, b, 5, expected, 0);
            Product.plain(DType.F32, form).multiply(a, 16, b, 0, expected, m * n);
            new SmallProduct(form, new int[] {3, 5, 16, 0}).run(new Object[] {a, b}, new Object[] {actual});
            for (int i = 0; i < expected.length; i++) {
                assertEquals(Float.floatToIntBits(expected[i]), Float.floatToIntBits(actual[i]), form + " at " + i);
            }
        }
    }

    private static Tensor plusZero(Tensor x) {
        return Elementwise.map(x, v -> v + 0.0);
    }

    @Test
    void zero_times_infinity_is_nan_not_skipped() {
        Tensor infinite = Tensor.of(Shape.of(1, 1), Double.POSITIVE_INFINITY);
        Tensor zero = Tensor.of(Shape.of(1, 1), 0.0);
        for (int flags = 0; flags < 4; flags++) {
            boolean first = (flags & 1) != 0;
            boolean second = (flags & 2) != 0;
            assertEquals(
                    "[[nan]]",
                    MatrixProduct.multiply(infinite, zero, first, second).toString());
            assertEquals(
                    "[[nan]]",
                    MatrixProduct.multiply(zero, infinite, first, second).toString());
        }
    }
}
