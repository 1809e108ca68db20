package org.adjudge.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * Functions of the matrices in the last two axes, batched over the leading ones. float32 is computed in double and
 * rounded once.
 */
public final class MatrixFunctions {
    /**
     * Padé's approximation of degree 9, whose error is below rounding for norms up to 2.1 (Higham 2005, table 2.3). Above 1 its
     * denominator is worse conditioned.
     */
    private static final double[] PADE = {
        17643225600.0, 8821612800.0, 2075673600.0, 302702400.0, 30270240.0, 2162160.0, 110880.0, 3960.0, 90.0, 1.0
    };

    /** As in LAPACK's gebal: less is not worth a sweep. */
    private static final double WORTH_BALANCING = 0.95;

    private static final int BALANCING_SWEEPS = 50;

    private static final int MOST_ITERATIONS = 60;
    private static final int REFINEMENTS = 3;

    private MatrixFunctions() {}

    /** {@code Σ Aⁱ/i!}, by scaling and squaring (Higham 2005). */
    public static Tensor exponential(Tensor a) {
        return each(a, m -> {
            if (MatrixFeatures_DDRM.hasUncountable(m)) {
                DMatrixRMaj nan = m.copy();
                Arrays.fill(nan.data, Double.NaN);
                return nan;
            }
            int[] powers = balance(m);
            int squares = Math.max(0, Math.getExponent(NormOps_DDRM.inducedP1(m)) + 1);
            CommonOps_DDRM.scale(Math.scalb(1.0, -squares), m);
            DMatrixRMaj result = pade(m);
            for (int i = 0; i < squares; i++) {
                result = CommonOps_DDRM.mult(result, result, null);
            }
            for (int at = 0; at < result.data.length; at++) {
                result.data[at] = Math.scalb(result.data[at], powers[at / m.numCols] - powers[at % m.numCols]);
            }
            return result;
        });
    }

    /**
     * Turns M into D⁻¹MD, D of powers of 2, so that rows and columns are of one size, and returns the exponents: exp(M) is D
     * exp(D⁻¹MD) D⁻¹, without rounding. A large corner of a block matrix would else be scaled, and squared, at the cost of the
     * digits of all blocks (Parlett and Reinsch, Numerische Mathematik 13 (1969), 293-304).
     */
    private static int[] balance(DMatrixRMaj m) {
        int n = m.numRows;
        int[] powers = new int[n];
        boolean changed = true;
        for (int sweep = 0; changed && sweep < BALANCING_SWEEPS; sweep++) {
            changed = false;
            for (int i = 0; i < n; i++) {
                double row = 0;
                double column = 0;
                for (int k = 0; k < n; k++) {
                    row += k == i ? 0 : Math.abs(m.get(i, k));
                    column += k == i ? 0 : Math.abs(m.get(k, i));
                }
                int power = Math.round((exponent(row) - exponent(column)) / 2f);
                double better = Math.scalb(row, -power) + Math.scalb(column, power);
                if (power != 0 && better < WORTH_BALANCING * (row + column)) {
                    for (int k = 0; k < n; k++) {
                        m.set(i, k, k == i ? m.get(i, k) : Math.scalb(m.get(i, k), -power));
                        m.set(k, i, k == i ? m.get(k, i) : Math.scalb(m.get(k, i), power));
                    }
                    powers[i] += power;
                    changed = true;
                }
            }
        }
        return powers;
    }

    /** Of nothing, 0: what has no counterpart is brought to the size of 1. */
    private static int exponent(double sum) {
        return sum == 0 ? 0 : Math.getExponent(sum);
    }

    private static DMatrixRMaj pade(DMatrixRMaj a) {
        DMatrixRMaj square = CommonOps_DDRM.mult(a, a, null);
        DMatrixRMaj one = CommonOps_DDRM.identity(a.numRows);
        DMatrixRMaj even = new DMatrixRMaj(a.numRows, a.numRows);
        DMatrixRMaj odd = new DMatrixRMaj(a.numRows, a.numRows);
        for (int k = PADE.length - 2; k >= 0; k -= 2) {
            even = CommonOps_DDRM.mult(even, square, null);
            odd = CommonOps_DDRM.mult(odd, square, null);
            CommonOps_DDRM.addEquals(even, PADE[k], one);
            CommonOps_DDRM.addEquals(odd, PADE[k + 1], one);
        }
        odd = CommonOps_DDRM.mult(a, odd, null);
        return Matrices.solve(CommonOps_DDRM.subtract(even, odd, null), CommonOps_DDRM.add(even, odd, null));
    }

    /** The principal square root, by the product form of Denman's and Beavers' iteration (Higham 2008, eq. 6.29). */
    public static Tensor squareRoot(Tensor a) {
        return each(a, m -> {
            DMatrixRMaj one = CommonOps_DDRM.identity(m.numRows);
            DMatrixRMaj root = m.copy();
            DMatrixRMaj product = m.copy();
            double close = 16 * m.numRows * Math.ulp(1.0);
            for (int i = 0; i < MOST_ITERATIONS; i++) {
                DMatrixRMaj inverse = Matrices.solve(product, one);
                root = CommonOps_DDRM.mult(root, CommonOps_DDRM.add(one, inverse, null), null);
                CommonOps_DDRM.scale(0.5, root);
                product = CommonOps_DDRM.add(0.25, product, 0.25, inverse, null);
                CommonOps_DDRM.addEquals(product, 0.5, one);
                if (NormOps_DDRM.normPInf(CommonOps_DDRM.subtract(product, one, null)) <= close) {
                    return refined(root, m);
                }
            }
            throw new IllegalArgumentException("a matrix has no principal square root that is real");
        });
    }

    /**
     * The root R corrected by (R⁻¹ E + E R⁻¹)/4, E = A - R² in twice the precision, which is Newton's step where R and E
     * commute, as long as that makes E smaller.
     */
    private static DMatrixRMaj refined(DMatrixRMaj r, DMatrixRMaj a) {
        DMatrixRMaj best = r;
        DMatrixRMaj residual = residual(a, best);
        for (int i = 0; i < REFINEMENTS; i++) {
            DMatrixRMaj inverse = Matrices.solve(best, CommonOps_DDRM.identity(r.numRows));
            DMatrixRMaj next = CommonOps_DDRM.add(best, 0.25, CommonOps_DDRM.mult(inverse, residual, null), null);
            CommonOps_DDRM.addEquals(next, 0.25, CommonOps_DDRM.mult(residual, inverse, null));
            DMatrixRMaj left = residual(a, next);
            if (NormOps_DDRM.normF(left) >= NormOps_DDRM.normF(residual)) {
                break;
            }
            best = next;
            residual = left;
        }
        return best;
    }

    private static DMatrixRMaj residual(DMatrixRMaj a, DMatrixRMaj r) {
        int n = a.numRows;
        DMatrixRMaj result = new DMatrixRMaj(n, n);
        for (int at = 0; at < n * n; at++) {
            double sum = a.data[at];
            double rest = 0;
            for (int k = 0; k < n; k++) {
                double x = -r.get(at / n, k);
                double y = r.get(k, at % n);
                double product = x * y;
                double next = sum + product;
                double part = next - sum;
                rest += (sum - (next - part)) + (product - part) + Math.fma(x, y, -product);
                sum = next;
            }
            result.data[at] = sum + rest;
        }
        return result;
    }

    /** {@code X} that minimizes {@code |A X - B|² + λ|X|²}, the smallest such, for A of full rank, or λ above zero. */
    public static Tensor leastSquares(Tensor a, Tensor b, double lambda) {
        Shape batch = Matrices.batch(a);
        Shape shape = b.shape().with(-2, a.shape().extent(-1));
        double[] out = new double[shape.size()];
        int size = shape.extent(-2) * shape.extent(-1);
        for (int i = 0; i * size < out.length && i < batch.size(); i++) {
            DMatrixRMaj x = leastSquares(Matrices.matrix(a, i), Matrices.matrix(b, i), lambda);
            System.arraycopy(x.data, 0, out, i * size, size);
        }
        return Tensor.of(a.dtype(), shape, out);
    }

    private static DMatrixRMaj leastSquares(DMatrixRMaj a, DMatrixRMaj b, double lambda) {
        int n = a.numCols;
        if (a.getNumElements() == 0) {
            return new DMatrixRMaj(n, b.numCols);
        }
        if (lambda > 0) { // the same problem with √λ I below A
            DMatrixRMaj below = CommonOps_DDRM.identity(n);
            CommonOps_DDRM.scale(Math.sqrt(lambda), below);
            return leastSquares(stack(a, below), stack(b, new DMatrixRMaj(n, b.numCols)), 0);
        }
        boolean tall = a.numRows >= n;
        Householder reflections = new Householder(tall ? a : CommonOps_DDRM.transpose(a, null));
        DMatrixRMaj q = reflections.orthogonal();
        DMatrixRMaj r = reflections.triangular();
        checkRank(r, Math.max(a.numRows, n));
        if (tall) {
            DMatrixRMaj x = CommonOps_DDRM.multTransA(q, b, null);
            Matrices.substitute(r, x, false, false);
            return x;
        }
        DMatrixRMaj y = b.copy();
        Matrices.substitute(r, y, true, true);
        return CommonOps_DDRM.mult(q, y, null);
    }

    private static DMatrixRMaj stack(DMatrixRMaj above, DMatrixRMaj below) {
        DMatrixRMaj both = new DMatrixRMaj(above.numRows + below.numRows, above.numCols);
        CommonOps_DDRM.insert(above, both, 0, 0);
        CommonOps_DDRM.insert(below, both, above.numRows, 0);
        return both;
    }

    private static void checkRank(DMatrixRMaj r, int longest) {
        double[] diagonal = CommonOps_DDRM.extractDiag(r, null).data;
        double largest = Arrays.stream(diagonal).map(Math::abs).max().orElse(0);
        double smallest = Arrays.stream(diagonal).map(Math::abs).min().orElse(0);
        if (smallest <= longest * Math.ulp(largest)) {
            throw new IllegalArgumentException("a matrix is not of full rank");
        }
    }

    private static Tensor each(Tensor a, UnaryOperator<DMatrixRMaj> kernel) {
        Shape inner = a.shape().slice(a.shape().rank() - 2, a.shape().rank());
        return Factorizations.each(a, List.of(inner), m -> List.of(m.numRows == 0 ? m : kernel.apply(m)))
                .get(0);
    }
}
