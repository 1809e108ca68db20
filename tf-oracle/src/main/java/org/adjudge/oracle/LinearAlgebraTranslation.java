package org.adjudge.oracle;

import java.util.List;
import java.util.stream.Collectors;
import org.adjudge.ir.Cholesky;
import org.adjudge.ir.Einsum;
import org.adjudge.ir.LinearAlgebraOp;
import org.adjudge.ir.LogMatrixDeterminant;
import org.adjudge.ir.MatMul;
import org.adjudge.ir.MatrixBandPart;
import org.adjudge.ir.MatrixDeterminant;
import org.adjudge.ir.MatrixDiag;
import org.adjudge.ir.MatrixDiagPart;
import org.adjudge.ir.MatrixExponential;
import org.adjudge.ir.MatrixInverse;
import org.adjudge.ir.MatrixSetDiag;
import org.adjudge.ir.MatrixSolve;
import org.adjudge.ir.MatrixSolveLs;
import org.adjudge.ir.MatrixSquareRoot;
import org.adjudge.ir.MatrixTriangularSolve;
import org.adjudge.ir.PseudoInverse;
import org.adjudge.ir.Qr;
import org.adjudge.ir.SelfAdjointEig;
import org.adjudge.ir.Svd;
import org.adjudge.ir.TensorDiag;
import org.adjudge.ir.TensorDiagPart;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Tensor;
import org.tensorflow.Output;

/** Products and functions of matrices, the last two axes. */
final class LinearAlgebraTranslation extends FamilyTranslation implements LinearAlgebraOp.Visitor<List<Output<?>>> {
    LinearAlgebraTranslation(FamilyTranslation scope) {
        super(scope);
    }

    /** MatMul for two matrices, BatchMatMulV3 otherwise: that has adjoints only, which are transposes for real numbers. */
    @Override
    public List<Output<?>> matMul(MatMul op) {
        boolean flipA = op.transposeA() || op.adjointA();
        boolean flipB = op.transposeB() || op.adjointB();
        if (rank(in(0)) == 2 && rank(in(1)) == 2) {
            return List.of(graph.build(
                    "MatMul",
                    b -> b.addInput(in(0))
                            .addInput(in(1))
                            .setAttr("transpose_a", flipA)
                            .setAttr("transpose_b", flipB)));
        }
        return List.of(graph.build(
                "BatchMatMulV3",
                b -> b.addInput(in(0))
                        .addInput(in(1))
                        .setAttr("adj_x", flipA)
                        .setAttr("adj_y", flipB)
                        .setAttr("Tout", in(0).dataType())));
    }

    /** One Einsum for two operands at most, which is all that it takes; more are contracted from the left. */
    @Override
    public List<Output<?>> einsum(Einsum op) {
        String[] sides = op.equation().split("->", -1);
        List<String> rest = List.of(sides[0].split(",", -1));
        Output<?> product = in(0);
        String labels = rest.get(0);
        for (int k = 1; k < rest.size() - 1; k++) {
            String later = String.join("", rest.subList(k + 1, rest.size())) + sides[1];
            String both = labels + rest.get(k);
            String kept = (both.contains("...") ? "..." : "")
                    + both.replace(".", "")
                            .chars()
                            .distinct()
                            .filter(c -> later.indexOf(c) >= 0)
                            .mapToObj(Character::toString)
                            .collect(Collectors.joining());
            product = einsum(labels + "," + rest.get(k) + "->" + kept, product, in(k));
            labels = kept;
        }
        return List.of(
                rest.size() == 1
                        ? einsum(labels + "->" + sides[1], product)
                        : einsum(
                                labels + "," + rest.get(rest.size() - 1) + "->" + sides[1],
                                product,
                                in(rest.size() - 1)));
    }

    private Output<?> einsum(String equation, Output<?>... operands) {
        return graph.build("Einsum", b -> b.addInputList(operands).setAttr("equation", equation));
    }

    @Override
    public List<Output<?>> matrixInverse(MatrixInverse op) {
        return List.of(graph.build("MatrixInverse", b -> b.addInput(in(0)).setAttr("adjoint", op.adjoint())));
    }

    @Override
    public List<Output<?>> matrixSolve(MatrixSolve op) {
        return List.of(graph.build(
                "MatrixSolve", b -> b.addInput(in(0)).addInput(in(1)).setAttr("adjoint", op.adjoint())));
    }

    @Override
    public List<Output<?>> matrixTriangularSolve(MatrixTriangularSolve op) {
        return List.of(graph.build(
                "MatrixTriangularSolve",
                b -> b.addInput(in(0))
                        .addInput(in(1))
                        .setAttr("lower", op.lower())
                        .setAttr("adjoint", op.adjoint())));
    }

    @Override
    public List<Output<?>> cholesky(Cholesky op) {
        return op("Cholesky", in(0));
    }

    @Override
    public List<Output<?>> matrixDeterminant(MatrixDeterminant op) {
        return op("MatrixDeterminant", in(0));
    }

    @Override
    public List<Output<?>> matrixBandPart(MatrixBandPart op) {
        return op("MatrixBandPart", in(0), graph.number(op.numLower()), graph.number(op.numUpper()));
    }

    @Override
    public List<Output<?>> matrixDiag(MatrixDiag op) {
        Output<?> k = graph.ints(op.k());
        Output<?> rows = graph.number(op.numRows());
        Output<?> columns = graph.number(op.numCols());
        return List.of(graph.build(
                "MatrixDiagV3",
                b -> b.addInput(in(0))
                        .addInput(k)
                        .addInput(rows)
                        .addInput(columns)
                        .addInput(in(1))
                        .setAttr("align", op.align())));
    }

    @Override
    public List<Output<?>> matrixDiagPart(MatrixDiagPart op) {
        Output<?> k = graph.ints(op.k());
        return List.of(graph.build(
                "MatrixDiagPartV3",
                b -> b.addInput(in(0)).addInput(k).addInput(in(1)).setAttr("align", op.align())));
    }

    @Override
    public List<Output<?>> matrixSetDiag(MatrixSetDiag op) {
        Output<?> k = graph.ints(op.k());
        return List.of(graph.build(
                "MatrixSetDiagV3",
                b -> b.addInput(in(0)).addInput(in(1)).addInput(k).setAttr("align", op.align())));
    }

    @Override
    public List<Output<?>> tensorDiag(TensorDiag op) {
        return op("Diag", in(0));
    }

    @Override
    public List<Output<?>> tensorDiagPart(TensorDiagPart op) {
        return op("DiagPart", in(0));
    }

    @Override
    public List<Output<?>> logMatrixDeterminant(LogMatrixDeterminant op) {
        return graph.buildAll("LogMatrixDeterminant", b -> b.addInput(in(0)));
    }

    @Override
    public List<Output<?>> qr(Qr op) {
        return graph.buildAll("Qr", b -> b.addInput(in(0)).setAttr("full_matrices", false));
    }

    @Override
    public List<Output<?>> svd(Svd op) {
        return graph.buildAll(
                "Svd", b -> b.addInput(in(0)).setAttr("compute_uv", true).setAttr("full_matrices", false));
    }

    @Override
    public List<Output<?>> selfAdjointEig(SelfAdjointEig op) {
        return graph.buildAll("SelfAdjointEigV2", b -> b.addInput(in(0)).setAttr("compute_v", true));
    }

    @Override
    public List<Output<?>> pseudoInverse(PseudoInverse op) {
        return new MatrixFunctionTranslation(this).pseudoInverse(op.rcond());
    }

    @Override
    public List<Output<?>> matrixSolveLs(MatrixSolveLs op) {
        Output<?> lambda = graph.constant(Tensor.scalar(DType.F64, op.l2Regularizer()));
        return List.of(graph.build(
                "MatrixSolveLs",
                b -> b.addInput(in(0)).addInput(in(1)).addInput(lambda).setAttr("fast", true)));
    }

    @Override
    public List<Output<?>> matrixExponential(MatrixExponential op) {
        return new MatrixFunctionTranslation(this).exponential();
    }

    @Override
    public List<Output<?>> matrixSquareRoot(MatrixSquareRoot op) {
        return op("MatrixSquareRoot", in(0));
    }
}
