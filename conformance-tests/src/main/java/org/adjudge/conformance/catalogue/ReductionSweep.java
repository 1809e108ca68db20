package org.adjudge.conformance.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.adjudge.tensor.Shape;

/** Reductions: each over every form of axes, keeping them and not, ranks 0 to 4, zero size; f32 and f64. */
final class ReductionSweep {
    private static final List<String> FUNCTIONS = List.of(
            "reduce_sum",
            "reduce_mean",
            "reduce_max",
            "reduce_min",
            "reduce_prod",
            "math.reduce_euclidean_norm",
            "reduce_logsumexp",
            "math.reduce_variance",
            "math.reduce_std");

    private record Form(Shape shape, String axis) {}

    private static final List<Form> FORMS = List.of(
            new Form(Shape.SCALAR, "None"),
            new Form(Shape.SCALAR, "[]"),
            new Form(Shape.of(4), "None"),
            new Form(Shape.of(4), "0"),
            new Form(Shape.of(4), "-1"),
            new Form(Shape.of(2, 3), "None"),
            new Form(Shape.of(2, 3), "0"),
            new Form(Shape.of(2, 3), "1"),
            new Form(Shape.of(2, 3), "-1"),
            new Form(Shape.of(2, 3), "[]"),
            new Form(Shape.of(2, 3), "[0, 1]"),
            new Form(Shape.of(2, 3, 4), "1"),
            new Form(Shape.of(2, 3, 4), "[2, 0]"),
            new Form(Shape.of(2, 3, 4), "[-1, 1]"),
            new Form(Shape.of(2, 1, 3, 2), "[1, 3]"),
            new Form(Shape.of(2, 1, 3, 2), "None"),
            new Form(Shape.of(0), "0"),
            new Form(Shape.of(2, 0, 3), "1"),
            new Form(Shape.of(2, 0, 3), "2"),
            new Form(Shape.of(2, 0, 3), "None"));

    private ReductionSweep() {}

    static Stream<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String name : FUNCTIONS) {
            for (String dtype : List.of("f32", "f64")) {
                for (Form form : FORMS) {
                    for (String keepdims : List.of("", ", keepdims=True")) {
                        String arguments = "x" + ("None".equals(form.axis()) ? "" : ", axis=" + form.axis()) + keepdims;
                        lines.add("tf." + name + "(" + arguments + ") | " + Lines.input("x", dtype, form.shape()));
                    }
                }
                lines.add("y = tf." + name + "(x, axis=1, keepdims=True); x * y + y | x: " + dtype + "[2,3]");
                lines.add("u = x * x; y = tf." + name + "(x, axis=1, keepdims=True); u * y | x: " + dtype + "[2,3]");
                lines.add("tf." + name + "(x * x, axis=0) | x: " + dtype + "[2,3] | order=2");
            }
        }
        return lines.stream();
    }
}
