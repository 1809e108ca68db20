package org.adjudge.conformance.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.adjudge.ir.Axes;
import org.adjudge.ir.BiasAdd;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** The operand was repeated to a common shape; its cotangent was not summed back as it should be. */
final class Broadcasting implements Hypothesis {
    @Override
    public List<Suspicion> about(Scene scene) {
        if (scene.op() instanceof BiasAdd && scene.slot() == 1) {
            return List.of(suspicion(
                    scene,
                    "unbroadcast missing",
                    "the bias was repeated to " + scene.outputs().get(0).shape()
                            + ", so its cotangent must be summed over all axes but that of the channels; it was not"
                            + " summed over all of them",
                    v -> v.graph().constant(scene.cotangents().get(0))));
        }
        Optional<Shape> wide = scene.op().broadcasts() ? scene.byRule().map(Tensor::shape) : Optional.empty();
        Shape own = scene.input().shape();
        if (wide.isEmpty() || wide.get().equals(own)) {
            return List.of();
        }
        List<Integer> axes = own.axesBroadcastTo(wide.get());
        int extra = wide.get().rank() - own.rank();
        String repeated = "an operand of " + own + " was repeated to " + wide.get()
                + ", so its cotangent must be summed over axes " + axes + " and have shape " + own;
        List<Suspicion> result = new ArrayList<>();
        Shape repeats = wide.get();
        if (axes.stream().allMatch(a -> repeats.extent(a) == 1)) {
            result.add(suspicion(
                    scene,
                    "shape not restored",
                    repeated + "; an axis of extent 1 that the operand lacks was left",
                    v -> v));
        }
        result.add(suspicion(
                scene,
                "summed twice",
                repeated + "; the sum is there twice: the way for repeated operands ran the rule again",
                v -> v.unbroadcast(own).plus(v.unbroadcast(own))));
        result.add(suspicion(scene, "unbroadcast missing", repeated + "; it was not summed at all", v -> v));
        result.add(suspicion(
                scene,
                "extent-1 axes not summed",
                repeated + "; only the leading axes that it lacks were summed, not those where it has extent 1",
                v -> sum(v, axes.stream().filter(a -> a < extra).toList())));
        result.add(suspicion(
                scene,
                "leading axes not summed",
                repeated + "; only the axes where it has extent 1 were summed",
                v -> v.reduce(
                        Reduction.SUM,
                        Axes.of(axes.stream().filter(a -> a >= extra).toList()),
                        true)));
        result.add(suspicion(
                scene,
                "mean for sum",
                repeated + "; the mean was taken where the sum belongs",
                v -> v.reduce(Reduction.MEAN, Axes.of(axes), false).reshape(own)));
        result.add(suspicion(
                scene,
                "one repetition only",
                repeated + "; one repetition alone was taken",
                v -> first(v, axes).reshape(own)));
        for (int other = 0; other < scene.inputs().size(); other++) {
            Shape theirs = scene.inputs().get(other).shape();
            if (other != scene.slot() && theirs.broadcastsTo(wide.get())) {
                List<Integer> wrong = theirs.axesBroadcastTo(wide.get());
                String sentence = repeated + "; it was summed over " + wrong + ", the axes of the other operand";
                result.add(suspicion(
                        scene,
                        "axes of the other operand",
                        sentence,
                        v -> sum(v, wrong).reshape(own)));
                result.add(suspicion(
                        scene,
                        "axes of the other operand",
                        sentence,
                        v -> sum(v, wrong).reshape(theirs)));
            }
        }
        return result;
    }

    private static Suspicion suspicion(Scene scene, String name, String sentence, UnaryOperator<Value> summed) {
        return Suspicion.of(
                name, sentence, () -> scene.value(a -> summed.apply(scene.op().vjp(scene.slot(), a))));
    }

    private static Value sum(Value v, List<Integer> axes) {
        return axes.isEmpty() ? v : v.reduce(Reduction.SUM, Axes.of(axes), false);
    }

    private static Value first(Value v, List<Integer> axes) {
        List<Integer> begin = new ArrayList<>();
        List<Integer> size = new ArrayList<>();
        for (int a = 0; a < v.shape().rank(); a++) {
            begin.add(0);
            size.add(axes.contains(a) ? 1 : -1);
        }
        return v.slice(begin, size);
    }
}
