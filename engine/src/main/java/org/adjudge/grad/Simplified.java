package org.adjudge.grad;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjudge.ir.Constant;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Input;
import org.adjudge.ir.Node;
import org.adjudge.ir.Op;
import org.adjudge.ir.TensorType;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What a graph has to do for some values, and no more: nodes that nothing needs are gone, equal ops of equal inputs are one, and
 * what depends on constants alone is computed. Nothing is rewritten that could change a bit.
 *
 * <p>Values are numbered anew: a number for each value that is computed, bound or constant.
 */
final class Simplified {
    /** Constants of this many elements or fewer are looked into to find equal ones, and made of smaller ones. */
    private static final int SMALL = 64;

    private final List<TensorType> types = new ArrayList<>();
    private final List<@Nullable Tensor> constants = new ArrayList<>();
    private List<Step> steps = new ArrayList<>();
    private final List<Integer> inputs = new ArrayList<>();
    private final List<Integer> wanted = new ArrayList<>();
    private final Map<Key, List<Integer>> known = new HashMap<>();

    /** An op from numbered values to numbered values. */
    record Step(Op op, List<Integer> in, List<Integer> out) {
        /** The same of other values in the place of some. */
        Step of(Map<Integer, Integer> others) {
            return new Step(op, in.stream().map(n -> others.getOrDefault(n, n)).toList(), out);
        }
    }

    private record Key(Op op, List<Integer> inputs) {}

    /**
     * Simplifies what the wanted values need.
     *
     * @throws IllegalArgumentException if they need an input that is not among {@code bound}
     */
    Simplified(Graph graph, List<Value> bound, List<Value> wanted) {
        List<List<Integer>> numbers =
                new ArrayList<>(Collections.nCopies(graph.nodes().size(), List.of()));
        for (Value input : bound) {
            int number = number(input.type(), null);
            numbers.set(input.id(), List.of(number));
            inputs.add(number);
        }
        boolean[] needed = needed(graph, wanted);
        for (int id = 0; id < needed.length; id++) {
            if (needed[id] && numbers.get(id).isEmpty()) {
                numbers.set(id, outputs(graph.node(id), numbers, bound));
            }
        }
        wanted.forEach(v -> this.wanted.add(numbers.get(v.id()).get(v.output())));
        this.steps = needed(steps);
    }

    private static boolean[] needed(Graph graph, List<Value> wanted) {
        int last = wanted.stream().mapToInt(Value::id).max().orElse(-1);
        boolean[] needed = new boolean[last + 1];
        wanted.forEach(v -> needed[v.id()] = true);
        for (int id = last; id >= 0; id--) {
            if (needed[id]) {
                for (Value input : graph.node(id).inputs()) {
                    needed[input.id()] = true;
                }
            }
        }
        return needed;
    }

    private int number(TensorType type, @Nullable Tensor constant) {
        types.add(type);
        constants.add(constant);
        return types.size() - 1;
    }

    private List<Integer> outputs(Node node, List<List<Integer>> numbers, List<Value> bound) {
        Op op = node.op();
        if (op instanceof Input input) {
            throw new IllegalArgumentException("input '" + input.label() + "' is needed, but not among the inputs "
                    + bound.stream().map(Value::inputName).sorted().toList());
        }
        List<Integer> in = node.inputs().stream()
                .map(v -> numbers.get(v.id()).get(v.output()))
                .toList();
        if (op.isView() && types.get(in.get(0)).equals(node.outputs().get(0))) {
            return in;
        }
        if (op instanceof Constant constant && constant.value().size() > SMALL) {
            return List.of(number(node.outputs().get(0), constant.value()));
        }
        Key key = new Key(op, in);
        List<Integer> out = known.get(key);
        if (out == null) {
            out = op instanceof Constant constant
                    ? List.of(number(node.outputs().get(0), constant.value()))
                    : step(node, in);
            known.put(key, out);
        }
        return out;
    }

    private List<Integer> step(Node node, List<Integer> in) {
        List<Tensor> values = folded(node, in);
        List<Integer> out = new ArrayList<>();
        for (int k = 0; k < node.outputs().size(); k++) {
            out.add(number(node.outputs().get(k), values.isEmpty() ? null : values.get(k)));
        }
        if (values.isEmpty()) {
            steps.add(new Step(node.op(), in, out));
        }
        return out;
    }

    /** The outputs of a node of constants, unless they are larger than what they are made from; or nothing. */
    private List<Tensor> folded(Node node, List<Integer> in) {
        List<Tensor> arguments = new ArrayList<>();
        long given = SMALL;
        for (int number : in) {
            Tensor constant = constants.get(number);
            if (constant == null) {
                return List.of();
            }
            arguments.add(constant);
            given += constant.size();
        }
        long made = node.outputs().stream().mapToLong(t -> t.shape().size()).sum();
        if (made > given) {
            return List.of();
        }
        try {
            return node.op().eval(arguments);
        } catch (IllegalArgumentException e) {
            return List.of(); // a bad index, say: each run will tell
        }
    }

    /** Those of some steps that something needs. */
    List<Step> needed(List<Step> all) {
        boolean[] used = new boolean[types.size()];
        wanted.forEach(number -> used[number] = true);
        List<Step> needed = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            Step step = all.get(i);
            boolean isUsed = false;
            for (int number : step.out()) {
                isUsed |= used[number];
            }
            if (isUsed) {
                for (int number : step.in()) {
                    used[number] = true;
                }
                needed.add(step);
            }
        }
        Collections.reverse(needed);
        return needed;
    }

    List<Step> steps() {
        return steps;
    }

    /** The numbers of the bound inputs. */
    List<Integer> inputs() {
        return inputs;
    }

    /** The numbers of the wanted values. */
    List<Integer> wanted() {
        return wanted;
    }

    /** How many values there are. */
    int count() {
        return types.size();
    }

    /** A number for a value that is the same, computed another time. */
    int again(int number) {
        return number(type(number), null);
    }

    /** The bytes of a value's elements. */
    long bytes(int number) {
        return (long) type(number).shape().size() * type(number).dtype().bytes();
    }

    TensorType type(int number) {
        return types.get(number);
    }

    /** Those of a step's inputs. */
    List<TensorType> types(Step step) {
        List<TensorType> types = new ArrayList<>();
        for (int number : step.in()) {
            types.add(type(number));
        }
        return types;
    }

    /** The value of a number that is constant. */
    @Nullable
    Tensor constant(int number) {
        return constants.get(number);
    }
}
