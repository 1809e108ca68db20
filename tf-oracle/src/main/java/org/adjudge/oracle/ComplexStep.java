package org.adjudge.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Constant;
import org.adjudge.ir.Input;
import org.adjudge.ir.MatMul;
import org.adjudge.ir.MatrixInverse;
import org.adjudge.ir.MatrixSolve;
import org.adjudge.ir.MatrixTriangularSolve;
import org.adjudge.ir.Op;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Tensor;
import org.tensorflow.GraphOperation;
import org.tensorflow.Output;
import org.tensorflow.proto.DataType;

/**
 * The sharpest form of the witness W4: directional derivatives without any gradient rule and without a difference, from TensorFlow's
 * forward kernels for complex numbers.
 *
 * <p>Where f is analytic, {@code f(x + i h v) = f(x) + i h f'(x) v + O(h²)}; so {@code Im f(x + i h v) / h} is the derivative along v,
 * and as nothing is subtracted h can be so small, 2⁻¹⁰⁰, that no truncation is left, only the kernels' own rounding. W. Squire and
 * G. Trapp, "Using complex variables to estimate derivatives of real functions", SIAM Review 40 (1998), 110-112.
 *
 * <p>The graph is the oracle's translation in float64, but each input and constant of it becomes complex128 before it is used. What
 * makes complex numbers real, or takes conjugates or absolute values, is not analytic: only the op types of {@link #ANALYTIC} may
 * occur, and no adjoint. Nor is a kernel that iterates until something is negligible, as MatrixSquareRoot's Schur decomposition: h is.
 */
public final class ComplexStep {
    private static final double STEP = 0x1p-100;
    /** A few ULP in TensorFlow's kernels, relative to the terms of the sum; as for differences. */
    private static final double ROUNDING = 0x1p-50;

    private static final int DISTURBANCES = 3;

    /** Analytic functions of complex numbers, in TensorFlow's kernels too: {@code ComplexStepTest} measures that they are. */
    static final Set<String> ANALYTIC = Set.of(
            // what stands at the leaves, and what we write ourselves; a Cast that makes real numbers is refused by
            // itself
            "Placeholder",
            "Cast",
            "Complex",
            "ZerosLike",
            "Identity",
            // elementwise
            "Acos",
            "Acosh",
            "Add",
            "AddN",
            "AddV2",
            "Asin",
            "Asinh",
            "Atan",
            "Atanh",
            "Cos",
            "Cosh",
            "Div",
            "DivNoNan",
            "Exp",
            "Expm1",
            "Inv",
            "Log",
            "Log1p",
            "Mul",
            "MulNoNan",
            "Neg",
            "Pow",
            "RealDiv",
            "Reciprocal",
            "Rsqrt",
            "Select",
            "SelectV2",
            "Sigmoid",
            "Sin",
            "Sinh",
            "Sqrt",
            "Square",
            "Sub",
            "Tan",
            "Tanh",
            "Xdivy",
            "Xlog1py",
            "Xlogy",
            // sums and products
            "Cumprod",
            "Cumsum",
            "Mean",
            "Prod",
            "SegmentMean",
            "SegmentProd",
            "SegmentSum",
            "Sum",
            "UnsortedSegmentProd",
            "UnsortedSegmentSum",
            // places
            "BroadcastTo",
            "ConcatV2",
            "DepthToSpace",
            "DynamicPartition",
            "DynamicStitch",
            "EnsureShape",
            "ExpandDims",
            "Fill",
            "GatherNd",
            "GatherV2",
            "MirrorPad",
            "OneHot",
            "Pack",
            "Pad",
            "PadV2",
            "Reshape",
            "ReverseSequence",
            "ReverseV2",
            "Roll",
            "ScatterNd",
            "ScatterNdNonAliasingAdd",
            "Slice",
            "SpaceToDepth",
            "Split",
            "SplitV",
            "Squeeze",
            "StridedSlice",
            "StridedSliceGrad",
            "TensorScatterAdd",
            "TensorScatterSub",
            "TensorScatterUpdate",
            "Tile",
            "Transpose",
            "Unpack",
            // matrices
            "BatchMatMul",
            "BatchMatMulV2",
            "BatchMatMulV3",
            "Diag",
            "DiagPart",
            "Einsum",
            "MatMul",
            "MatrixBandPart",
            "MatrixDeterminant",
            "MatrixDiag",
            "MatrixDiagPartV3",
            "MatrixDiagV3",
            "MatrixInverse",
            "MatrixSetDiagV3",
            "MatrixSolve",
            "MatrixTriangularSolve");

    private final Rendering rendering;
    private final Output<?> real;
    private final Output<?> imaginary;
    private final Output<?> slope;
    private final Tensor seed;

    private ComplexStep(Rendering rendering, Problem problem, Output<?> x, Output<?> imaginary) {
        this.rendering = rendering;
        this.real = x;
        this.imaginary = imaginary;
        this.slope = rendering
                .graph()
                .build("Imag", b -> b.addInput(rendering.seen(problem.output())).setAttr("Tout", DataType.DT_DOUBLE));
        this.seed = Precision.TWIN.of(problem.seed());
    }

    /**
     * The derivatives at 0 of {@code <seed, output(x + t v)>} for one wrt of the problem, an input, along a direction v for each random
     * seed, the same as in {@link Differences}. Their error is the rounding of the sum, and what the rounding of the inputs makes of
     * it, measured.
     *
     * @return empty if an op is not analytic or has no kernel for complex numbers, or a slope is not finite
     */
    public static List<Differences.Estimate> directionalDerivatives(Problem problem, int wrtIndex, List<Long> seeds) {
        Value x = problem.wrt().get(wrtIndex);
        if (!problem.inputs().containsKey(x) || takesAdjoints(problem)) {
            return List.of();
        }
        List<Output<?>> imaginary = new ArrayList<>();
        try (Rendering rendering = Rendering.of(
                problem.inputs(), List.of(problem.output(), x), Precision.TWIN, (graph, value, computed) -> {
                    Output<?> complex = complex(graph, value, computed, value.equals(x));
                    if (value.equals(x)) {
                        imaginary.add(((GraphOperation) complex.op()).input(1));
                    }
                    return complex;
                })) {
            if (!ANALYTIC.containsAll(rendering.graph().types())) {
                return List.of();
            }
            Output<?> real = rendering.computed(x).orElseThrow();
            ComplexStep step = new ComplexStep(rendering, problem, real, imaginary.get(0));
            List<Differences.Estimate> slopes =
                    seeds.stream().flatMap(seed -> step.estimate(seed).stream()).toList();
            return slopes.size() == seeds.size() ? slopes : List.of();
        } catch (RuntimeException e) {
            return List.of(); // a kernel is missing, or an op takes real numbers only
        }
    }

    /** What a float64 leaf is to its users. */
    private static Output<?> complex(NativeGraph graph, Value value, Output<?> computed, boolean moves) {
        Op op = value.node().op();
        if (computed.dataType() != DataType.DT_DOUBLE) {
            return computed;
        }
        if (!(op instanceof Input || op instanceof Constant)) {
            throw new IllegalArgumentException(op.opName() + " makes real numbers");
        }
        Output<?> part = moves ? graph.placeholder(DType.F64, computed.shape()) : graph.op("ZerosLike", computed);
        return graph.build("Complex", b -> b.addInput(computed).addInput(part).setAttr("Tout", DataType.DT_COMPLEX128));
    }

    /** TensorFlow's adjoints conjugate. */
    private static boolean takesAdjoints(Problem problem) {
        return problem.graph().nodes().stream().anyMatch(node -> {
            Op op = node.op();
            return (op instanceof MatMul m && (m.transposeA() || m.transposeB() || m.adjointA() || m.adjointB()))
                    || (op instanceof MatrixInverse i && i.adjoint())
                    || (op instanceof MatrixSolve s && s.adjoint())
                    || (op instanceof MatrixTriangularSolve t && t.adjoint());
        });
    }

    private Optional<Differences.Estimate> estimate(long randomSeed) {
        Map<Output<?>, Tensor> feeds = rendering.feeds();
        Tensor nominal = feeds.get(real);
        if (nominal == null) {
            return Optional.empty();
        }
        Tensor direction = Differences.direction(nominal, new SplittableRandom(randomSeed));
        if (!Arrays.stream(run(feeds, times(direction, 0)).toDoubles()).allMatch(v -> v == 0)) {
            return Optional.empty(); // not real at real numbers: a branch cut, or a kernel's rounding
        }
        Ridders.Sample here = derivative(feeds, direction);
        SplittableRandom random = new SplittableRandom(randomSeed);
        double conditioning = 0;
        for (int k = 0; k < DISTURBANCES; k++) {
            double there = derivative(disturbed(feeds, random), direction).value();
            conditioning = Math.max(conditioning, Math.abs(there - here.value()));
        }
        double error =
                ROUNDING * here.size() + 2 * conditioning + STEP; // where the derivative is 0, h² is what is left of it
        return Double.isFinite(here.value()) && Double.isFinite(error)
                ? Optional.of(new Differences.Estimate(direction, here.value(), error))
                : Optional.empty();
    }

    private Tensor run(Map<Output<?>, Tensor> feeds, Tensor imaginaryPart) {
        Map<Output<?>, Tensor> all = new HashMap<>(feeds);
        all.put(imaginary, imaginaryPart);
        return rendering.graph().run(all, List.of(slope)).get(0);
    }

    private Ridders.Sample derivative(Map<Output<?>, Tensor> feeds, Tensor direction) {
        return new Ridders.Sample(0, 0).plus(seed, times(run(feeds, times(direction, STEP)), 1 / STEP));
    }

    private static Tensor times(Tensor tensor, double factor) {
        return Tensor.of(
                tensor.shape(),
                Arrays.stream(tensor.toDoubles()).map(v -> v * factor).toArray());
    }

    /** The inputs, each number up to 4 ULP off: what a kernel that is stable backwards makes of them. */
    private static Map<Output<?>, Tensor> disturbed(Map<Output<?>, Tensor> feeds, SplittableRandom random) {
        Map<Output<?>, Tensor> result = new HashMap<>();
        feeds.forEach((output, tensor) -> result.put(
                output,
                tensor.dtype() != DType.F64
                        ? tensor
                        : Tensor.of(
                                tensor.shape(),
                                Arrays.stream(tensor.toDoubles())
                                        .map(v -> v * (1 + 0x1p-50 * (2 * random.nextDouble() - 1)))
                                        .toArray())));
        return result;
    }
}
