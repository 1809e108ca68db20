package example.micrograd;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Constant;
import org.adjudge.ir.Input;
import org.adjudge.ir.MatMul;
import org.adjudge.ir.Node;
import org.adjudge.ir.Reduce;
import org.adjudge.ir.Transpose;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Tensor;

/** Puts Adjudge's questions to {@link Variable}. */
public final class MicrogradEngine implements GradientEngine {
    @Override
    public String name() {
        return "micrograd";
    }

    @Override
    public Answer differentiate(Problem problem) {
        if (problem.order() != 1) {
            throw new UnsupportedOperationException("second order");
        }
        Map<Value, Variable> variables = new HashMap<>();
        for (Node node : problem.graph().nodes()) {
            Value value = new Value(problem.graph(), node.id(), 0);
            List<Variable> operands = node.inputs().stream().map(variables::get).toList();
            variables.put(
                    value, node.op() instanceof Input ? leaf(problem.inputs().get(value)) : apply(node, operands));
        }
        Variable output = variables.get(problem.output());
        output.backward(problem.seed().toDoubles());
        return new Answer(
                tensor(problem.output(), output.data),
                problem.wrt().stream()
                        .map(v -> tensor(v, variables.get(v).grad))
                        .toList());
    }

    private static Variable leaf(Tensor tensor) {
        if (!tensor.dtype().isFloating()) {
            throw new UnsupportedOperationException("tensors of " + tensor.dtype());
        }
        return new Variable(tensor.shape().extents(), tensor.toDoubles(), tensor.dtype() == DType.F32);
    }

    private static Tensor tensor(Value like, double[] elements) {
        return Tensor.of(like.dtype(), like.shape(), elements);
    }

    /** The functions that {@code MicrogradIT} declares; no other reaches this. */
    private static Variable apply(Node node, List<Variable> x) {
        return switch (node.op().opName()) {
            case "constant" -> leaf(((Constant) node.op()).value());
            case "add" -> x.get(0).plus(x.get(1));
            case "subtract" -> x.get(0).minus(x.get(1));
            case "multiply" -> x.get(0).times(x.get(1));
            case "divide" -> x.get(0).over(x.get(1));
            case "pow" -> x.get(0).pow(x.get(1));
            case "exp" -> x.get(0).exp();
            case "math.log" -> x.get(0).log();
            case "tanh" -> x.get(0).tanh();
            case "nn.relu" -> x.get(0).relu();
            case "matmul" -> matmul((MatMul) node.op(), x.get(0), x.get(1));
            case "reduce_sum" -> sum((Reduce) node.op(), x.get(0));
            case "reshape" -> x.get(0).reshape(node.outputs().get(0).shape().extents());
            case "transpose" -> x.get(0).transpose(((Transpose) node.op()).perm());
            default -> throw new UnsupportedOperationException(node.op().opName());
        };
    }

    private static Variable sum(Reduce op, Variable x) {
        return x.sum(op.axis().resolve(x.shape.length), op.keepdims());
    }

    private static Variable matmul(MatMul op, Variable x, Variable y) {
        if (!op.equals(new MatMul(false, false))) {
            throw new UnsupportedOperationException("a transposed operand of matmul");
        }
        return x.matmul(y);
    }
}
