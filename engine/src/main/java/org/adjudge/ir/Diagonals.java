package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Elementwise;
import org.adjudge.tensor.IndexMap;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Which element of a matrix stands where in its diagonals {@code lower} to {@code upper}, packed into rows: the uppermost
 * first, each as long as the longest. A shorter one starts at the left, or ends at the right (TensorFlow
 * {@code matrix_diag_op.cc}). One diagonal is a vector, without an axis of diagonals.
 */
record Diagonals(int lower, int upper, boolean superdiagonalsLeft, boolean subdiagonalsLeft) {
    private static final List<String> ALIGNMENTS = List.of("RIGHT_LEFT", "LEFT_RIGHT", "LEFT_LEFT", "RIGHT_RIGHT");

    /** Reads the attributes {@code k}, one diagonal or the lowest and the highest, and {@code align}. */
    static Diagonals of(Op op, List<Integer> k, String align) {
        if (k.isEmpty() || k.size() > 2 || k.get(0) > k.get(k.size() - 1)) {
            throw Check.bad(op, "k " + k + " must be a diagonal, or the lowest and the highest, [-1, 1] say");
        }
        if (!ALIGNMENTS.contains(align)) {
            throw Check.bad(op, "align '" + align + "' must be one of " + ALIGNMENTS);
        }
        return new Diagonals(k.get(0), k.get(k.size() - 1), align.startsWith("LEFT"), align.endsWith("LEFT"));
    }

    int count() {
        return upper - lower + 1;
    }

    /** The shape of the packed diagonals of matrices. */
    Shape packed(Op op, TensorType matrices) {
        Shape shape = matrices.shape();
        if (shape.rank() < 2) {
            throw Check.bad(op, "takes matrices, rank 2 or more, but got " + matrices);
        }
        int rows = shape.extent(-2);
        int columns = shape.extent(-1);
        for (int k : new int[] {lower, upper}) {
            if (k != 0 && (k <= -rows || k >= columns)) {
                throw Check.bad(
                        op,
                        "diagonal " + k + " is not in " + matrices + "; it can be " + (1 - rows) + " to "
                                + (columns - 1));
            }
        }
        int longest = Math.min(rows + Math.min(upper, 0), columns - Math.max(lower, 0));
        Shape batch = shape.slice(0, shape.rank() - 2);
        return batch.concat(count() == 1 ? Shape.of(longest) : Shape.of(count(), longest));
    }

    private int length(int diagonal, int rows, int columns) {
        return Math.min(rows + Math.min(0, diagonal), columns - Math.max(0, diagonal));
    }

    /** How many places a diagonal is moved to the right. */
    private int offset(int diagonal, int rows, int columns, int longest) {
        boolean left = (diagonal >= 0 && superdiagonalsLeft) || (diagonal <= 0 && subdiagonalsLeft);
        return left ? 0 : longest - length(diagonal, rows, columns);
    }

    /** For each place of the packed diagonals the matrix's element. */
    IndexMap toPacked(Shape packed, Shape matrices) {
        int rows = matrices.extent(-2);
        int columns = matrices.extent(-1);
        int batch = matrices.rank() - 2;
        int longest = packed.extent(-1);
        return IndexMap.located(packed, matrices, (at, from) -> {
            int diagonal = upper - (count() == 1 ? 0 : at[batch]);
            int along = at[at.length - 1] - offset(diagonal, rows, columns, longest);
            System.arraycopy(at, 0, from, 0, batch);
            from[batch] = along + Math.max(0, -diagonal);
            from[batch + 1] = along + Math.max(0, diagonal);
            return along >= 0 && along < length(diagonal, rows, columns);
        });
    }

    /** For each element of a matrix its place in the packed diagonals. */
    IndexMap toMatrices(Shape matrices, Shape packed) {
        int rows = matrices.extent(-2);
        int columns = matrices.extent(-1);
        int batch = matrices.rank() - 2;
        int longest = packed.extent(-1);
        return IndexMap.located(matrices, packed, (at, from) -> {
            int diagonal = at[batch + 1] - at[batch];
            System.arraycopy(at, 0, from, 0, batch);
            from[batch] = upper - diagonal;
            from[from.length - 1] = Math.min(at[batch], at[batch + 1]) + offset(diagonal, rows, columns, longest);
            return lower <= diagonal && diagonal <= upper;
        });
    }

    /** Whether each place of a map's result is read from anywhere. */
    static Tensor covered(IndexMap map, Shape source) {
        return map.take(Tensor.full(DType.BOOL, source, 1));
    }

    /** What a map reads, and a number where it reads nothing. */
    static Tensor take(IndexMap map, Tensor x, Tensor number) {
        return Elementwise.select(covered(map, x.shape()), map.take(x), number);
    }

    /** The cotangent of that number. */
    static Value ofNumber(IndexMap map, Shape source, Value ct) {
        return ct.graph()
                .constant(covered(map, source))
                .select(ct.zerosLike(), ct)
                .reduce(Reduction.SUM, Axes.all(), false);
    }

    /** A complaint unless the second input is a scalar of the first one's dtype. */
    static void checkNumber(Op op, List<TensorType> inputs) {
        Check.sameDType(op, inputs.get(0), inputs.get(1));
        if (inputs.get(1).shape().rank() != 0) {
            throw Check.bad(op, "padding_value must be a scalar, but is " + inputs.get(1));
        }
    }
}
