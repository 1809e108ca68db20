package org.adjudge.conformance.judgement;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.adjudge.conformance.diagnosis.Mistake;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Value;
import org.adjudge.oracle.Outcome;
import org.adjudge.oracle.TensorFlowOracle;
import org.adjudge.oracle.Testimony;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Tensor;

/** Tells rounding from a wrong formula: of the two, only rounding shrinks with the unit of rounding, and jumps. */
final class Precisions {
    /** The units of rounding of float32 and float64 lie 2^29 apart; an error that follows them at all is rounding. */
    private static final double FOLLOWS = 1e5;

    private static final int SAMPLES = 8;
    /** How far the inputs are moved: by least of all where a difference of nearly equal numbers is taken. */
    private static final double[] PARTS = {0x1p-44, 0x1p-36, 0x1p-28, 0x1p-20, 0x1p-14, 0x1p-7};

    /** The part of an error's mean square that is its variance: one of the formula moves along by no more than {@link #NEAR}. */
    private static final double SPREAD = 0.03;

    private static final double NEAR = 0.1;
    /** What is right to so much of its size is right but for its rounding. */
    private static final double RIGHT = 1e-3;

    private static final double SMALLER = 1.0 / 64;

    private Precisions() {}

    /** The position of a step's value, as those of its cotangents are counted from 0. */
    static final int VALUE = -1;

    /** Loss of precision, if the step's error in the other floating dtype differs as the dtypes do. */
    static Optional<Mistake> loss(GradientEngine engine, TensorFlowOracle oracle, Step step, int position) {
        double narrow = error(engine, oracle, as(step, DType.F32), position);
        double wide = error(engine, oracle, as(step, DType.F64), position);
        if (!(narrow < 1) || !(wide * FOLLOWS < narrow)) {
            return Optional.empty();
        }
        return Optional.of(new Mistake(
                "loss of precision",
                "the formula is right but loses digits: the relative error is "
                        + String.format(Locale.ROOT, "%.1e", narrow)
                        + " in float32 and " + String.format(Locale.ROOT, "%.1e", wide)
                        + " in float64, so it is rounding, amplified by how the formula is written"));
    }

    /**
     * Loss of precision of one tensor of a whole answer, against its {@link Yardstick}. A rounding error jumps when the inputs are moved
     * by next to nothing; one of the formula moves along. And what overflows on the way is right for inputs that are small enough.
     */
    static Optional<Mistake> whole(GradientEngine engine, Problem problem, int position) {
        try {
            double[] error = errors(engine, problem, position);
            return Arrays.stream(error).allMatch(Double::isFinite)
                    ? jumping(engine, problem, position, error)
                    : overflowing(engine, problem, position);
        } catch (RuntimeException e) {
            return Optional.empty(); // the engine does not answer there, or there is no yardstick
        }
    }

    private static Optional<Mistake> jumping(GradientEngine engine, Problem problem, int position, double[] errorHere) {
        Tensor here = Yardstick.of(problem, position).orElseThrow();
        double size = largest(here.toDoubles());
        double largest = largest(errorHere);
        if (largest >= size) {
            return Optional.empty(); // nothing is right of it
        }
        for (double part : PARTS) {
            Optional<Boolean> jumps = jumps(engine, problem, position, here, errorHere, part);
            if (jumps.isEmpty()) {
                return Optional.empty(); // beside a kink the answer itself jumps
            }
            if (jumps.get()) {
                return Optional.of(new Mistake(
                        "loss of precision",
                        "the formula is right but loses digits: the relative error is "
                                + String.format(Locale.ROOT, "%.1e", largest / size)
                                + ", and quite another one when the inputs move by "
                                + String.format(Locale.ROOT, "%.0e", part)
                                + " of themselves, so it is rounding, amplified by how the formula is written"));
            }
        }
        return Optional.empty();
    }

    /** Whether the error is another one where the inputs are moved by up to a part of themselves; empty if the right answer is, too. */
    private static Optional<Boolean> jumps(
            GradientEngine engine, Problem problem, int position, Tensor here, double[] errorHere, double part) {
        double[] sum = new double[errorHere.length];
        double[] squares = new double[errorHere.length];
        for (int sample = 0; sample < SAMPLES; sample++) {
            Problem moved = moved(problem, part, sample);
            if (!near(here, Yardstick.of(moved, position).orElseThrow())) {
                return Optional.empty();
            }
            double[] error = errors(engine, moved, position);
            for (int i = 0; i < error.length; i++) {
                sum[i] += error[i];
                squares[i] += error[i] * error[i];
            }
        }
        for (int i = 0; i < sum.length; i++) {
            double mean = sum[i] / SAMPLES;
            double square = squares[i] / SAMPLES;
            if (Math.abs(errorHere[i]) >= largest(errorHere) / 2 && square - mean * mean > SPREAD * square) {
                return Optional.of(true);
            }
        }
        return Optional.of(false);
    }

    private static double largest(double[] elements) {
        return Arrays.stream(elements).map(Math::abs).max().orElse(0);
    }

    private static Optional<Mistake> overflowing(GradientEngine engine, Problem problem, int position) {
        Problem small = scaled(problem);
        double size = largest(Yardstick.of(small, position).orElseThrow().toDoubles());
        double error = largest(errors(engine, small, position));
        return error <= RIGHT * size
                ? Optional.of(new Mistake(
                        "loss of precision",
                        "the formula is right but overflows on its way: for inputs "
                                + Math.round(1 / SMALLER) + " times smaller the engine is right, and here it should be "
                                + Yardstick.of(problem, position).orElseThrow()))
                : Optional.empty();
    }

    /** The engine's errors, element by element. */
    private static double[] errors(GradientEngine engine, Problem problem, int position) {
        Tensor right = Yardstick.of(problem, position).orElseThrow();
        Statement said = new EngineWitness(engine.differentiate(problem)).on(position);
        Tensor actual = ((Statement.Gives) said).tensor();
        if (!actual.shape().equals(right.shape())) {
            throw new IllegalArgumentException("of another shape: " + actual.shape());
        }
        double[] errors = new double[right.size()];
        Arrays.setAll(errors, i -> actual.get(i) - right.get(i));
        return errors;
    }

    private static boolean near(Tensor here, Tensor there) {
        double size = largest(here.toDoubles());
        return IntStream.range(0, here.size()).allMatch(i -> Math.abs(here.get(i) - there.get(i)) <= NEAR * size);
    }

    /** The inputs moved, each number by up to {@code part} of itself. */
    private static Problem moved(Problem problem, double part, int sample) {
        SplittableRandom random = new SplittableRandom(sample);
        return with(problem, v -> v * (1 + part * random.nextDouble(-1, 1)));
    }

    private static Problem scaled(Problem problem) {
        return with(problem, v -> v * SMALLER);
    }

    /** The problem with each floating number that is fed to it changed. */
    static Problem with(Problem problem, DoubleUnaryOperator change) {
        Map<Value, Tensor> inputs = new HashMap<>();
        problem.graph().inputs().stream().filter(problem.inputs()::containsKey).forEach(v -> {
            Tensor bound = Objects.requireNonNull(problem.inputs().get(v));
            inputs.put(
                    v,
                    bound.dtype().isFloating()
                            ? Tensor.of(
                                    bound.dtype(),
                                    bound.shape(),
                                    Arrays.stream(bound.toDoubles()).map(change).toArray())
                            : bound);
        });
        return new Problem(
                problem.graph(), problem.output(), inputs, problem.seed(), problem.wrt(), problem.directions());
    }

    private static Step as(Step step, DType dtype) {
        return new Step(
                step.at(),
                step.inputs().stream().map(t -> as(t, dtype)).toList(),
                step.cotangents().stream().map(t -> as(t, dtype)).toList());
    }

    private static Tensor as(Tensor tensor, DType dtype) {
        return tensor.dtype().isFloating() ? Tensor.of(dtype, tensor.shape(), tensor.toDoubles()) : tensor;
    }

    /** The largest error, relative to the largest element of the right one in float64; NaN if it cannot be had. */
    private static double error(GradientEngine engine, TensorFlowOracle oracle, Step step, int position) {
        try {
            Problem problem = step.problem();
            Answer answer = engine.differentiate(problem);
            Testimony testimony = oracle.testifyInDouble(problem);
            Tensor actual =
                    position == VALUE ? answer.output() : answer.gradients().get(position);
            Outcome expected = position == VALUE
                    ? testimony.output()
                    : testimony.gradients().get(position);
            if (!(expected instanceof Outcome.Present present)
                    || !present.value().shape().equals(actual.shape())) {
                return Double.NaN;
            }
            double worst = 0;
            double largest = 0;
            for (int i = 0; i < actual.size(); i++) {
                worst = Math.max(worst, Math.abs(actual.get(i) - present.value().get(i)));
                largest = Math.max(largest, Math.abs(present.value().get(i)));
            }
            return worst / largest;
        } catch (RuntimeException e) {
            return Double.NaN; // not in this dtype
        }
    }
}
