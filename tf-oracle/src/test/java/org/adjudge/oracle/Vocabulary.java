package org.adjudge.oracle;

import static org.adjudge.tensor.DType.BOOL;
import static org.adjudge.tensor.DType.F32;
import static org.adjudge.tensor.DType.F64;
import static org.adjudge.tensor.DType.I32;
import static org.adjudge.tensor.DType.I64;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.adjudge.ir.ArgReduce;
import org.adjudge.ir.Axes;
import org.adjudge.ir.Binary;
import org.adjudge.ir.BroadcastTo;
import org.adjudge.ir.Cast;
import org.adjudge.ir.Cholesky;
import org.adjudge.ir.Comparison;
import org.adjudge.ir.Concat;
import org.adjudge.ir.Constant;
import org.adjudge.ir.Cumulate;
import org.adjudge.ir.Cumulation;
import org.adjudge.ir.Einsum;
import org.adjudge.ir.ExpandDims;
import org.adjudge.ir.Gather;
import org.adjudge.ir.GatherNd;
import org.adjudge.ir.L2Loss;
import org.adjudge.ir.LogSoftmax;
import org.adjudge.ir.MatMul;
import org.adjudge.ir.MatrixBandPart;
import org.adjudge.ir.MatrixDeterminant;
import org.adjudge.ir.MatrixInverse;
import org.adjudge.ir.MatrixSolve;
import org.adjudge.ir.MatrixTriangularSolve;
import org.adjudge.ir.MirrorPad;
import org.adjudge.ir.MirrorPadGrad;
import org.adjudge.ir.Op;
import org.adjudge.ir.Pad;
import org.adjudge.ir.PadV2;
import org.adjudge.ir.Reduce;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.Reshape;
import org.adjudge.ir.Reverse;
import org.adjudge.ir.Roll;
import org.adjudge.ir.ScatterNd;
import org.adjudge.ir.SegmentReduce;
import org.adjudge.ir.Slice;
import org.adjudge.ir.Softmax;
import org.adjudge.ir.Split;
import org.adjudge.ir.SplitV;
import org.adjudge.ir.Squeeze;
import org.adjudge.ir.Stack;
import org.adjudge.ir.StridedSlice;
import org.adjudge.ir.StridedSliceGrad;
import org.adjudge.ir.Subscript;
import org.adjudge.ir.Tile;
import org.adjudge.ir.Transpose;
import org.adjudge.ir.Twin;
import org.adjudge.ir.Unary;
import org.adjudge.ir.UnsortedSegmentReduce;
import org.adjudge.ir.UnsortedSegmentSum;
import org.adjudge.ir.Unstack;
import org.adjudge.ir.Where;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** One op at least of each kind, with operands. */
final class Vocabulary {
    /** An op and what it is applied to. */
    record Use(Op op, List<Tensor> operands) {
        @Override
        public String toString() {
            return op + " of "
                    + operands.stream()
                            .map(t -> t.dtype().shortName() + t.shape())
                            .toList();
        }
    }

    static final Tensor BOOLS = Tensor.of(BOOL, Shape.of(2, 3), 1, 0, 0, 1, 1, 0);
    private static final Tensor IDS = Tensor.of(I32, Shape.of(2), 1, 0);
    private static final Tensor IDS_1 = Tensor.of(I32, Shape.of(2, 1), 1, 1);
    private final List<Use> uses = new ArrayList<>();

    static List<Use> uses() {
        Vocabulary v = new Vocabulary();
        for (DType dtype : List.of(F32, F64)) {
            v.elementwise(dtype);
            v.products(dtype);
            v.uses.addAll(LinearAlgebraVocabulary.uses(dtype));
            v.uses.addAll(NeuralVocabulary.uses(dtype));
            v.uses.addAll(PlacesVocabulary.uses(dtype));
            v.uses.addAll(NeuralVocabulary.images(dtype));
            v.twins(dtype);
            v.reductions(dtype);
            v.scans(dtype);
            v.shapes(dtype);
            v.subscripts(dtype);
            v.places(dtype);
        }
        ElementwiseVocabulary.addTo(v);
        ConvolutionVocabulary.addTo(v);
        v.wholeNumbers();
        v.nothing();
        return v.uses;
    }

    void add(Op op, Tensor... operands) {
        uses.add(new Use(op, List.of(operands)));
    }

    private void elementwise(DType dtype) {
        for (Unary op : Unary.values()) {
            add(op, some(dtype, 2, 3));
            add(op, some(dtype));
        }
        for (Binary op : Binary.values()) {
            add(op, some(dtype, 2, 3), some(dtype, 2, 1));
        }
        for (Comparison op : Comparison.values()) {
            add(op, some(dtype, 2, 3), some(dtype, 3));
        }
        add(new Where(), BOOLS, some(dtype, 3), some(dtype, 2, 1));
        add(new Softmax(), some(dtype, 2, 3));
        add(new LogSoftmax(), some(dtype, 2, 2, 3));
        add(new Constant(some(dtype, 2)));
        for (DType other : DType.values()) {
            add(new Cast(other), some(dtype, 2, 3));
        }
    }

    private void products(DType dtype) {
        add(new MatMul(false, false), some(dtype, 2, 3), some(dtype, 3, 4));
        add(new MatMul(true, false), some(dtype, 3, 2), some(dtype, 3, 4));
        add(new MatMul(false, false, true, true), some(dtype, 3, 2), some(dtype, 4, 3));
        add(new MatMul(false, false), some(dtype, 5, 2, 3), some(dtype, 3, 4));
        add(new MatMul(false, true), some(dtype, 2, 1, 2, 3), some(dtype, 5, 4, 3));
        linearAlgebra(dtype);
    }

    private void twins(DType dtype) {
        add(Twin.ADD, some(dtype, 2, 3), some(dtype, 3));
        add(Twin.DIV, some(dtype, 2, 3), some(dtype, 3));
        add(Twin.INV, some(dtype, 2, 3));
        add(Twin.SELECT, BOOLS, some(dtype, 2, 3), some(dtype, 2, 3));
        add(Twin.CHECK_NUMERICS, some(dtype, 2, 3));
        add(Twin.MATRIX_DIAG, some(dtype, 2, 3));
        add(Twin.BATCH_MAT_MUL, some(dtype, 2, 2, 3), some(dtype, 2, 3, 4));
        add(Twin.BATCH_MAT_MUL_V2, some(dtype, 2, 3), some(dtype, 2, 3, 4));
    }

    private void reductions(DType dtype) {
        for (Reduction kind : Reduction.values()) {
            add(new Reduce(kind, Axes.all(), false), some(dtype, 2, 3));
            add(new Reduce(kind, Axes.of(-1), true), some(dtype, 2, 3));
            add(new Reduce(kind, Axes.of(2, 0), false), some(dtype, 2, 3, 4));
            add(new Reduce(kind, Axes.of(), false), some(dtype, 2));
            add(new Reduce(kind, Axes.all(), false), some(dtype));
        }
    }

    private void scans(DType dtype) {
        for (Cumulation kind : Cumulation.values()) {
            add(new Cumulate(kind, 0, false, false), some(dtype, 3));
            add(new Cumulate(kind, -1, true, true), some(dtype, 2, 3));
        }
        for (UnsortedSegmentReduce.Kind kind : UnsortedSegmentReduce.Kind.values()) {
            add(new UnsortedSegmentReduce(kind, 3), some(dtype, 2, 3), Tensor.of(I32, Shape.of(2), 2, -1));
        }
        for (SegmentReduce.Kind kind : SegmentReduce.Kind.values()) {
            add(new SegmentReduce(kind, List.of(0, 0, 2)), some(dtype, 3, 2));
        }
        add(new L2Loss(), some(dtype, 2, 3));
        add(new ArgReduce(ArgReduce.Kind.MAX, -1, I64), some(dtype, 2, 3));
        add(new ArgReduce(ArgReduce.Kind.MIN, 0, I32), some(dtype, 2, 3));
    }

    private void shapes(DType dtype) {
        add(new Reshape(List.of(3, -1)), some(dtype, 2, 3));
        add(new Reshape(List.of()), some(dtype, 1, 1));
        add(new Transpose(List.of(2, 0, 1)), some(dtype, 2, 3, 4));
        add(new ExpandDims(-1), some(dtype, 2));
        add(new Squeeze(Axes.all()), some(dtype, 1, 2, 1));
        add(new Squeeze(Axes.of(-1)), some(dtype, 1, 2, 1));
        add(new BroadcastTo(List.of(4, 2, 3)), some(dtype, 2, 1));
        add(new Concat(-1), some(dtype, 2, 1), some(dtype, 2, 3), some(dtype, 2, 2));
        add(new Concat(0), some(dtype, 2));
        add(new Stack(-1), some(dtype, 2), some(dtype, 2), some(dtype, 2));
        add(new Slice(List.of(1, 0), List.of(1, -1)), some(dtype, 2, 3));
        add(new Pad(List.of(List.of(1, 0), List.of(0, 2))), some(dtype, 2, 3));
        add(new Gather(-1), some(dtype, 2, 3), IDS);
        add(new Gather(1), some(dtype, 2, 3), Tensor.of(Shape.of(2, 2), 0L, 2L, 2L, 1L));
        add(new UnsortedSegmentSum(3), some(dtype, 2, 3), Tensor.of(I32, Shape.of(2), 2, -1));
    }

    private void places(DType dtype) {
        List<List<Integer>> paddings = List.of(List.of(1, 0), List.of(0, 2));
        add(new Tile(List.of(2, 3)), some(dtype, 2, 3));
        add(new Reverse(List.of(-1, 0)), some(dtype, 2, 3));
        add(new Roll(List.of(1, -2), List.of(0, -1)), some(dtype, 2, 3));
        add(new Split(3, -1), some(dtype, 2, 3));
        add(new SplitV(List.of(1, -1), 1), some(dtype, 2, 3));
        add(new Unstack(-1), some(dtype, 2, 3));
        add(new PadV2(paddings), some(dtype, 2, 3), some(dtype));
        add(new MirrorPad(paddings, "REFLECT"), some(dtype, 2, 3));
        add(new MirrorPad(paddings, "SYMMETRIC"), some(dtype, 2, 3));
        add(new MirrorPadGrad(paddings, "REFLECT"), some(dtype, 3, 5));
        add(new Gather(2, 1), some(dtype, 2, 3, 4), Tensor.of(Shape.of(2, 2), 0L, 2L, 2L, 1L));
        add(new GatherNd(), some(dtype, 2, 3), Tensor.of(Shape.of(2, 2), 0L, 2L, 1L, 1L));
        add(new ScatterNd(List.of(3, 2)), IDS_1, some(dtype, 2, 2));
    }

    private void subscripts(DType dtype) {
        Subscript reversed = new Subscript.Range(OptionalInt.empty(), OptionalInt.empty(), -1);
        Subscript tail = new Subscript.Range(OptionalInt.of(-2), OptionalInt.empty(), 1);
        Subscript odd = new Subscript.Range(OptionalInt.of(1), OptionalInt.of(9), 2);
        List<Subscript> all =
                List.of(new Subscript.At(-1), new Subscript.NewAxis(), new Subscript.Ellipsis(), reversed, odd);
        add(new StridedSlice(all), some(dtype, 2, 3, 4, 5));
        add(new StridedSlice(List.of(tail)), some(dtype, 3, 2));
        add(new StridedSlice(List.of()), some(dtype, 3));
        add(new StridedSliceGrad(List.of(2, 3, 4, 5), all), some(dtype, 1, 3, 4, 2));
    }

    private void wholeNumbers() {
        for (DType dtype : List.of(I32, I64)) {
            for (Unary op : List.of(Unary.NEG, Unary.ABS, Unary.SIGN, Unary.SQUARE, Unary.IDENTITY)) {
                add(op, Tensor.of(dtype, Shape.of(3), -2, 0, 7));
            }
            for (Binary op : List.of(Binary.ADD, Binary.SUBTRACT, Binary.MULTIPLY, Binary.MAXIMUM, Binary.MINIMUM)) {
                add(op, Tensor.of(dtype, Shape.of(3), -2, 0, 7), Tensor.of(dtype, Shape.SCALAR, 5));
            }
            add(new Reduce(Reduction.SUM, Axes.all(), false), Tensor.of(dtype, Shape.of(3), -2, 0, 7));
            add(Comparison.LESS, Tensor.of(dtype, Shape.of(3), -2, 0, 7), Tensor.of(dtype, Shape.SCALAR, 5));
            add(new Cast(F32), Tensor.of(dtype, Shape.of(3), -2, 0, 7));
        }
        add(new Cast(F64), BOOLS);
    }

    private void nothing() {
        add(Unary.EXP, some(F32, 0, 3));
        add(Binary.ADD, some(F64, 0, 3), some(F64, 1));
        add(new Reduce(Reduction.SUM, Axes.of(0), false), some(F64, 0, 3));
        add(new MatMul(false, false), some(F64, 2, 0), some(F64, 0, 2));
        add(new Concat(0), some(F64, 0, 2), some(F64, 1, 2));
    }

    /** Positive, distinct, without a pattern. */
    static Tensor some(DType dtype, int... extents) {
        Shape shape = Shape.of(extents);
        return Tensor.of(
                dtype,
                shape,
                IntStream.range(0, shape.size())
                        .mapToDouble(i -> 0.25 + i * 0.61803398875 % 1)
                        .toArray());
    }

    private void linearAlgebra(DType dtype) {
        Tensor matrix = Tensor.of(dtype, Shape.of(2, 2), 4, 1, 1, 3);
        Tensor matrices = Tensor.of(dtype, Shape.of(2, 2, 2), 4, 1, 2, 3, 0, 2, 1, 5);
        for (boolean adjoint : List.of(false, true)) {
            add(new MatrixInverse(adjoint), matrices);
            add(new MatrixSolve(adjoint), matrix, some(dtype, 2, 3));
            add(new MatrixTriangularSolve(true, adjoint), matrix, some(dtype, 3, 2, 1));
            add(new MatrixTriangularSolve(false, adjoint), matrix, some(dtype, 2, 3));
        }
        add(new Cholesky(), matrix);
        add(new MatrixDeterminant(), matrices);
        add(new MatrixBandPart(1, 0), some(dtype, 2, 3, 3));
        add(new Einsum("iij->ji"), some(dtype, 2, 2, 3));
        add(new Einsum("i...j,j->...i"), some(dtype, 2, 4, 3), some(dtype, 3));
        add(new Einsum("ij,jk,...k->...i"), some(dtype, 2, 3), some(dtype, 3, 2), some(dtype, 4, 2));
    }
}
