package org.adjudge.conformance.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.adjudge.tensor.Shape;

/**
 * Functions of two tensors: each in every form of broadcasting, with the same tensor in both slots, with its operands
 * shared in both orders, and at second order; f32 and f64.
 */
final class BinarySweep {
    private static final List<String> FUNCTIONS = List.of(
            "add",
            "subtract",
            "multiply",
            "divide",
            "pow",
            "maximum",
            "minimum",
            "math.squared_difference",
            "atan2",
            "math.floordiv",
            "math.floormod",
            "math.divide_no_nan",
            "math.multiply_no_nan",
            "math.xlogy",
            "math.xdivy",
            "math.xlog1py");

    /**
     * Of shared operands its gradient cancels to 0, and TensorFlow has none whose conditioning could be measured: nothing
     * tells how much of float32's rounding is left. In float64 the differences do.
     */
    private static final String CANCELS = "math.xdivy";

    private record Pair(Shape x, Shape y) {}

    private static final List<Pair> PAIRS = List.of(
            new Pair(Shape.SCALAR, Shape.SCALAR),
            new Pair(Shape.of(3), Shape.SCALAR),
            new Pair(Shape.SCALAR, Shape.of(2, 3)),
            new Pair(Shape.of(2, 3), Shape.of(2, 3)),
            new Pair(Shape.of(2, 3), Shape.of(3)),
            new Pair(Shape.of(3), Shape.of(2, 3)),
            new Pair(Shape.of(2, 3), Shape.of(2, 1)),
            new Pair(Shape.of(2, 1), Shape.of(1, 3)),
            new Pair(Shape.of(1), Shape.of(1, 1)),
            new Pair(Shape.of(2, 1, 3), Shape.of(4, 1)),
            new Pair(Shape.of(4, 1), Shape.of(2, 1, 3)),
            new Pair(Shape.of(1, 2, 3, 2), Shape.of(3, 1)),
            new Pair(Shape.of(2, 3), Shape.of(1, 2, 3)),
            new Pair(Shape.of(0), Shape.of(1)),
            new Pair(Shape.of(2, 0), Shape.of(2, 1)),
            new Pair(Shape.of(3, 1), Shape.of(0)));

    private BinarySweep() {}

    static Stream<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String name : FUNCTIONS) {
            String domain = List.of("pow", "math.xlogy", "math.xlog1py").contains(name) ? "(0.2, 2)" : "";
            for (String dtype : List.of("f32", "f64")) {
                String f = "tf." + name + "(x, y) | ";
                for (Pair pair : PAIRS) {
                    lines.add(f + inputs(dtype, pair, domain));
                }
                String square = inputs(dtype, new Pair(Shape.of(2, 3), Shape.of(2, 3)), domain);
                String x = Lines.input("x", dtype, Shape.of(2, 3), domain);
                lines.add("tf." + name + "(x, x + 0.5) | " + x);
                lines.add(f + inputs(dtype, PAIRS.get(6), domain) + " | order=2");
                if (CANCELS.equals(name) && "f32".equals(dtype)) {
                    continue;
                }
                lines.add("tf." + name + "(x, x) | " + x);
                lines.add("u = x * y; z = tf." + name + "(x, y); z * u | " + square);
                lines.add("z = tf." + name + "(x, y); u = y * x; u * z | " + square);
            }
        }
        return lines.stream();
    }

    private static String inputs(String dtype, Pair pair, String domain) {
        return Lines.input("x", dtype, pair.x(), domain) + ", " + Lines.input("y", dtype, pair.y(), domain);
    }
}
