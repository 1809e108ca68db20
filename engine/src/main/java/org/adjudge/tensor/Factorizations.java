package org.adjudge.tensor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * Factorizations of the matrices in the last two axes, batched over the leading ones. float32 is computed in double and
 * rounded once. The vectors of {@link #svd} and {@link #eigh} have the signs that EJML gives them.
 */
public final class Factorizations {
    private Factorizations() {}

    /** {@code q: [..., m, k], r: [..., k, n]} with {@code q r = a}, k the smaller of m and n. */
    public static List<Tensor> qr(Tensor a) {
        int m = a.shape().extent(-2);
        int n = a.shape().extent(-1);
        int k = Math.min(m, n);
        return each(a, List.of(Shape.of(m, k), Shape.of(k, n)), x -> {
            Householder reflections = new Householder(x);
            return List.of(reflections.orthogonal(), reflections.triangular());
        });
    }

    /** {@code s: [..., k], u: [..., m, k], v: [..., n, k]} with {@code u diag(s) vᵀ = a}, s descending. */
    public static List<Tensor> svd(Tensor a) {
        int m = a.shape().extent(-2);
        int n = a.shape().extent(-1);
        int k = Math.min(m, n);
        return each(a, List.of(Shape.of(k), Shape.of(m, k), Shape.of(n, k)), Factorizations::svd);
    }

    private static List<DMatrixRMaj> svd(DMatrixRMaj a) {
        if (a.getNumElements() == 0) {
            return List.of(new DMatrixRMaj(0, 1), new DMatrixRMaj(a.numRows, 0), new DMatrixRMaj(a.numCols, 0));
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(a.numRows, a.numCols, true, true, true);
        if (!svd.decompose(a.copy())) {
            throw new IllegalArgumentException("the singular values of a matrix do not converge; is it finite?");
        }
        DMatrixRMaj u = svd.getU(null, false);
        DMatrixRMaj v = svd.getV(null, false);
        DMatrixRMaj w = svd.getW(null);
        SingularOps_DDRM.descendingOrder(u, false, w, v, false);
        DMatrixRMaj s = CommonOps_DDRM.extractDiag(w, null);
        return List.of(s, u, v);
    }

    /** {@code (v diag(1/s) uᵀ)} with zero for the singular values that are at most {@code rcond} times the largest. */
    public static Tensor pseudoInverse(Tensor a, double rcond) {
        Shape inner = Shape.of(a.shape().extent(-1), a.shape().extent(-2));
        return each(a, List.of(inner), x -> {
                    List<DMatrixRMaj> suv = svd(x);
                    DMatrixRMaj s = suv.get(0);
                    double cutoff = s.numRows == 0 ? 0 : rcond * s.get(0, 0);
                    for (int i = 0; i < s.numRows; i++) {
                        s.set(i, 0, s.get(i, 0) > cutoff ? 1 / s.get(i, 0) : 0);
                    }
                    DMatrixRMaj v = suv.get(2);
                    CommonOps_DDRM.multCols(v, s.data);
                    return List.of(CommonOps_DDRM.multTransB(v, suv.get(1), null));
                })
                .get(0);
    }

    /** {@code e: [..., n], v: [..., n, n]} with {@code v diag(e) vᵀ = a}, e ascending; of the lower triangle alone. */
    public static List<Tensor> eigh(Tensor a) {
        int n = a.shape().extent(-1);
        return each(a, List.of(Shape.of(n), Shape.of(n, n)), Factorizations::eigh);
    }

    private static List<DMatrixRMaj> eigh(DMatrixRMaj a) {
        int n = a.numRows;
        DMatrixRMaj values = new DMatrixRMaj(n, 1);
        DMatrixRMaj vectors = new DMatrixRMaj(n, n);
        if (n > 0) {
            Matrices.mirrorLower(a);
            EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
            if (!eigen.decompose(a.copy())) {
                throw new IllegalArgumentException("the eigenvalues of a matrix do not converge; is it finite?");
            }
            List<Integer> ascending = IntStream.range(0, n)
                    .boxed()
                    .sorted(Comparator.comparingDouble(
                            i -> eigen.getEigenvalue(i).getReal()))
                    .toList();
            for (int j = 0; j < n; j++) {
                values.set(j, 0, eigen.getEigenvalue(ascending.get(j)).getReal());
                CommonOps_DDRM.insert(eigen.getEigenVector(ascending.get(j)), vectors, 0, j);
            }
        }
        return List.of(values, vectors);
    }

    /** The outputs of the given inner shapes, from each matrix as many matrices of as many elements. */
    static List<Tensor> each(Tensor a, List<Shape> shapes, Function<DMatrixRMaj, List<DMatrixRMaj>> kernel) {
        Shape batch = Matrices.batch(a);
        List<double[]> outputs = new ArrayList<>();
        shapes.forEach(s -> outputs.add(new double[batch.size() * s.size()]));
        for (int i = 0; i < batch.size(); i++) {
            List<DMatrixRMaj> results = kernel.apply(Matrices.matrix(a, i));
            for (int k = 0; k < shapes.size(); k++) {
                int size = shapes.get(k).size();
                System.arraycopy(results.get(k).data, 0, outputs.get(k), i * size, size);
            }
        }
        return IntStream.range(0, shapes.size())
                .mapToObj(k -> Tensor.of(a.dtype(), batch.concat(shapes.get(k)), outputs.get(k)))
                .toList();
    }
}
