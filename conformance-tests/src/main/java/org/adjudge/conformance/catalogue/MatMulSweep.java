package org.adjudge.conformance.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.adjudge.tensor.Shape;

/**
 * Matrix products: every pair of batch shapes of rank 0 to 2 with extents 1 to 3 that broadcasts, times the transpose
 * flags, times f32 and f64; the inner extents all differ, so that no wrong transpose goes unseen.
 */
final class MatMulSweep {
    private static final int M = 2;
    private static final int K = 3;
    private static final int N = 4;

    private MatMulSweep() {}

    static Stream<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Shape a : batches()) {
            for (Shape b : batches()) {
                if (broadcast(a, b)) {
                    for (String dtype : List.of("f32", "f64")) {
                        for (int flags = 0; flags < 4; flags++) {
                            lines.add(line(dtype, a, b, (flags & 1) != 0, (flags & 2) != 0));
                        }
                    }
                }
            }
        }
        return lines.stream();
    }

    private static String line(String dtype, Shape batchA, Shape batchB, boolean transposeA, boolean transposeB) {
        Shape a = batchA.concat(transposeA ? Shape.of(K, M) : Shape.of(M, K));
        Shape b = batchB.concat(transposeB ? Shape.of(N, K) : Shape.of(K, N));
        String flags = (transposeA ? ", transpose_a=True" : "") + (transposeB ? ", transpose_b=True" : "");
        return "tf.matmul(x, y" + flags + ") | " + Lines.input("x", dtype, a) + ", " + Lines.input("y", dtype, b);
    }

    private static List<Shape> batches() {
        List<Shape> shapes = new ArrayList<>(List.of(Shape.SCALAR));
        for (int i = 1; i <= 3; i++) {
            shapes.add(Shape.of(i));
            for (int j = 1; j <= 3; j++) {
                shapes.add(Shape.of(i, j));
            }
        }
        return shapes;
    }

    private static boolean broadcast(Shape a, Shape b) {
        for (int back = 1; back <= Math.min(a.rank(), b.rank()); back++) {
            int x = a.extent(-back);
            int y = b.extent(-back);
            if (x != y && x != 1 && y != 1) {
                return false;
            }
        }
        return true;
    }
}
