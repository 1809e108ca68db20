package org.adjudge.conformance.precise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.adjudge.ir.AddN;
import org.adjudge.ir.Betainc;
import org.adjudge.ir.Cast;
import org.adjudge.ir.Comparison;
import org.adjudge.ir.Constant;
import org.adjudge.ir.Gather;
import org.adjudge.ir.GatherNd;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Input;
import org.adjudge.ir.LayoutOp;
import org.adjudge.ir.LogSoftmax;
import org.adjudge.ir.MatMul;
import org.adjudge.ir.MatrixInverse;
import org.adjudge.ir.MatrixSolve;
import org.adjudge.ir.MatrixSolveLs;
import org.adjudge.ir.MirrorPadGrad;
import org.adjudge.ir.Node;
import org.adjudge.ir.Op;
import org.adjudge.ir.Reduce;
import org.adjudge.ir.Softmax;
import org.adjudge.ir.Value;
import org.adjudge.ir.Where;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.hipparchus.dfp.Dfp;

/**
 * Evaluates a graph in 80 digits: its elementwise arithmetic, elementary and some special functions, sums, products, matrix products and
 * solutions, and whatever only moves elements. What f32 and f64 would round is not rounded.
 *
 * <p>The digits are Hipparchus' {@code Dfp}; a double-double would lose what these functions have.
 */
public final class PreciseInterpreter {
    private final Map<Value, PreciseTensor> floating = new HashMap<>();
    private final Map<Value, Tensor> others = new HashMap<>();

    private PreciseInterpreter() {}

    /** An op without a form in many digits. */
    private static final class NoForm extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoForm(Op op) {
            super(op.opName());
        }
    }

    /**
     * The values of {@code wanted}, all floating and of one graph; empty if one depends on an op that has no form in many digits.
     *
     * @param bindings a tensor for each input that is needed
     */
    public static Optional<List<PreciseTensor>> run(Map<Value, Tensor> bindings, List<Value> wanted) {
        try {
            PreciseInterpreter interpreter = new PreciseInterpreter();
            wanted.stream()
                    .map(Value::graph)
                    .distinct()
                    .forEach(g -> interpreter.evaluate(g, needed(wanted), bindings));
            return Optional.of(wanted.stream().map(interpreter::floating).toList());
        } catch (NoForm e) {
            return Optional.empty();
        }
    }

    private static boolean[] needed(List<Value> wanted) {
        Graph graph = wanted.get(0).graph();
        boolean[] needed = new boolean[graph.nodes().size()];
        wanted.forEach(v -> needed[v.id()] = true);
        for (int id = needed.length - 1; id >= 0; id--) {
            if (needed[id]) {
                graph.node(id).inputs().forEach(v -> needed[v.id()] = true);
            }
        }
        return needed;
    }

    private void evaluate(Graph graph, boolean[] needed, Map<Value, Tensor> bindings) {
        for (Node node : graph.nodes()) {
            if (needed[node.id()]) {
                Value first = new Value(graph, node.id(), 0);
                if (node.op() instanceof Input input) {
                    Tensor bound = bindings.get(first);
                    if (bound == null) {
                        throw new IllegalArgumentException("no value bound to input '" + input.label() + "'");
                    }
                    set(first, bound);
                } else if (node.op() instanceof Constant constant) {
                    set(first, constant.value());
                } else {
                    apply(graph, node);
                }
            }
        }
    }

    private void set(Value value, Tensor tensor) {
        if (tensor.dtype().isFloating()) {
            floating.put(value, PreciseTensor.of(tensor));
        } else {
            others.put(value, tensor);
        }
    }

    private PreciseTensor floating(Value value) {
        PreciseTensor tensor = floating.get(value);
        if (tensor == null) {
            throw new IllegalArgumentException(value + " is not floating");
        }
        return tensor;
    }

    private Tensor other(Value value) {
        Tensor tensor = others.get(value);
        if (tensor == null) {
            throw new AssertionError(value + " was not evaluated");
        }
        return tensor;
    }

    private void apply(Graph graph, Node node) {
        List<Value> outputs = graph.outputs(node);
        List<Value> in = node.inputs();
        Op op = node.op();
        boolean whole = in.stream().noneMatch(v -> v.dtype().isFloating())
                && outputs.stream().noneMatch(v -> v.dtype().isFloating());
        if (whole) {
            List<Tensor> results = op.eval(in.stream().map(this::other).toList());
            IntStream.range(0, results.size()).forEach(k -> others.put(outputs.get(k), results.get(k)));
        } else if (op instanceof Cast
                && rounds(in.get(0).dtype(), outputs.get(0).dtype())) {
            throw new NoForm(op); // its value is what it rounds to
        } else if (op instanceof Comparison comparison) {
            others.put(
                    outputs.get(0), PreciseElementwise.compare(comparison, floating(in.get(0)), floating(in.get(1))));
        } else if (moves(op)) {
            move(op, in, outputs);
        } else {
            floating.put(outputs.get(0), compute(op, in, outputs.get(0).shape()));
        }
    }

    private static boolean rounds(DType from, DType to) {
        return from.isFloating() && (!to.isFloating() || (from == DType.F64 && to == DType.F32));
    }

    private PreciseTensor compute(Op op, List<Value> in, Shape shape) {
        UnaryOperator<Dfp> unary = PreciseFunctions.UNARY.get(op);
        if (unary != null) {
            return PreciseElementwise.map(unary, floating(in.get(0)));
        }
        BinaryOperator<Dfp> binary = PreciseFunctions.binary(op);
        if (binary != null) {
            return PreciseElementwise.zip(binary, floating(in.get(0)), floating(in.get(1)), shape);
        }
        if (op instanceof Betainc) {
            return PreciseElementwise.betainc(floating(in.get(0)), floating(in.get(1)), floating(in.get(2)), shape);
        }
        if (op instanceof Where) {
            return PreciseElementwise.where(other(in.get(0)), floating(in.get(1)), floating(in.get(2)), shape);
        }
        if (op instanceof Cast) {
            Value x = in.get(0);
            return x.dtype().isFloating() ? floating(x) : PreciseTensor.of(other(x));
        }
        if (op instanceof AddN) {
            return in.stream()
                    .map(this::floating)
                    .reduce((x, y) -> PreciseElementwise.zip(Dfp::add, x, y, shape))
                    .orElseThrow();
        }
        if (op instanceof Reduce reduce) {
            return PreciseProducts.reduce(reduce, floating(in.get(0)), shape);
        }
        if (op instanceof Softmax) {
            return PreciseProducts.softmax(floating(in.get(0)));
        }
        if (op instanceof LogSoftmax) {
            return PreciseElementwise.map(Dfp::log, PreciseProducts.softmax(floating(in.get(0))));
        }
        if (op instanceof MatMul product) {
            return PreciseProducts.matmul(
                    floating(in.get(0)),
                    floating(in.get(1)),
                    product.transposeA() || product.adjointA(),
                    product.transposeB() || product.adjointB(),
                    shape);
        }
        if (op instanceof MatrixSolve solve) {
            return PreciseProducts.solve(floating(in.get(0)), floating(in.get(1)), solve.adjoint());
        }
        if (op instanceof MatrixSolveLs squares
                && in.get(0).shape().extent(-2) >= in.get(0).shape().extent(-1)) {
            return PreciseProducts.leastSquares(floating(in.get(0)), floating(in.get(1)), squares.l2Regularizer());
        }
        if (op instanceof MatrixInverse inverse) {
            return PreciseProducts.inverse(floating(in.get(0)), inverse.adjoint());
        }
        throw new NoForm(op);
    }

    private static boolean moves(Op op) {
        boolean layout = op instanceof LayoutOp && !(op instanceof MirrorPadGrad);
        return layout || op instanceof Gather || op instanceof GatherNd;
    }

    /** What an op only moves it moves alike whatever it is: so the places of the elements are moved, and tell where each came from. */
    private void move(Op op, List<Value> in, List<Value> outputs) {
        List<Dfp> all = new ArrayList<>(List.of(PreciseTensor.FIELD.getZero()));
        List<Tensor> places = new ArrayList<>();
        for (Value value : in) {
            if (!value.dtype().isFloating()) {
                places.add(other(value));
                continue;
            }
            PreciseTensor x = floating(value);
            double[] at = new double[x.shape().size()];
            for (int i = 0; i < at.length; i++) {
                at[i] = all.size();
                all.add(x.get(i));
            }
            places.add(Tensor.of(DType.F64, x.shape(), at));
        }
        List<Tensor> moved = op.eval(places);
        for (int k = 0; k < moved.size(); k++) {
            Dfp[] elements = Arrays.stream(moved.get(k).toDoubles())
                    .mapToObj(p -> all.get((int) p))
                    .toArray(Dfp[]::new);
            floating.put(outputs.get(k), new PreciseTensor(moved.get(k).shape(), elements));
        }
    }
}
