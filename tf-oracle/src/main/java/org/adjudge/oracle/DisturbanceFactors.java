package org.adjudge.oracle;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.adjudge.ir.Constant;
import org.adjudge.ir.Input;
import org.adjudge.ir.Op;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.tensorflow.Output;

/** The factors {@code 1 + ε r} of {@link Disturbances}: placeholders in the graph, and what is fed to them. */
final class DisturbanceFactors {
    private final Map<Value, Output<?>> behind = new LinkedHashMap<>();
    private final Map<Output<?>, Function<Map<Value, Tensor>, Shape>> apart = new LinkedHashMap<>();
    private final Map<Output<?>, Output<?>> negatives = new HashMap<>();

    /** The factor behind a value: for equal numbers the same. */
    Output<?> behind(NativeGraph graph, Value value, Output<?> computed) {
        Output<?> factor = graph.placeholder(DType.F64, computed.shape());
        behind.put(value, factor);
        return factor;
    }

    /** One for each element, of the shape that they have when it runs. */
    Output<?> apart(NativeGraph graph, Output<?> numbers, Function<Map<Value, Tensor>, Shape> shape) {
        Output<?> factor = graph.placeholder(DType.F64, numbers.shape());
        apart.put(factor, shape);
        return factor;
    }

    /** The same, fed in place of what a node computes, which has the shape of the numbers. */
    Output<?> inPlaceOf(Output<?> node, Function<Map<Value, Tensor>, Shape> shape) {
        apart.put(node, shape);
        return node;
    }

    /** The negatives of factors for each element. */
    Output<?> negative(NativeGraph graph, Output<?> factors) {
        Output<?> negative = graph.placeholder(DType.F64, factors.shape());
        negatives.put(negative, factors);
        return negative;
    }

    /**
     * {@code 1 + ε r} for each place.
     *
     * @param values the undisturbed values
     */
    Map<Output<?>, Tensor> feeds(Map<Value, Tensor> values, int sample, double epsilon) {
        Map<Output<?>, Tensor> feeds = new HashMap<>();
        behind.forEach((value, placeholder) -> {
            Tensor nominal = nominal(values, value);
            double[] factor = nominal.toDoubles();
            for (int j = 0; j < factor.length; j++) {
                factor[j] = 1 + epsilon * random(place(value), factor[j], sample);
            }
            feeds.put(placeholder, Tensor.of(nominal.shape(), factor));
        });
        apart.forEach((placeholder, extents) -> {
            Shape shape = extents.apply(values);
            long place = -1L - feeds.size();
            double[] factor = new double[shape.size()];
            for (int j = 0; j < factor.length; j++) {
                factor[j] = 1 + epsilon * random(place, j + 0.5, sample);
            }
            feeds.put(placeholder, Tensor.of(shape, factor));
        });
        negatives.forEach((placeholder, factors) -> {
            Tensor positive = Objects.requireNonNull(feeds.get(factors));
            double[] negative = positive.toDoubles();
            for (int j = 0; j < negative.length; j++) {
                negative[j] = -negative[j];
            }
            feeds.put(placeholder, Tensor.of(positive.shape(), negative));
        });
        return feeds;
    }

    /** The undisturbed value. */
    static Tensor nominal(Map<Value, Tensor> values, Value value) {
        Tensor nominal = values.get(value);
        if (nominal == null) {
            throw new AssertionError(value + " has no undisturbed value");
        }
        return nominal;
    }

    /** One place for all inputs and constants; else each value's own. */
    private static long place(Value value) {
        Op op = value.node().op();
        return op instanceof Input || op instanceof Constant ? 0 : 1 + 31L * value.id() + value.output();
    }

    /** Uniform in [-1, 1], a function of the place, the size of the number there and the sample. */
    private static double random(long place, double number, int sample) {
        long seed = new SplittableRandom(place * Sensitivity.SAMPLES + sample).nextLong();
        return 2 * new SplittableRandom(seed ^ Double.doubleToLongBits(Math.abs(number))).nextDouble() - 1;
    }
}
