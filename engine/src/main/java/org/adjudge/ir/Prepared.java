package org.adjudge.ir;

import java.util.List;
import org.adjudge.tensor.Kernel;
import org.adjudge.tensor.Tensor;

/** Ops whose kernel is all that computes them, prepared or not. */
final class Prepared {
    private Prepared() {}

    /** The outputs of an op of these inputs by a kernel for them. */
    static List<Tensor> eval(Op op, Kernel kernel, List<Tensor> inputs) {
        List<TensorType> outputs = op.infer(types(inputs));
        return kernel.apply(
                inputs,
                outputs.stream().map(TensorType::dtype).toList(),
                outputs.stream().map(TensorType::shape).toList());
    }

    static List<TensorType> types(List<Tensor> tensors) {
        return tensors.stream().map(TensorType::of).toList();
    }
}
