package org.adjudge.accuracy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.adjudge.ir.Op;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** A line of {@code accuracy/reference.tsv}: a function's true value at a place, computed by mpmath with 50 digits. */
record Reference(String op, String domain, DType dtype, List<Double> arguments, BigDecimal value) {
    static List<Reference> all() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Reference.class.getResourceAsStream("/accuracy/reference.tsv")),
                StandardCharsets.UTF_8))) {
            return lines.lines().map(Reference::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reference parse(String line) {
        List<String> cells = Arrays.asList(line.split("\t", -1));
        return new Reference(
                cells.get(0),
                cells.get(1),
                cells.get(2).equals("f64") ? DType.F64 : DType.F32,
                Arrays.stream(cells.get(3).split(" ", -1)).map(Double::valueOf).toList(),
                new BigDecimal(cells.get(4)));
    }

    /** How far the op is off here, in ULPs of the true value in the dtype. */
    double ulps(Op kernel) {
        List<Tensor> operands =
                arguments.stream().map(x -> Tensor.of(dtype, Shape.SCALAR, x)).toList();
        double computed = kernel.eval(operands).get(0).get(0);
        if (!Double.isFinite(computed)) {
            return Double.POSITIVE_INFINITY;
        }
        BigDecimal ulp = new BigDecimal(dtype.ulp(value.doubleValue()));
        return new BigDecimal(computed)
                .subtract(value)
                .abs()
                .divide(ulp, MathContext.DECIMAL64)
                .doubleValue();
    }
}
