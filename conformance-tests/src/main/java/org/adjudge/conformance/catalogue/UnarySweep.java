package org.adjudge.conformance.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.adjudge.tensor.Shape;

/**
 * Functions of one tensor: each at ranks 0 to 4 and at zero size, with its output used twice, with a second user of its
 * input before and after it, and at second order; f32 and f64.
 */
final class UnarySweep {
    /** Each function and the domain in which it is defined; empty for all numbers. */
    private static final Map<String, String> FUNCTIONS = new LinkedHashMap<>();

    static {
        for (String name : List.of(
                "negative",
                "abs",
                "sign",
                "exp",
                "square",
                "sin",
                "cos",
                "tanh",
                "sigmoid",
                "nn.relu",
                "math.softplus",
                "identity",
                "nn.softmax",
                "nn.log_softmax")) {
            FUNCTIONS.put(name, "");
        }
        for (String name : List.of("math.log", "sqrt", "math.reciprocal")) {
            FUNCTIONS.put(name, "(0.1, 3)");
        }
        FUNCTIONS.put("math.log1p", "(-0.9, 3)");
        for (String name : List.of(
                "floor",
                "math.ceil",
                "round",
                "math.expm1",
                "tan",
                "atan",
                "sinh",
                "cosh",
                "asinh",
                "nn.elu",
                "nn.selu",
                "nn.relu6",
                "nn.leaky_relu",
                "nn.softsign",
                "nn.silu",
                "mish",
                "hard_sigmoid",
                "math.erf",
                "math.erfc",
                "nn.gelu")) {
            FUNCTIONS.put(name, "");
        }
        FUNCTIONS.put("math.rsqrt", "(0.1, 3)");
        FUNCTIONS.put("acosh", "(1.1, 5)");
        FUNCTIONS.put("math.lgamma", "(2.5, 6)");
        // TensorFlow's digamma has an absolute error only around its root, 1.46
        FUNCTIONS.put("math.digamma", "(2.5, 6)");
        FUNCTIONS.put("math.ndtri", "(0.05, 0.95)");
        for (String name : List.of("asin", "acos", "atanh", "math.erfinv")) {
            FUNCTIONS.put(name, "(-0.95, 0.95)");
        }
    }

    private static final List<Shape> SHAPES = List.of(
            Shape.SCALAR,
            Shape.of(3),
            Shape.of(2, 3),
            Shape.of(2, 1, 3),
            Shape.of(2, 1, 2, 3),
            Shape.of(0),
            Shape.of(2, 0, 3));

    private UnarySweep() {}

    static Stream<String> lines() {
        List<String> lines = new ArrayList<>();
        FUNCTIONS.forEach((name, domain) -> {
            for (String dtype : List.of("f32", "f64")) {
                for (Shape shape : SHAPES) {
                    if (shape.rank() > 0 || !name.contains("softmax")) {
                        lines.add("tf." + name + "(x) | " + Lines.input("x", dtype, shape, domain));
                    }
                }
                String x = " | " + Lines.input("x", dtype, Shape.of(2, 3), domain);
                String f = "tf." + name + "(x)";
                lines.add("y = " + f + "; y * y + y" + x);
                lines.add("u = x * x; y = " + f + "; y * u" + x);
                lines.add("y = " + f + "; u = x * x; u * y" + x);
                lines.add(f + x + " | order=2");
            }
        });
        return lines.stream();
    }
}
