package org.adjudge.grad;

import java.util.List;
import org.adjudge.grad.Planner.Plan;
import org.adjudge.ir.Graph;
import org.adjudge.ir.TensorType;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;

/**
 * Values of a graph, prepared once to be computed many times from other inputs: what {@link Interpreter} computes, bit for bit,
 * and much faster. The work of preparing grows as the nodes and the uses of values do, and as the logarithm of the arrays; what
 * depends on constants alone is computed then, and kernels make themselves tables.
 *
 * <p>What nothing needs is dropped, equal nodes are one, what depends on constants alone is computed once, elementwise nodes of
 * one shape are computed in one pass over memory, and values that are not asked for share arrays in turn, most of which are kept from run
 * to run; {@link #bytesHeld} says what that comes to. Ops that have no {@link org.adjudge.tensor.Kernel} bring an array at each run.
 *
 * <p>Safe for use by several threads, which wait for each other; give each its own where that matters.
 */
public final class Executable {
    private final List<Value> inputs;
    private final List<TensorType> types;
    private final Plan plan;

    private Executable(List<Value> inputs, Plan plan) {
        this.inputs = inputs;
        this.types = inputs.stream().map(Value::type).toList();
        this.plan = plan;
    }

    /**
     * Prepares values of one graph.
     *
     * @param inputs of the graph, in the order in which tensors will be given; all that {@code wanted} needs
     * @throws IllegalArgumentException if an input is missing, or not all are of one graph
     */
    public static Executable of(List<Value> inputs, List<Value> wanted) {
        return of(inputs, wanted, 0);
    }

    /**
     * Prepares values of one graph, gradients among them, so that a run holds less: what leads to the first wanted value, the output,
     * is not held until the gradients need it, but computed again, from checkpoints (Chen et al. 2016). The bits are the same.
     *
     * <p>Of a chain of n passes, each of whose results the gradients need, a run holds about {@code (r + 1) n^(1/(r+1))} results, where
     * {@code r} is {@code repeats}. What second-order gradients need of the first is held.
     *
     * @param repeats how many times a pass may be done again; 0 holds everything, as {@link #of(List, List)}
     * @throws IllegalArgumentException as that does, and if {@code repeats} is negative
     */
    public static Executable of(List<Value> inputs, List<Value> wanted, int repeats) {
        if (repeats < 0) {
            throw new IllegalArgumentException("a pass cannot be repeated " + repeats + " times; 0 is never");
        }
        List<Value> bound = List.copyOf(inputs);
        Graph graph = wanted.isEmpty() ? new Graph() : wanted.get(0).graph();
        for (Value value : wanted) {
            requireOf(graph, value, "wanted value");
        }
        for (Value input : wanted.isEmpty() ? List.<Value>of() : bound) {
            requireOf(graph, input, "input");
            input.inputName();
        }
        Simplified source = new Simplified(graph, wanted.isEmpty() ? List.of() : bound, wanted);
        List<Fusion.Group> groups = Fusion.groups(source);
        if (repeats > 0 && !wanted.isEmpty()) {
            groups = Checkpoints.groups(source, groups, source.wanted().get(0), repeats);
        }
        return new Executable(bound, Planner.plan(source, groups));
    }

    /** Prepares a problem: its output, its gradients, and for order 2 those of the second order; inputs as the graph has them. */
    public static Executable of(Problem problem) {
        return of(problem, 0);
    }

    /** As {@link #of(Problem)}; a forward pass may be done again {@code repeats} times, as {@link #of(List, List, int)} has it. */
    public static Executable of(Problem problem, int repeats) {
        GradientGraph written = new AdjudgeEngine().gradientGraph(problem).orElseThrow();
        return of(written.output().graph().inputs(), written.values(), repeats);
    }

    private static void requireOf(Graph graph, Value value, String role) {
        if (value.graph() != graph) {
            throw new IllegalArgumentException(
                    "the " + role + " " + value + " is of another graph than the first wanted value");
        }
    }

    /**
     * Gives results back, so that the next run writes into their arrays, which are warm, instead of new ones. From then on these tensors, and
     * whatever shares their arrays, are not to be read: their values change. An optimisation for who runs the same thing again and again, as closing
     * is in TensorFlow; nobody need.
     *
     * @param results what {@link #run} returned, each list at most once
     * @throws IllegalArgumentException if they are not of the wanted values' number and types
     */
    public void giveBack(List<Tensor> results) {
        plan.schedule().giveBack(results);
    }

    /** The inputs, in the order in which {@link #run} takes their tensors. */
    public List<Value> inputs() {
        return inputs;
    }

    /**
     * The bytes of the arrays that a run holds at most, its results included: buffers, which are there from run to run, and what it makes and
     * lets go. Not counted are inputs, constants, and the tables and scratch of kernels.
     */
    public long bytesHeld() {
        return plan.schedule().bytesHeld();
    }

    /**
     * What {@link #bytesHeld} would be at the least with passes in this order: the bytes of the values that are needed at once, at most; a value that is
     * written over another counts with it once.
     */
    public long leastBytes() {
        return plan.leastBytes();
    }

    /** How many passes, kernels and calls a run consists of. */
    int length() {
        return plan.schedule().length();
    }

    /**
     * The wanted values, in their order.
     *
     * @param values a tensor for each input, of its type
     * @throws IllegalArgumentException if there are more or fewer, or one is of another type
     */
    public List<Tensor> run(List<Tensor> values) {
        if (values.size() != types.size()) {
            throw new IllegalArgumentException(values.size() + " tensors for " + types.size() + " inputs");
        }
        for (int k = 0; k < types.size(); k++) {
            TensorType type = types.get(k);
            Tensor tensor = values.get(k);
            if (tensor.dtype() != type.dtype() || !tensor.shape().equals(type.shape())) {
                throw new IllegalArgumentException("input '" + inputs.get(k).inputName() + "' is " + type
                        + ", but the tensor bound to it is " + TensorType.of(tensor));
            }
        }
        return plan.schedule().run(values);
    }
}
