package org.adjudge.conformance.notation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.adjudge.ir.Padding;
import org.adjudge.ir.Transpose;
import org.adjudge.ir.Value;

/**
 * The arguments that functions of sliding windows share, brought to the form that the ops have: channels last, a number for
 * each axis. Where {@code data_format} says that the channels stand first, tensors are transposed before and after: TensorFlow has
 * no such kernels for the CPU, so there too the way goes through transpositions.
 */
final class Window {
    private final Call call;
    private final int spatial;
    private final boolean channelsFirst;

    /** Of a call of a function that has so many spatial axes. */
    Window(Call call, int spatial) {
        this.call = call;
        this.spatial = spatial;
        String axes = "DHW".substring(3 - spatial);
        String last = "N" + axes + "C";
        String first = "NC" + axes;
        String format = call.has("data_format") ? call.text("data_format") : last;
        if (!format.equals(last) && !format.equals(first)) {
            throw call.wrong("data_format", "'" + last + "' or '" + first + "'");
        }
        channelsFirst = format.equals(first);
    }

    /** A number for each axis: of one, or of the spatial ones, those of batch and channels are 1; None is 1. */
    List<Integer> lengths(String name) {
        List<Integer> given = call.has(name) ? call.integers(name) : List.of(1);
        if (given.size() == spatial + 2) {
            return channelsLast(given);
        }
        if (given.size() != 1 && given.size() != spatial) {
            throw call.wrong(name, "a whole number, a list of " + spatial + " of them, or a list of " + (spatial + 2));
        }
        List<Integer> result = new ArrayList<>(List.of(1));
        for (int axis = 0; axis < spatial; axis++) {
            result.add(given.get(given.size() == 1 ? 0 : axis));
        }
        result.add(1);
        return result;
    }

    /** A shape. */
    List<Integer> shape(String name) {
        List<Integer> given = call.integers(name);
        if (given.size() != spatial + 2) {
            throw call.wrong(name, "a list of " + (spatial + 2) + " whole numbers");
        }
        return channelsLast(given);
    }

    /** A scheme's name, or pairs. */
    Padding padding() {
        if (!(call.datum("padding") instanceof Datum.Items)) {
            return new Padding(call.text("padding"), List.of());
        }
        List<List<Integer>> pairs = call.integerLists("padding");
        if (pairs.size() != spatial + 2) {
            throw call.wrong("padding", "'SAME', 'VALID' or a list of " + (spatial + 2) + " pairs");
        }
        return Padding.explicit(channelsLast(pairs));
    }

    private <T> List<T> channelsLast(List<T> given) {
        List<T> result = new ArrayList<>(given);
        if (channelsFirst) {
            Collections.rotate(result.subList(1, result.size()), -1);
        }
        return result;
    }

    /** A tensor with its channels last. */
    Value in(Value x) {
        return channelsFirst ? call.apply(new Transpose(channelsLast(axes())), x) : x;
    }

    /** A tensor with its channels where they are asked for. */
    Value out(Value y) {
        List<Integer> perm = axes();
        Collections.rotate(perm.subList(1, perm.size()), 1);
        return channelsFirst ? call.apply(new Transpose(perm), y) : y;
    }

    private List<Integer> axes() {
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < spatial + 2; axis++) {
            axes.add(axis);
        }
        return axes;
    }
}
