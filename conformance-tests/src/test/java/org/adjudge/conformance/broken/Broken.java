package org.adjudge.conformance.broken;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;
import org.adjudge.grad.VjpRules;
import org.adjudge.ir.Node;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Mutation;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** Wrong engines that need no more than a few lines. */
public final class Broken {
    private Broken() {}

    /** All gradients are zero. */
    public static GradientEngine zeros() {
        return gradients("zeros", t -> Tensor.full(t.dtype(), t.shape(), 0));
    }

    /** All gradients are the scalar 0. */
    public static GradientEngine scalars() {
        return gradients("scalars", t -> Tensor.scalar(t.dtype(), 0));
    }

    /** All gradients are NaN. */
    public static GradientEngine nans() {
        return gradients("nans", t -> Tensor.full(t.dtype(), t.shape(), Double.NaN));
    }

    /** All gradients have an axis too many. */
    public static GradientEngine extraAxis() {
        return gradients("extra axis", t -> t.reshape(Shape.of(1).concat(t.shape())));
    }

    /** Every element of every float64 gradient is {@code ulps} too high. */
    public static GradientEngine offBy(int ulps) {
        return gradients("off by " + ulps, t -> {
            double[] elements = t.toDoubles();
            for (int i = 0; i < elements.length; i++) {
                elements[i] += ulps * Math.ulp(elements[i]);
            }
            return Tensor.of(t.shape(), elements);
        });
    }

    /** What is cast is the input of the case, and stays as it is. */
    public static GradientEngine ignoresCasts() {
        return new GradientEngine() {
            @Override
            public String name() {
                return "ignores casts";
            }

            @Override
            public Answer differentiate(Problem problem) {
                return new Answer(
                        Objects.requireNonNull(
                                problem.inputs().get(problem.wrt().get(0))),
                        new AdjudgeEngine().differentiate(problem).gradients());
            }
        };
    }

    /** Fails with an error. */
    public static GradientEngine failing(Supplier<Error> error) {
        return new GradientEngine() {
            @Override
            public String name() {
                return "failing";
            }

            @Override
            public Answer differentiate(Problem problem) {
                throw error.get();
            }
        };
    }

    /** The cotangents of the two operands of multiply are exchanged. */
    public static GradientEngine swapsTheOperandsOfMultiply() {
        return new AdjudgeEngine(new VjpRules(Map.of("multiply", (op, k, a) -> op.vjp(1 - k, a))));
    }

    /** Of several uses of a value the last visited one alone counts. */
    public static GradientEngine losesOneUse() {
        return new TapeEngine() {
            @Override
            void accumulate(Map<Value, Tensor> cotangents, Node user, Value input, Tensor contribution) {
                cotangents.put(input, contribution);
            }
        };
    }

    /** Right, but it changes its inputs. */
    public static GradientEngine mutatesItsInputs() {
        return wrapping("mutates", (problem, answer) -> {
            problem.inputs().values().forEach(Mutation::addOneToTheFirst);
            return answer;
        });
    }

    /** Right the first time, doubled the second. */
    public static GradientEngine keepsState() {
        Map<Value, Tensor> kept = new HashMap<>();
        return wrapping(
                "keeps state",
                (problem, answer) -> new Answer(
                        answer.output(),
                        IntStream.range(0, problem.wrt().size())
                                .mapToObj(i -> kept.merge(
                                        problem.wrt().get(i), answer.gradients().get(i), TapeEngine::sum))
                                .toList()));
    }

    /** Each answer is larger than the one before by another part. */
    public static GradientEngine erratic() {
        AtomicInteger runs = new AtomicInteger();
        return gradients("erratic", t -> {
            int run = runs.incrementAndGet();
            double[] elements = t.toDoubles();
            for (int i = 0; i < elements.length; i++) {
                elements[i] += run * run;
            }
            return Tensor.of(t.dtype(), t.shape(), elements);
        });
    }

    /** The honest tape engine. */
    public static GradientEngine tape() {
        return new TapeEngine();
    }

    private static GradientEngine gradients(String name, UnaryOperator<Tensor> change) {
        return wrapping(
                name,
                (problem, answer) -> new Answer(
                        answer.output(), answer.gradients().stream().map(change).toList()));
    }

    private interface Change {
        Answer of(Problem problem, Answer answer);
    }

    private static GradientEngine wrapping(String name, Change change) {
        AdjudgeEngine honest = new AdjudgeEngine();
        return new GradientEngine() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Answer differentiate(Problem problem) {
                return change.of(problem, honest.differentiate(problem));
            }
        };
    }
}
