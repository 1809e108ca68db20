package example.micrograd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A tensor that remembers how it was computed, in the manner of Andrej Karpathy's micrograd: every operation leaves a
 * closure that passes its gradient on to its operands, and {@link #backward} calls them from the output back.
 */
public final class Variable {
    final int[] shape;
    final double[] data;
    final double[] grad;
    private final boolean single;
    private final List<Variable> operands;
    private Runnable passOn = () -> {};

    /** A leaf; {@code single} rounds its numbers, and all that are computed from it, to float. */
    public Variable(int[] shape, double[] data, boolean single) {
        this(shape, data, single, List.of());
    }

    private Variable(int[] shape, double[] data, boolean single, List<Variable> operands) {
        this.shape = shape;
        this.data = data;
        this.grad = new double[data.length];
        this.single = single;
        this.operands = operands;
        for (int i = 0; single && i < data.length; i++) {
            data[i] = (float) data[i];
        }
    }

    public Variable plus(Variable other) {
        return zip(other, Double::sum, (x, y, z) -> 1, (x, y, z) -> 1);
    }

    public Variable minus(Variable other) {
        return zip(other, (x, y) -> x - y, (x, y, z) -> 1, (x, y, z) -> -1);
    }

    public Variable times(Variable other) {
        return zip(other, (x, y) -> x * y, (x, y, z) -> y, (x, y, z) -> x);
    }

    public Variable over(Variable other) {
        return zip(other, (x, y) -> x / y, (x, y, z) -> 1 / y, (x, y, z) -> -z / y);
    }

    public Variable pow(Variable other) {
        return zip(other, Math::pow, (x, y, z) -> y * Math.pow(x, y - 1), (x, y, z) -> z * Math.log(x));
    }

    public Variable exp() {
        return map(Math::exp, (x, y) -> y);
    }

    public Variable log() {
        return map(Math::log, (x, y) -> 1 / x);
    }

    /** As micrograd has it. */
    public Variable tanh() {
        return map(x -> (Math.exp(2 * x) - 1) / (Math.exp(2 * x) + 1), (x, y) -> 1 - y * y);
    }

    /** As micrograd has it. */
    public Variable relu() {
        return map(x -> x > 0 ? x : 0, (x, y) -> y > 0 ? 1 : 0);
    }

    /** Sums over axes. */
    public Variable sum(List<Integer> axes, boolean keepdims) {
        int[] kept = shape.clone();
        axes.forEach(axis -> kept[axis] = 1);
        int[] to = indices(strides(kept), kept, shape);
        double[] sums = new double[size(kept)];
        for (int i = 0; i < data.length; i++) {
            sums[to[i]] += data[i];
        }
        Variable result = new Variable(kept, sums, single, List.of(this));
        result.passOn = () -> {
            for (int i = 0; i < grad.length; i++) {
                grad[i] += result.grad[to[i]];
            }
        };
        List<Integer> left = new ArrayList<>();
        for (int axis = 0; axis < kept.length; axis++) {
            if (keepdims || !axes.contains(axis)) {
                left.add(kept[axis]);
            }
        }
        return result.reshape(left.stream().mapToInt(e -> e).toArray());
    }

    public Variable reshape(int[] other) {
        int[] same = new int[data.length];
        Arrays.setAll(same, i -> i);
        return pick(other, same);
    }

    public Variable transpose(List<Integer> perm) {
        int[] strides = strides(shape);
        int[] permuted = perm.stream().mapToInt(axis -> shape[axis]).toArray();
        return pick(
                permuted, indices(perm.stream().mapToInt(axis -> strides[axis]).toArray(), permuted, permuted));
    }

    /** Matrix product, batched: a broadcast product, summed. */
    public Variable matmul(Variable other) {
        int[] column = Arrays.copyOf(shape, shape.length + 1);
        column[shape.length] = 1;
        int[] row = new int[other.shape.length + 1];
        Arrays.setAll(row, i -> i < row.length - 3 ? other.shape[i] : i == row.length - 3 ? 1 : other.shape[i - 1]);
        Variable product = reshape(column).times(other.reshape(row));
        return product.sum(List.of(product.shape.length - 2), false);
    }

    /** Adds to the gradient of all that this was computed from; this one's own is {@code seed}. */
    public void backward(double[] seed) {
        List<Variable> order = new ArrayList<>();
        order(order, new HashSet<>());
        System.arraycopy(seed, 0, grad, 0, grad.length);
        for (int i = order.size() - 1; i >= 0; i--) {
            order.get(i).passOn.run();
        }
    }

    private void order(List<Variable> order, Set<Variable> seen) {
        if (seen.add(this)) {
            operands.forEach(o -> o.order(order, seen));
            order.add(this);
        }
    }

    private interface Local {
        double derivative(double x, double y, double z);
    }

    private Variable map(DoubleUnaryOperator f, DoubleBinaryOperator derivative) {
        Variable result = new Variable(shape, Arrays.stream(data).map(f).toArray(), single, List.of(this));
        result.passOn = () -> {
            for (int i = 0; i < grad.length; i++) {
                grad[i] += result.grad[i] * derivative.applyAsDouble(data[i], result.data[i]);
            }
        };
        return result;
    }

    /** Two operands repeated to a common shape: where one was read twice, two gradients are added. */
    private Variable zip(Variable other, DoubleBinaryOperator f, Local dx, Local dy) {
        int[] common = common(shape, other.shape);
        int[] x = indices(strides(shape), shape, common);
        int[] y = indices(strides(other.shape), other.shape, common);
        double[] values = new double[size(common)];
        Arrays.setAll(values, i -> f.applyAsDouble(data[x[i]], other.data[y[i]]));
        Variable result = new Variable(common, values, single, List.of(this, other));
        result.passOn = () -> {
            for (int i = 0; i < values.length; i++) {
                double ct = result.grad[i];
                double dataX = data[x[i]];
                double dataY = other.data[y[i]];
                grad[x[i]] += ct * dx.derivative(dataX, dataY, values[i]);
                other.grad[y[i]] += ct * dy.derivative(dataX, dataY, values[i]);
            }
        };
        return result;
    }

    /** The elements at these places, in another shape. */
    private Variable pick(int[] other, int[] places) {
        Variable result = new Variable(
                other, Arrays.stream(places).mapToDouble(i -> data[i]).toArray(), single, List.of(this));
        result.passOn = () -> {
            for (int i = 0; i < places.length; i++) {
                grad[places[i]] += result.grad[i];
            }
        };
        return result;
    }

    /** For each element of {@code wide}, where an operand of extents {@code own} that is repeated to it has its own. */
    private static int[] indices(int[] strides, int[] own, int[] wide) {
        int[] indices = new int[size(wide)];
        for (int i = 0; i < indices.length; i++) {
            int rest = i;
            for (int axis = wide.length - 1, k = own.length - 1; k >= 0; axis--, k--) {
                indices[i] += own[k] == 1 ? 0 : rest % wide[axis] * strides[k];
                rest /= wide[axis];
            }
        }
        return indices;
    }

    private static int[] common(int[] a, int[] b) {
        int[] result = new int[Math.max(a.length, b.length)];
        for (int i = 1; i <= result.length; i++) {
            int left = i <= a.length ? a[a.length - i] : 1;
            int right = i <= b.length ? b[b.length - i] : 1;
            result[result.length - i] = left == 1 ? right : left;
        }
        return result;
    }

    private static int[] strides(int[] shape) {
        int[] strides = new int[shape.length];
        for (int axis = shape.length - 1, stride = 1; axis >= 0; stride *= shape[axis--]) {
            strides[axis] = stride;
        }
        return strides;
    }

    private static int size(int[] shape) {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }
}
