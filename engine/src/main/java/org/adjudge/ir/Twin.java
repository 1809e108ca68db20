package org.adjudge.ir;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.adjudge.tensor.ElementProgram;
import org.adjudge.tensor.Kernel;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.adjudge.tensor.TensorText;

/**
 * Ops that TensorFlow has under an older registered name too, with a gradient registered for that name: each computes what
 * another op of the vocabulary computes, for fewer types where the row says so. They are here because TensorFlow's two
 * gradients are two functions, and either may be wrong alone.
 */
public enum Twin implements Op {
    /** {@link Binary#ADD}, which TensorFlow writes as AddV2 today. */
    ADD("raw_ops.Add", Binary.ADD, 0),
    /** {@link Binary#DIVIDE}, which TensorFlow writes as RealDiv today. f32 and f64 only. */
    DIV("raw_ops.Div", Binary.DIVIDE, 0),
    /** {@link Unary#RECIPROCAL}, which TensorFlow writes as Reciprocal today. */
    INV("raw_ops.Inv", Unary.RECIPROCAL, 0),
    /** {@link Where}, which TensorFlow writes as SelectV2 today, of three tensors of one shape: nothing broadcasts. */
    SELECT("raw_ops.Select", new Where(), 0) {
        @Override
        boolean isTaken(List<TensorType> inputs) {
            return inputs.stream().map(TensorType::shape).distinct().count() == 1;
        }
    },
    /** {@link MatMul} of two batches of one shape; TensorFlow writes BatchMatMulV3 today. */
    BATCH_MAT_MUL("raw_ops.BatchMatMul", new MatMul(false, false), 2) {
        @Override
        boolean isTaken(List<TensorType> inputs) {
            return batch(inputs.get(0)).equals(batch(inputs.get(1)));
        }
    },
    /** {@link MatMul} of two batches that broadcast; TensorFlow writes BatchMatMulV3 today. */
    BATCH_MAT_MUL_V2("raw_ops.BatchMatMulV2", new MatMul(false, false), 2),
    /** {@link Unary#IDENTITY} of finite f32 or f64; NaN and infinity are an error when it is computed. */
    CHECK_NUMERICS("debugging.check_numerics", Unary.IDENTITY, 0) {
        @Override
        public List<TensorType> infer(List<TensorType> inputs) {
            Check.floating(this, Check.count(this, inputs, 1).get(0));
            return super.infer(inputs);
        }

        @Override
        public List<Tensor> eval(List<Tensor> inputs) {
            double[] elements = inputs.get(0).toDoubles();
            if (!Arrays.stream(elements).allMatch(Double::isFinite)) {
                throw Check.bad(this, "takes finite numbers, but got " + TensorText.nested(inputs.get(0), 6));
            }
            return super.eval(inputs);
        }

        @Override
        public Optional<ElementProgram.Fragment> fragment() {
            return Optional.empty(); // that of the twin does not look at the numbers
        }
    },
    /** {@link MatrixDiag} of one main diagonal and zeros elsewhere; TensorFlow writes MatrixDiagV3 today, which has no gradient. */
    MATRIX_DIAG("raw_ops.MatrixDiag", new MatrixDiag(List.of(0), -1, -1, "RIGHT_LEFT"), 0) {
        @Override
        public List<TensorType> infer(List<TensorType> inputs) {
            TensorType x = Check.count(this, inputs, 1).get(0);
            return super.infer(List.of(x, new TensorType(x.dtype(), Shape.SCALAR)));
        }

        @Override
        public List<Tensor> eval(List<Tensor> inputs) {
            return super.eval(List.of(inputs.get(0), Tensor.scalar(inputs.get(0).dtype(), 0)));
        }

        @Override
        public Optional<Kernel> kernel(List<TensorType> inputs) {
            return Optional.empty(); // that of the twin takes two inputs
        }
    };

    private final String name;
    private final Op other;
    private final int fixedAxes;

    Twin(String name, Op other, int fixedAxes) {
        this.name = name;
        this.other = other;
        this.fixedAxes = fixedAxes;
    }

    private static Shape batch(TensorType type) {
        return type.shape().slice(0, type.shape().rank() - 2);
    }

    /** Whether the older op takes shapes that its twin takes. */
    boolean isTaken(List<TensorType> inputs) {
        return true;
    }

    @Override
    public String opName() {
        return name;
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        List<TensorType> outputs = other.infer(inputs);
        if (!isTaken(inputs)) {
            throw Check.bad(this, "broadcasts nothing, but got " + inputs + "; tf." + other.opName() + " does");
        }
        return outputs;
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        return other.eval(inputs);
    }

    @Override
    public Optional<ElementProgram.Fragment> fragment() {
        return other.fragment();
    }

    @Override
    public Optional<Kernel> kernel(List<TensorType> inputs) {
        return other.kernel(inputs);
    }

    @Override
    public boolean differentiable(int k) {
        return other.differentiable(k);
    }

    @Override
    public boolean broadcasts() {
        return other.broadcasts();
    }

    @Override
    public int unbroadcastAxes() {
        return fixedAxes;
    }

    @Override
    public Value vjp(int k, Application a) {
        return other.vjp(k, a);
    }

    @Override
    public <R> R accept(OpVisitor<R> visitor) {
        return visitor.twin(this);
    }
}
