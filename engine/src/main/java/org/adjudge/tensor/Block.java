package org.adjudge.tensor;

/** A part of a float64 matrix where it stands, row by row: what begins at {@code offset}, {@code step} elements from a row to the next. */
final class Block {
    private final double[] data;
    private final int offset;
    private final int step;

    private Block(double[] data, int offset, int step) {
        this.data = data;
        this.offset = offset;
        this.step = step;
    }

    /** A matrix of so many columns, without gaps. */
    static Block of(double[] data, int columns) {
        return new Block(data, 0, columns);
    }

    /** What begins at a row and a column. */
    Block from(int row, int column) {
        return new Block(data, at(row, column), step);
    }

    private int at(int row, int column) {
        return offset + row * step + column;
    }

    double get(int row, int column) {
        return data[at(row, column)];
    }

    void set(int row, int column, double value) {
        data[at(row, column)] = value;
    }

    /** {@code this -= op(A) B}, {@code op(A): [m, k], B: [k, n]}, by the product of the kernel set in force. */
    void subtractProduct(Block a, boolean transposed, Block b, int m, int k, int n) {
        KernelSet kernels = Kernels.inForce();
        double[] product = (double[]) Scratch.array(DType.F64, 0, m * n);
        Product.Form form = new Product.Form(m, k, n, transposed ? 1 : a.step, transposed ? a.step : 1, b.step, 1);
        kernels.product(DType.F64, form).multiply(a.data, a.offset, b.data, b.offset, product, 0);
        Loops loops = kernels.loops();
        for (int i = 0; i < m; i++) {
            loops.zip(Code.SUBTRACT, data, at(i, 0), product, i * n, data, at(i, 0), n);
        }
    }

    /** Some rows, {@code columns} long, copied to arrays of their own: the form in which the compiler (JDK 17) turns loops into vector instructions. */
    double[][] rows(int count, int columns) {
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = (double[]) Scratch.array(DType.F64, i, columns);
            System.arraycopy(data, at(i, 0), rows[i], 0, columns);
        }
        return rows;
    }

    /** The adjoint of {@link #rows}. */
    void write(double[][] rows, int columns) {
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, data, at(i, 0), columns);
        }
    }

    /** Exchanges two rows, {@code n} long. */
    void exchangeRows(int i, int j, int n) {
        double[] row = (double[]) Scratch.array(DType.F64, Substitution.SMALL, n);
        System.arraycopy(data, at(i, 0), row, 0, n);
        System.arraycopy(data, at(j, 0), data, at(i, 0), n);
        System.arraycopy(row, 0, data, at(j, 0), n);
    }

    /** {@code z[i] -= s x[i]} from an element on. */
    static void subtract(double[] z, double s, double[] x, int from, int n) {
        for (int i = from; i < n; i++) {
            z[i] -= s * x[i];
        }
    }
}
