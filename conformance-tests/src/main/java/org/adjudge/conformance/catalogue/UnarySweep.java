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
        List.of(
                        "negative",
                        "abs",
                        "sign",
                        "square",
                        "identity",
                        "exp",
                        "math.expm1",
                        "sin",
                        "cos",
                        "tan",
                        "atan",
                        "sinh",
                        "cosh",
                        "tanh",
                        "asinh",
                        "sigmoid",
                        "floor",
                        "math.ceil",
                        "round",
                        "math.rint",
                        "nn.relu",
                        "nn.relu6",
                        "nn.elu",
                        "nn.selu",
                        "nn.softsign",
                        "math.softplus",
                        "nn.softmax",
                        "nn.log_softmax")
                .forEach(name -> FUNCTIONS.put(name, ""));
        List.of("math.log", "sqrt", "math.rsqrt", "math.reciprocal").forEach(name -> FUNCTIONS.put(name, "(0.1, 3)"));
        List.of("asin", "acos", "atanh").forEach(name -> FUNCTIONS.put(name, "(-0.9, 0.9)"));
        FUNCTIONS.put("math.log1p", "(-0.9, 3)");
        FUNCTIONS.put("acosh", "(1.1, 4)");
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
