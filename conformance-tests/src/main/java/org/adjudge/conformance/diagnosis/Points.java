package org.adjudge.conformance.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.Tensor;

/** The right formula, evaluated at the wrong thing. */
final class Points implements Hypothesis {
    @Override
    public List<Suspicion> about(Scene scene) {
        List<Suspicion> result = new ArrayList<>();
        Tensor output = scene.outputs().get(0);
        Tensor ct = scene.cotangents().get(0);
        Tensor input = scene.input();
        boolean alike = output.dtype() == input.dtype() && output.shape().equals(input.shape());
        if (alike) {
            result.add(Suspicion.of(
                    "output for input",
                    "the local derivative was evaluated at the op's output where its input belongs",
                    () -> rule(
                            scene, with(scene.inputs(), scene.slot(), output), scene.outputs(), scene.cotangents())));
            result.add(Suspicion.of(
                    "input for output",
                    "the local derivative was evaluated at the op's input where its output belongs",
                    () -> rule(scene, scene.inputs(), with(scene.outputs(), 0, input), scene.cotangents())));
            result.add(Suspicion.of(
                    "output overwritten",
                    "the rule read the cotangent where the op's output belongs: it was put into the buffer of the output,"
                            + " which was still to be read",
                    () -> rule(scene, scene.inputs(), with(scene.outputs(), 0, ct), scene.cotangents())));
            result.add(Suspicion.of(
                    "derivative at the cotangent",
                    "the local derivative was evaluated at the cotangent",
                    () -> rule(scene, with(scene.inputs(), scene.slot(), ct), scene.outputs(), scene.cotangents())));
        }
        if (scene.inputs().size() == 2) {
            List<Tensor> exchanged = new ArrayList<>(scene.inputs());
            Collections.reverse(exchanged);
            result.add(Suspicion.of(
                    "operands exchanged",
                    "the local derivative has its operands exchanged",
                    () -> rule(scene, exchanged, scene.outputs(), scene.cotangents())));
        }
        result.add(Suspicion.of(
                "cotangent ignored",
                "the local derivative was not multiplied by the cotangent: it is what a cotangent of ones gives",
                () -> rule(
                        scene,
                        scene.inputs(),
                        scene.outputs(),
                        scene.cotangents().stream()
                                .map(c -> Tensor.full(c.dtype(), c.shape(), 1))
                                .toList())));
        result.add(Suspicion.of(
                "cotangent passed unchanged",
                "the cotangent was passed on as it came: the local derivative is missing",
                () -> scene.value(
                        a -> a.ct().shape().equals(input.shape()) ? a.ct() : a.ct().unbroadcast(input.shape()))));
        return result;
    }

    private static List<Tensor> with(List<Tensor> tensors, int at, Tensor other) {
        List<Tensor> result = new ArrayList<>(tensors);
        result.set(at, other);
        return result;
    }

    private static Optional<Tensor> rule(
            Scene scene, List<Tensor> inputs, List<Tensor> outputs, List<Tensor> cotangents) {
        return Scene.value(
                inputs,
                outputs,
                cotangents,
                a -> scene.op().vjp(scene.slot(), a).unbroadcast(scene.input().shape()));
    }
}
