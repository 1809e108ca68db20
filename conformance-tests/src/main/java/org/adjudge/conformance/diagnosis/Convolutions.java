package org.adjudge.conformance.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.adjudge.ir.Application;
import org.adjudge.ir.Conv;
import org.adjudge.ir.ConvBackpropInput;
import org.adjudge.ir.DepthwiseConv;
import org.adjudge.ir.Padding;
import org.adjudge.ir.Reverse;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Shape;

/** The rules of convolutions with the padding, the groups, the kernel or the input's extent wrong. */
final class Convolutions implements Hypothesis {
    @Override
    public List<Suspicion> about(Scene scene) {
        List<Suspicion> result = new ArrayList<>();
        if (scene.op() instanceof DepthwiseConv op && scene.slot() == 1) {
            add(
                    result,
                    scene,
                    "multiplier ignored",
                    "the filter has a channel multiplier; all of a channel's filters get the cotangent of its first",
                    a -> firstMultiplier(op.vjp(1, a)));
        }
        if (scene.op() instanceof Conv op) {
            if (op.padding().equals(Padding.SAME)) {
                add(
                        result,
                        scene,
                        "extra padding before",
                        "SAME puts an odd element of padding after; it was taken to stand before, so all is shifted by 1",
                        a -> extraBefore(op, scene.slot(), a));
            }
            if (scene.slot() == 0) {
                add(
                        result,
                        scene,
                        "kernel mirrored",
                        "the cotangent of a convolution's input takes the kernel the other way round; it was not turned",
                        a -> op.vjp(0, mirrored(a)));
                add(
                        result,
                        scene,
                        "input size from the output",
                        "the stride does not divide the input, so its extent cannot be computed from the output's; here"
                                + " the last elements are missing",
                        a -> smallest(op, a));
            } else if (scene.inputs().get(0).shape().extent(-1)
                    != scene.inputs().get(1).shape().extent(-2)) {
                add(
                        result,
                        scene,
                        "groups mixed",
                        "the channels of a group lie side by side; here each group took channels of the others",
                        a -> groupsMixed(op, a));
            }
        }
        return result;
    }

    private static void add(
            List<Suspicion> result, Scene scene, String name, String sentence, Function<Application, Value> formula) {
        result.add(Suspicion.of(name, sentence, () -> scene.value(formula)));
    }

    private static Application mirrored(Application a) {
        List<Integer> window = IntStream.range(0, a.in(1).shape().rank() - 2)
                .boxed()
                .toList();
        Value turned = a.ct().graph().apply(new Reverse(window), a.in(1));
        return new Application(List.of(a.in(0), turned), a.outputs(), a.cotangents());
    }

    private static Value firstMultiplier(Value right) {
        return right.slice(List.of(0, 0, 0, 0), right.shape().with(-1, 1).asList())
                .broadcastTo(right.shape());
    }

    private static int covered(Conv op, Application a, int axis) {
        return (a.in(1).shape().extent(axis - 1) - 1) * op.dilations().get(axis) + 1;
    }

    private static Value smallest(Conv op, Application a) {
        List<Integer> shape = new ArrayList<>(a.in(0).shape().asList());
        for (int axis = 1; axis < shape.size() - 1; axis++) {
            shape.set(axis, (a.ct().shape().extent(axis) - 1) * op.strides().get(axis) + covered(op, a, axis));
        }
        return a.ct()
                .graph()
                .apply(new ConvBackpropInput(shape, op.strides(), op.padding(), op.dilations()), a.ct(), a.in(1));
    }

    private static Value extraBefore(Conv op, int k, Application a) {
        List<List<Integer>> pairs = new ArrayList<>(Collections.nCopies(4, List.of(0, 0)));
        for (int axis = 1; axis < 3; axis++) {
            int needed = (a.ct().shape().extent(axis) - 1) * op.strides().get(axis)
                    + covered(op, a, axis)
                    - a.in(0).shape().extent(axis);
            int padding = Math.max(needed, 0);
            pairs.set(axis, List.of(padding - padding / 2, padding / 2));
        }
        return new Conv(op.strides(), Padding.explicit(pairs), op.dilations()).vjp(k, a);
    }

    private static Value groupsMixed(Conv op, Application a) {
        Shape x = a.in(0).shape();
        int channels = a.in(1).shape().extent(-2);
        Shape apart = x.slice(0, x.rank() - 1).concat(Shape.of(channels, x.extent(-1) / channels));
        List<Integer> perm =
                new ArrayList<>(IntStream.range(0, apart.rank()).boxed().toList());
        Collections.swap(perm, apart.rank() - 1, apart.rank() - 2);
        Value mixed = a.in(0).reshape(apart).transpose(perm).reshape(x);
        return op.vjp(1, new Application(List.of(mixed, a.in(1)), a.outputs(), a.cotangents()));
    }
}
