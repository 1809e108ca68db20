package org.adjudge.conformance.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
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
            add(result, scene, "not flipped", "the axis is read backwards; its cotangent was not turned back", a -> forwards(slice).vjp(0, a));
            boolean strides = slice.subscripts().stream().anyMatch(s -> s instanceof Subscript.Range r && r.stride() > 1);
            if (strides) add(result, scene, "sliced again", "the cotangent is to be spread with the stride, into zeros; it was sliced with the stride again", a -> a.ct().stridedSlice(slice.subscripts()));
        } else if (op instanceof Reshape) {
            add(result, scene, "memory order", "the cotangent was reshaped column by column, but the value row by row", Layouts::columnOrder);
        } else if (op instanceof Tile tile) {
            add(result, scene, "whole axis summed", "an element gets the sum of its own copies; here each gets the sum of the whole axis", a -> wholeAxes(tile, a));
            add(result, scene, "repeat for tile", "the copies of an element lie a whole block apart; here neighbours were added, as repeat would need", a -> asRepeat(tile, a));
        } else if (op instanceof MirrorPad mirror) {
            add(result, scene, "reflected part dropped", "an element's mirror images have cotangents too, which are to be added to its own", a -> new Pad(mirror.paddings()).vjp(0, a));
        } else if (op instanceof Concat concat) {
            add(result, scene, "split into equal parts", "the cotangent was cut as if all parts had one length", a -> equalParts(concat, scene.slot(), a));
        } else if (op instanceof TopK) {
            add(result, scene, "scattered by rank", "the cotangent belongs where the elements were found; it was put at their ranks", Layouts::byRank);
        } else if (op instanceof BiasAdd && scene.slot() == 1) {
            add(result, scene, "data_format ignored", "the channels are second; the cotangent was summed as if they were last", Layouts::channelsLast);
        } else if (op instanceof FusedBatchNorm && scene.slot() == 1) {
            add(result, scene, "data_format ignored", "the channels are last; the cotangent was summed as if they were second", Layouts::channelsSecond);
        }
        return result;
    }

    private static void add(List<Suspicion> result, Scene scene, String name, String sentence, Formula formula) {
        result.add(Suspicion.of(name, sentence, () -> scene.value(formula::of)));
    }

    private static StridedSlice forwards(StridedSlice slice) {
        Subscript whole = new Subscript.Range(OptionalInt.empty(), OptionalInt.empty(), 1);
        return new StridedSlice(slice.subscripts().stream()
                .map(s -> s.toString().equals("::-1") ? whole : s)
                .toList());
    }

    private static Value columnOrder(Application a) {
        List<Integer> backwards = new ArrayList<>(a.in(0).shape().asList());
        Collections.reverse(backwards);
        return reversed(reversed(a.ct()).reshape(Shape.of(backwards)));
    }

    private static Value reversed(Value x) {
        int rank = x.shape().rank();
        return x.transpose(
                IntStream.range(0, rank).mapToObj(i -> rank - 1 - i).toList());
    }

    private static Value wholeAxes(Tile op, Application a) {
        Value sum = a.ct();
        for (int axis = 0; axis < op.multiples().size(); axis++) {
            if (op.multiples().get(axis) > 1) {
                Shape line = sum.shape().with(axis, 1);
                sum = sum.sum(axis).reshape(line);
                sum = sum.broadcastTo(line.with(axis, a.in(0).shape().extent(axis)));
            }
        }
        return sum;
    }

    private static Value asRepeat(Tile op, Application a) {
        List<Integer> split = new ArrayList<>();
        int[] repetitions = new int[op.multiples().size()];
        for (int axis = 0; axis < repetitions.length; axis++) {
            split.add(a.in(0).shape().extent(axis));
            repetitions[axis] = split.size();
            split.add(op.multiples().get(axis));
        }
        return a.ct().reshape(Shape.of(split)).sum(repetitions);
    }

    private static Value equalParts(Concat op, int k, Application a) {
        int at = a.ct().shape().axis(op.axis());
        int all = a.ct().shape().extent(at);
        int own = a.in(k).shape().extent(at);
        List<Integer> begin = new ArrayList<>(Collections.nCopies(a.ct().shape().rank(), 0));
        begin.set(at, Math.min(k * all / a.inputs().size(), all - own));
        return a.ct().slice(begin, a.in(k).shape().asList());
    }

    private static Value byRank(Application a) {
        Shape x = a.in(0).shape();
        List<List<Integer>> paddings = new ArrayList<>(Collections.nCopies(x.rank(), List.of(0, 0)));
        paddings.set(x.rank() - 1, List.of(0, x.extent(-1) - a.ct().shape().extent(-1)));
        return a.ct().pad(paddings);
    }

    private static Value channelsLast(Application a) {
        int channels = a.in(1).shape().extent(0);
        return a.ct()
                .reshape(Shape.of(a.ct().shape().size() / channels, channels))
                .sum(0);
    }

    private static Value channelsSecond(Application a) {
        Shape x = a.ct().shape();
        Value product = a.ct().times(a.out().minus(a.in(2)).over(a.in(1)));
        return product.reshape(Shape.of(x.extent(0), x.extent(3), x.extent(1) * x.extent(2)))
                .sum(0, 2);
    }
}
