package org.adjudge.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Axes;
import org.adjudge.ir.Binary;
import org.adjudge.ir.Cholesky;
import org.adjudge.ir.Graph;
import org.adjudge.ir.MatMul;
import org.adjudge.ir.MatrixInverse;
import org.adjudge.ir.Op;
import org.adjudge.ir.Reduce;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.Unary;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComplexStepTest {
    /** Measured: what TensorFlow has kernels of complex numbers for, but no gradient in C++. */
    private static final List<String> WITHOUT_GRADIENT = List.of(
            "Cumprod",
            "EnsureShape",
            "MatrixDeterminant",
            "MatrixDiagPartV3",
            "MatrixDiagV3",
            "MatrixInverse",
            "MatrixSetDiagV3",
            "MatrixSolve",
            "MatrixTriangularSolve",
            "MulNoNan",
            "OneHot",
            "SegmentMean",
            "SegmentProd",
            "StridedSliceGrad",
            "TensorScatterAdd",
            "TensorScatterSub",
            "TensorScatterUpdate",
            "UnsortedSegmentProd",
            "Xdivy",
            "Xlog1py",
            "Xlogy");

    private static Optional<Differences.Estimate> slope(Problem problem, long seed) {
        return ComplexStep.directionalDerivatives(problem, 0, List.of(seed)).stream()
                .findFirst();
    }

    @Test
    void it_is_the_derivative_to_rounding() {
        Problem problem =
                problem(Unary.SIN, Tensor.of(Shape.of(3), 0.3, 2, -40.5)).get(0);
        Differences.Estimate slope = slope(problem, 7).orElseThrow();
        double exact = 0;
        for (int i = 0; i < 3; i++) {
            Tensor x = Objects.requireNonNull(problem.inputs().get(problem.wrt().get(0)));
            exact += problem.seed().get(i)
                    * Math.cos(x.get(i))
                    * slope.direction().get(i);
        }
        assertEquals(exact, slope.derivative(), 8 * Math.ulp(exact));
        double off = Math.abs(exact - slope.derivative());
        assertTrue(off <= slope.error(), off + " of " + slope.error());
        double byDifferences =
                Differences.directionalDerivative(problem, 0, 7).orElseThrow().error();
        assertTrue(slope.error() < byDifferences / 100, slope.error() + ", by differences " + byDifferences);
    }

    @Test
    void a_derivative_that_is_off_by_a_billionth_does_not_fit() {
        Problem problem = problem(Unary.EXP, Tensor.of(Shape.of(1), 1.5)).get(0);
        Differences.Estimate slope = slope(problem, 1).orElseThrow();
        double wrong = (1 + 1e-9)
                * problem.seed().get(0)
                * Math.exp(1.5)
                * slope.direction().get(0);
        assertTrue(Math.abs(wrong - slope.derivative()) > 1000 * slope.error(), slope::toString);
    }

    @Test
    void the_error_of_a_slope_is_the_same_each_time() {
        Problem problem = problem(
                        Binary.MULTIPLY, Tensor.of(Shape.of(3), 0.3, 2, -40.5), Tensor.of(Shape.of(3), 1.7, -0.2, 3.3))
                .get(0);
        Set<Double> errors = new HashSet<>();
        for (int i = 0; i < 16; i++) {
            errors.add(slope(problem, 1).orElseThrow().error());
        }
        assertEquals(1, errors.size(), errors::toString);
    }

    static List<Op> notAnalytic() {
        return List.of(
                Unary.ABS,
                Unary.SIGN,
                Unary.RELU,
                Unary.SOFTPLUS,
                new Reduce(Reduction.EUCLIDEAN_NORM, Axes.all(), false),
                new Reduce(Reduction.MAX, Axes.all(), false),
                new MatrixInverse(true),
                new Cholesky());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notAnalytic")
    void what_is_not_analytic_has_none(Op op) {
        Problem problem = problem(op, Tensor.of(Shape.of(2, 2), 3d, 1, 1, 2)).get(0);
        assertEquals(Optional.empty(), slope(problem, 1));
    }

    @Test
    void what_conjugates_has_none() {
        Tensor x = Tensor.of(Shape.of(2, 2), 3d, 1, 1, 2);
        for (Op op : List.of(Binary.SQUARED_DIFFERENCE, Binary.MAXIMUM, new MatMul(true, false))) {
            Problem problem = problem(op, x, x).get(0);
            assertEquals(Optional.empty(), slope(problem, 1), op::toString);
        }
    }

    @Test
    void a_logarithm_of_a_negative_number_has_none_as_it_is_not_real() {
        Problem problem = problem(Unary.LOG, Tensor.of(Shape.of(1), -2d)).get(0);
        assertEquals(Optional.empty(), slope(problem, 1));
    }

    /** Of each analytic op type: it agrees with differences, which know nothing of complex numbers. */
    @Test
    void on_every_op_type_that_may_occur_it_agrees_with_differences() {
        Set<String> seen = new TreeSet<>(Set.of("Placeholder", "Complex", "ZerosLike"));
        Set<String> without = new TreeSet<>();
        Set<String> differentiable = GradientRegistry.differentiable();
        List<Vocabulary.Use> uses = new ArrayList<>(Vocabulary.uses());
        uses.add(new Vocabulary.Use(Unary.ACOSH, List.of(Tensor.of(Shape.of(2), 1.5, 3))));
        for (Vocabulary.Use use : uses) {
            for (Problem problem : problems(use)) {
                Optional<Differences.Estimate> slope = slope(problem, 1);
                if (slope.isPresent() && isCompared(use, problem, slope.get())) {
                    List<String> types = types(problem);
                    seen.addAll(types);
                    types.stream().filter(t -> !differentiable.contains(t)).forEach(without::add);
                }
            }
        }
        assertEquals(new TreeSet<>(ComplexStep.ANALYTIC), seen, "the op types that may occur, and those that did");
        assertEquals(
                new TreeSet<>(WITHOUT_GRADIENT),
                without,
                "the op types without a C++ gradient that complex kernels judge");
    }

    /** Whether there are differences to compare it with; then it agrees with them. */
    private static boolean isCompared(Vocabulary.Use use, Problem problem, Differences.Estimate slope) {
        Optional<Differences.Estimate> differences = Differences.directionalDerivative(problem, 0, 1);
        differences.ifPresent(
                d -> assertEquals(d.derivative(), slope.derivative(), 10 * (d.error() + slope.error()), use::toString));
        return differences.isPresent();
    }

    private static List<String> types(Problem problem) {
        return new TensorFlowOracle()
                .testify(problem.wrt(List.of())).opTypes().values().stream()
                        .flatMap(List::stream)
                        .toList();
    }

    private static List<Problem> problems(Vocabulary.Use use) {
        boolean doubles = use.operands().stream().noneMatch(t -> t.dtype() == DType.F32);
        return doubles ? problem(use.op(), use.operands().toArray(Tensor[]::new)) : List.of();
    }

    /** The op, the sum of its outputs times different numbers as output; one problem for each float64 operand. */
    private static List<Problem> problem(Op op, Tensor... operands) {
        Graph graph = new Graph();
        Map<Value, Tensor> inputs = new LinkedHashMap<>();
        for (Tensor operand : operands) {
            inputs.put(
                    graph.input(
                            "x" + inputs.size(),
                            operand.dtype(),
                            operand.shape().extents()),
                    operand);
        }
        List<Problem> problems = new ArrayList<>();
        for (Value output : graph.applyAll(op, List.copyOf(inputs.keySet()))) {
            Tensor seed = Vocabulary.some(DType.F64, output.shape().extents());
            for (Value x : new HashSet<>(inputs.keySet())) {
                if (x.dtype() == DType.F64 && output.dtype() == DType.F64) {
                    problems.add(new Problem(graph, output, inputs, seed, List.of(x)));
                }
            }
        }
        return problems;
    }
}
