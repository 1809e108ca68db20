package org.adjudge.conformance.diagnosis;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.adjudge.ir.Gather;
import org.adjudge.ir.GatherNd;
import org.adjudge.ir.UnsortedSegmentReduce;
import org.adjudge.ir.UnsortedSegmentSum;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** Elements read twice must have their cotangents added; here one of them alone counts. */
final class Indices implements Hypothesis {
    @Override
    public List<Suspicion> about(Scene scene) {
        if (scene.op() instanceof UnsortedSegmentSum || scene.op() instanceof UnsortedSegmentReduce) {
            return List.of(Suspicion.of(
                    "negative ids not dropped",
                    "elements with a negative id belong to no segment, so their cotangent is 0; here it is that of the first",
                    () -> negativeIdsAsZero(scene)));
        }
        boolean applies =
                (scene.op() instanceof Gather gather && gather.batchDims() == 0) || scene.op() instanceof GatherNd;
        if (!applies || scene.slot() != 0) {
            return List.of();
        }
        String repeated = "an index occurs more than once, so the cotangents of its places must be added; ";
        return List.of(
                Suspicion.of(
                        "duplicate indices overwritten",
                        repeated + "the last one overwrites the others",
                        () -> masked(scene, true)),
                Suspicion.of(
                        "duplicate indices overwritten",
                        repeated + "the first one alone counts",
                        () -> masked(scene, false)));
    }

    private static Optional<Tensor> negativeIdsAsZero(Scene scene) {
        Tensor ids = scene.inputs().get(1);
        double[] clipped = ids.toDoubles();
        for (int i = 0; i < clipped.length; i++) {
            clipped[i] = Math.max(clipped[i], 0);
        }
        Tensor inRange = Tensor.of(ids.dtype(), ids.shape(), clipped);
        return Scene.value(
                List.of(scene.input(), inRange),
                scene.outputs(),
                scene.cotangents(),
                a -> scene.op().vjp(0, a));
    }

    private static Optional<Tensor> masked(Scene scene, boolean last) {
        Tensor indices = scene.inputs().get(1);
        Shape shape = indices.shape();
        boolean tuples = scene.op() instanceof GatherNd;
        int width = tuples ? shape.extent(-1) : 1;
        Shape places = tuples ? shape.slice(0, shape.rank() - 1) : shape;
        double[] kept = new double[places.size()];
        Set<List<Long>> seen = new HashSet<>();
        for (int step = 0; step < kept.length; step++) {
            int i = last ? kept.length - 1 - step : step;
            long[] tuple = Arrays.copyOfRange(indices.toLongs(), i * width, (i + 1) * width);
            kept[i] = seen.add(Arrays.stream(tuple).boxed().toList()) ? 1 : 0;
        }
        Tensor ct = scene.cotangents().get(0);
        int before = scene.op() instanceof Gather gather
                ? Shape.axis(gather.axis(), scene.input().shape().rank())
                : 0;
        int[] extents = new int[ct.shape().rank()];
        Arrays.fill(extents, 1);
        for (int a = 0; a < places.rank(); a++) {
            extents[before + a] = places.extent(a);
        }
        Tensor mask = Tensor.of(ct.dtype(), Shape.of(extents), kept);
        return Scene.value(List.of(ct, mask), List.of(), List.of(), a -> a.in(0).times(a.in(1)))
                .flatMap(masked -> Scene.value(
                        scene.inputs(),
                        scene.outputs(),
                        List.of(masked),
                        a -> scene.op().vjp(0, a)));
    }
}
