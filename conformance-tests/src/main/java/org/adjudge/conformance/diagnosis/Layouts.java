package org.adjudge.conformance.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.ir.Application;
import org.adjudge.ir.BiasAdd;
import org.adjudge.ir.Concat;
import org.adjudge.ir.FusedBatchNorm;
import org.adjudge.ir.MirrorPad;
import org.adjudge.ir.Op;
import org.adjudge.ir.Pad;
import org.adjudge.ir.Reshape;
import org.adjudge.ir.StridedSlice;
import org.adjudge.ir.Subscript;
import org.adjudge.ir.Tile;
import org.adjudge.ir.TopK;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Shape;

/** Cotangents that were not put back where the elements came from. */
final class Layouts implements Hypothesis {
    @FunctionalInterface
    private interface Formula {
        Value of(Application a);
    }

    @Override
    public List<Suspicion> about(Scene scene) {
        List<Suspicion> result = new ArrayList<>();
        Op op = scene.op();
        if (op instanceof StridedSlice slice) {
            add(
                    result,
                    scene,
                    "not flipped",
                    "the axis is read backwards; its cotangent was not turned back",
                    a -> WrongLayouts.forwards(slice).vjp(0, a));
            boolean strides =
                    slice.subscripts().stream().anyMatch(s -> s instanceof Subscript.Range r && r.stride() > 1);
            if (strides)
                add(
                        result,
                        scene,
                        "sliced again",
                        "the cotangent is to be spread with the stride, into zeros; it was sliced with the stride again",
                        a -> a.ct().stridedSlice(slice.subscripts()));
        } else if (op instanceof Reshape) {
            add(
                    result,
                    scene,
                    "memory order",
                    "the cotangent was reshaped column by column, but the value row by row",
                    WrongLayouts::columnOrder);
        } else if (op instanceof Tile tile) {
            add(
                    result,
                    scene,
                    "whole axis summed",
                    "an element gets the sum of its own copies; here each gets the sum of the whole axis",
                    a -> WrongLayouts.wholeAxes(tile, a));
            add(
                    result,
                    scene,
                    "repeat for tile",
                    "the copies of an element lie a whole block apart; here neighbours were added, as repeat would need",
                    a -> WrongLayouts.asRepeat(tile, a));
        } else if (op instanceof MirrorPad mirror) {
            add(
                    result,
                    scene,
                    "reflected part dropped",
                    "an element's mirror images have cotangents too, which are to be added to its own",
                    a -> new Pad(mirror.paddings()).vjp(0, a));
        } else if (op instanceof Concat concat) {
            add(
                    result,
                    scene,
                    "split into equal parts",
                    "the cotangent was cut as if all parts had one length",
                    a -> WrongLayouts.equalParts(concat, scene.slot(), a));
        } else if (op instanceof TopK) {
            add(
                    result,
                    scene,
                    "scattered by rank",
                    "the cotangent belongs where the elements were found; it was put at their ranks",
                    WrongLayouts::byRank);
        } else if (op instanceof BiasAdd && scene.slot() == 1) {
            add(
                    result,
                    scene,
                    "data_format ignored",
                    "the channels are second; the cotangent was summed as if they were last",
                    Layouts::channelsLast);
        } else if (op instanceof FusedBatchNorm && scene.slot() == 1) {
            add(
                    result,
                    scene,
                    "data_format ignored",
                    "the channels are last; the cotangent was summed as if they were second",
                    Layouts::channelsSecond);
        }
        return result;
    }

    private static void add(List<Suspicion> result, Scene scene, String name, String sentence, Formula formula) {
        result.add(Suspicion.of(name, sentence, () -> scene.value(formula::of)));
    }

    private static Value channelsLast(Application a) {
        int channels = a.in(1).shape().extent(0);
        return a.ct().reshape(Shape.of(a.ct().shape().size() / channels, channels))
                .sum(0);
    }

    private static Value channelsSecond(Application a) {
        Shape x = a.ct().shape();
        Value product = a.ct().times(a.out().minus(a.in(2)).over(a.in(1)));
        return product.reshape(Shape.of(x.extent(0), x.extent(3), x.extent(1) * x.extent(2)))
                .sum(0, 2);
    }
}
