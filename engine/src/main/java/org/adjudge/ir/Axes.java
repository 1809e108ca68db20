package org.adjudge.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.adjudge.tensor.Shape;

/** The axes that an op works on, as the program gives them: a list, of which negative ones count from the last, or all. */
public record Axes(Optional<List<Integer>> given) {
    private static final Axes ALL = new Axes(Optional.empty());

    /** Copies the list. */
    public Axes {
        given = given.map(List::copyOf);
    }

    /** All axes. */
    public static Axes all() {
        return ALL;
    }

    /** These axes; none of them is allowed, and changes nothing. */
    public static Axes of(int... axes) {
        return new Axes(Optional.of(Arrays.stream(axes).boxed().toList()));
    }

    /** These axes. */
    public static Axes of(List<Integer> axes) {
        return new Axes(Optional.of(axes));
    }

    /** The axes counted from the first, in ascending order, for a tensor of {@code rank} axes. */
    public List<Integer> resolve(int rank) {
        if (given.isEmpty()) {
            return IntStream.range(0, rank).boxed().toList();
        }
        List<Integer> result = new ArrayList<>();
        for (int axis : given.get()) {
            int resolved = Shape.axis(axis, rank);
            if (result.contains(resolved)) {
                throw new IllegalArgumentException("axis " + resolved + " is named twice in " + given.get());
            }
            result.add(resolved);
        }
        Collections.sort(result);
        return result;
    }

    /** As in the notation: {@code None} or {@code [0, -1]}. */
    @Override
    public String toString() {
        return given.map(List::toString).orElse("None");
    }
}
