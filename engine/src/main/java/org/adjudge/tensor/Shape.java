package org.adjudge.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The extents of a tensor, outermost axis first. Immutable.
 *
 * <p>Broadcasting is NumPy's: shapes are aligned at the last axis, and an extent of 1, or a missing axis, repeats. Its
 * inverse, {@link #axesBroadcastTo}, names the axes over which a cotangent has to be summed.
 */
public final class Shape {
    /** The shape of a single number. */
    public static final Shape SCALAR = new Shape();

    private final int[] extents;
    private final int size;

    private Shape(int... extents) {
        this.extents = extents;
        this.size = count(extents);
    }

    private static int count(int[] extents) {
        boolean empty = false;
        for (int extent : extents) {
            if (extent < 0) {
                throw new IllegalArgumentException(
                        "extent " + extent + " in shape " + Arrays.toString(extents) + " is negative");
            }
            empty |= extent == 0;
        }
        if (empty) {
            return 0;
        }
        long product = 1;
        for (int extent : extents) {
            product *= extent;
            if (product > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("shape " + Arrays.toString(extents) + " has more than "
                        + Integer.MAX_VALUE + " elements; a tensor's elements must be countable by an int");
            }
        }
        return (int) product;
    }

    /** A shape of the given extents; none makes the scalar shape. */
    public static Shape of(int... extents) {
        return extents.length == 0 ? SCALAR : new Shape(extents.clone());
    }

    /** A shape of the given extents. */
    public static Shape of(List<Integer> extents) {
        return of(extents.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The number of axes. */
    public int rank() {
        return extents.length;
    }

    /** The extent of an axis; negative axes count from the last. */
    public int extent(int axis) {
        return extents[axis(axis)];
    }

    /** The number of elements. */
    public int size() {
        return size;
    }

    /** All extents; a fresh array. */
    public int[] extents() {
        return extents.clone();
    }

    /** All extents as a list. */
    public List<Integer> asList() {
        return Arrays.stream(extents).boxed().toList();
    }

    /** The axis counted from the first, of one that may count from the last. */
    public int axis(int axis) {
        return axis(axis, rank());
    }

    /** As {@link #axis(int)}, for a tensor of {@code rank} axes. */
    public static int axis(int axis, int rank) {
        if (axis < -rank || axis >= rank) {
            throw new IllegalArgumentException("axis " + axis + " is out of range for rank " + rank
                    + (rank == 0 ? "; a scalar has no axes" : "; it can be " + -rank + " to " + (rank - 1)));
        }
        return axis < 0 ? axis + rank : axis;
    }

    /** Row-major strides, in elements. */
    public int[] strides() {
        int[] strides = new int[rank()];
        int stride = 1;
        for (int a = rank() - 1; a >= 0; a--) {
            strides[a] = stride;
            stride *= Math.max(extents[a], 1);
        }
        return strides;
    }

    /** The shape that both broadcast to. */
    public Shape broadcast(Shape other) {
        int rank = Math.max(rank(), other.rank());
        int[] result = new int[rank];
        for (int back = 1; back <= rank; back++) {
            int mine = fromLast(back);
            int theirs = other.fromLast(back);
            if (mine != theirs && mine != 1 && theirs != 1) {
                throw new IllegalArgumentException("cannot broadcast " + this + " with " + other + ": extents " + mine
                        + " and " + theirs + " differ at axis -" + back + " and neither is 1");
            }
            result[rank - back] = mine == 1 ? theirs : mine;
        }
        return new Shape(result);
    }

    /** Whether a tensor of this shape can be repeated to {@code target}. */
    public boolean broadcastsTo(Shape target) {
        return rank() <= target.rank()
                && IntStream.rangeClosed(1, rank())
                        .allMatch(back -> fromLast(back) == 1 || fromLast(back) == target.fromLast(back));
    }

    /**
     * The axes of {@code target} along which this shape is repeated when it is broadcast there: those it lacks, and
     * those where its extent is 1 and the target's is not. Summing a cotangent over them, and reshaping it to this
     * shape, is the adjoint of broadcasting.
     */
    public List<Integer> axesBroadcastTo(Shape target) {
        if (!broadcastsTo(target)) {
            throw new IllegalArgumentException("cannot broadcast " + this + " to " + target
                    + ": aligned at the last axis, each extent must be 1 or the target's");
        }
        int lead = target.rank() - rank();
        return IntStream.range(0, target.rank())
                .filter(a -> a < lead || (extents[a - lead] == 1 && target.extents[a] != 1))
                .boxed()
                .toList();
    }

    /** Row-major strides of this shape repeated to {@code target}: 0 along every repeated axis. */
    public int[] stridesBroadcastTo(Shape target) {
        int[] own = strides();
        int[] result = new int[target.rank()];
        int lead = target.rank() - rank();
        for (int a = lead; a < target.rank(); a++) {
            result[a] = extents[a - lead] == 1 ? 0 : own[a - lead];
        }
        return result;
    }

    /** This shape without the given axes, or with extent 1 in their place. */
    public Shape reduce(List<Integer> axes, boolean keepdims) {
        List<Integer> result = new ArrayList<>();
        for (int a = 0; a < rank(); a++) {
            if (!axes.contains(a)) {
                result.add(extents[a]);
            } else if (keepdims) {
                result.add(1);
            }
        }
        return of(result);
    }

    /** This shape with another extent at one axis. */
    public Shape with(int axis, int extent) {
        int[] result = extents.clone();
        result[axis(axis)] = extent;
        return new Shape(result);
    }

    /** The axes {@code from} (inclusive) to {@code to} (exclusive). */
    public Shape slice(int from, int to) {
        return of(Arrays.copyOfRange(extents, from, to));
    }

    /** These axes followed by those of {@code other}. */
    public Shape concat(Shape other) {
        int[] result = Arrays.copyOf(extents, rank() + other.rank());
        System.arraycopy(other.extents, 0, result, rank(), other.rank());
        return new Shape(result);
    }

    private int fromLast(int back) {
        return back > rank() ? 1 : extents[rank() - back];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(extents, shape.extents);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(extents);
    }

    /** The extents in brackets, {@code [3, 4]}. */
    @Override
    public String toString() {
        return Arrays.stream(extents).mapToObj(Integer::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
