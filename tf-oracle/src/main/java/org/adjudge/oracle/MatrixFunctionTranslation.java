package org.adjudge.oracle;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Tensor;
import org.tensorflow.Output;
import org.tensorflow.proto.DataType;

/** Functions of matrices that TensorFlow has no kernel for, as compositions of its other kernels. */
final class MatrixFunctionTranslation extends FamilyTranslation {
    private static final int TERMS = 26;
    private static final int MOST_SQUARES = 10;

    MatrixFunctionTranslation(FamilyTranslation scope) {
        super(scope);
    }

    private Output<?> number(double value) {
        return graph.constant(Tensor.scalar(in(0).dataType() == DataType.DT_DOUBLE ? DType.F64 : DType.F32, value));
    }

    private Output<?> reduce(String op, Output<?> x, Integer... axes) {
        Output<?> along = graph.ints(List.of(axes));
        return graph.build(op, b -> b.addInput(x).addInput(along).setAttr("keep_dims", true));
    }

    private Output<?> product(Output<?> x, Output<?> y, boolean adjoint) {
        return graph.build("BatchMatMul", b -> b.addInput(x).addInput(y).setAttr("adj_y", adjoint));
    }

    /** As Python: by the singular value decomposition, the values that count as zero made infinite. */
    List<Output<?>> pseudoInverse(double rcond) {
        List<Output<?>> svd = graph.buildAll(
                "Svd", b -> b.addInput(in(0)).setAttr("compute_uv", true).setAttr("full_matrices", false));
        Output<?> s = svd.get(0);
        Output<?> cutoff = graph.op("Mul", number(rcond), reduce("Max", s, -1));
        Output<?> finite = graph.op("SelectV2", graph.op("Greater", s, cutoff), s, number(Double.POSITIVE_INFINITY));
        Output<?> row = graph.op("ExpandDims", finite, graph.number(-2));
        return List.of(product(graph.op("RealDiv", svd.get(2), row), svd.get(1), true));
    }

    /**
     * Taylor's series of the matrix divided by a power of two, squared as often; the power is found from the sum of the
     * absolute values, which must be below {@code 2^11}. Not Python's way, and not the engine's. Nothing is broadcast where gradients
     * pass: what TensorFlow writes down and works out to sum over no axis would be nine tenths of the graph.
     */
    List<Output<?>> exponential() {
        Output<?> size = reduce("Sum", graph.op("Abs", in(0)), -2, -1);
        Output<?> doublings = graph.op(
                "Ceil", graph.op("RealDiv", graph.op("Log", graph.op("Mul", size, number(0.5))), number(Math.log(2))));
        Output<?> squares = graph.op("Maximum", doublings, number(0));
        Output<?> ones = graph.op("StopGradient", graph.op("OnesLike", in(0)));
        Output<?> one = graph.op("MatrixBandPart", ones, graph.number(0), graph.number(0));
        Output<?> x = graph.op("Mul", in(0), graph.op("StopGradient", graph.op("Pow", number(0.5), squares)));
        double factorial = 1;
        List<Output<?>> terms = new ArrayList<>(List.of(one));
        for (int i = 1; i <= TERMS; i++) {
            factorial *= i;
            terms.add(graph.op("Mul", one, number(1 / factorial)));
        }
        Output<?> result = terms.get(TERMS);
        for (int i = TERMS - 1; i >= 0; i--) {
            result = graph.sum(terms.get(i), product(x, result, false));
        }
        Output<?> everywhere = graph.op("StopGradient", graph.op("Mul", squares, ones));
        for (int i = 0; i < MOST_SQUARES; i++) {
            Output<?> more = graph.op("Greater", everywhere, number(i));
            result = graph.op("Select", more, product(result, result, false), result);
        }
        return List.of(result);
    }
}
