package org.adjudge.conformance.judgement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Node;
import org.adjudge.ir.Op;
import org.adjudge.ir.TensorType;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;

/**
 * One op of a case, alone, with numbers for its inputs and for the cotangents of its outputs.
 *
 * @param at the node of the case
 */
record Step(Node at, List<Tensor> inputs, List<Tensor> cotangents) {
    /** Copies the lists. */
    Step {
        inputs = List.copyOf(inputs);
        cotangents = List.copyOf(cotangents);
    }

    /** A node with numbers that are known; a cotangent that is not is zero. Empty if a primal is not, or it has no inputs. */
    static Optional<Step> of(Node node, Graph graph, Map<Value, Tensor> primals, Map<Value, Tensor> cotangents) {
        if (node.inputs().isEmpty() || !primals.keySet().containsAll(node.inputs())) {
            return Optional.empty();
        }
        return Optional.of(new Step(
                node,
                node.inputs().stream().map(primals::get).toList(),
                graph.outputs(node).stream()
                        .map(v -> cotangents.getOrDefault(v, zeros(v.type())))
                        .toList()));
    }

    /** The op. */
    Op op() {
        return at.op();
    }

    /** The inputs that a cotangent can be asked of: an op that passes none on gives zeros. */
    List<Integer> slots() {
        return IntStream.range(0, inputs.size())
                .filter(k -> inputs.get(k).dtype().isFloating())
                .boxed()
                .toList();
    }

    /** The step as a question of its own: the cotangents of its {@link #slots}; several outputs are summed with theirs. */
    Problem problem() {
        Graph graph = new Graph();
        Map<Value, Tensor> bound = new HashMap<>();
        List<Value> operands = new ArrayList<>();
        for (Tensor input : inputs) {
            Value operand = graph.input(
                    "x" + operands.size(), input.dtype(), input.shape().extents());
            operands.add(operand);
            bound.put(operand, input);
        }
        List<Value> outputs = graph.applyAll(op(), operands);
        List<Value> wrt = slots().stream().map(operands::get).toList();
        if (outputs.size() == 1) {
            return new Problem(graph, outputs.get(0), bound, cotangents.get(0), wrt);
        }
        Value sum = null;
        for (int k = 0; k < outputs.size(); k++) {
            if (outputs.get(k).dtype().isFloating()) {
                Value term =
                        outputs.get(k).times(graph.constant(cotangents.get(k))).sum();
                sum = sum == null ? term : sum.plus(term);
            }
        }
        Value output = sum == null ? outputs.get(0) : sum;
        return new Problem(graph, output, bound, Tensor.full(output.dtype(), output.shape(), 1), wrt);
    }

    /** The same step with every floating number moved by up to {@code part} of itself, so that signs and zeros stay. */
    Step moved(double part, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new Step(at, moved(inputs, part, random), moved(cotangents, part, random));
    }

    private static List<Tensor> moved(List<Tensor> tensors, double part, SplittableRandom random) {
        return tensors.stream().map(t -> moved(t, part, random)).toList();
    }

    private static Tensor moved(Tensor tensor, double part, SplittableRandom random) {
        if (!tensor.dtype().isFloating()) {
            return tensor;
        }
        double[] elements = tensor.toDoubles();
        for (int i = 0; i < elements.length; i++) {
            elements[i] *= 1 + part * random.nextDouble(-1, 1);
        }
        return Tensor.of(tensor.dtype(), tensor.shape(), elements);
    }

    /** Whether its output is one that a cotangent comes to. */
    boolean hasCotangent() {
        return !slots().isEmpty()
                && at.outputs().stream().anyMatch(t -> t.dtype().isFloating());
    }

    /** Zeros of a type. */
    static Tensor zeros(TensorType type) {
        return Tensor.full(type.dtype(), type.shape(), 0);
    }
}
