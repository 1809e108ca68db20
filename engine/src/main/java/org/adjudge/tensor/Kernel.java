package org.adjudge.tensor;

import java.util.ArrayList;
import java.util.List;

/**
 * A computation prepared for arguments of fixed types. The caller has checked the types; the kernel trusts that the arrays fit, and
 * keeps no reference to them when it returns. Nothing as large as its tensors is
 * allocated at each run.
 *
 * <p>It may keep intermediate results in arrays of its own: one run at a time, so not for several threads.
 */
@FunctionalInterface
public interface Kernel {
    /**
     * Fills the outputs.
     *
     * @param in arrays of the dtypes' Java types, as long as the shapes' sizes or longer. Not modified.
     * @param out the same. Modified: every element is written, whatever stood there
     */
    void run(Object[] in, Object[] out);

    /**
     * Whether an output may be in the array of an input of its dtype and size, which then is modified after all; the positions of both. The array is no
     * other input's and no other output's.
     */
    default boolean writesOver(int input, int output) {
        return false;
    }

    /** What is computed from tensors: outputs of these dtypes and shapes. */
    default List<Tensor> apply(List<Tensor> arguments, List<DType> dtypes, List<Shape> shapes) {
        Object[] out = new Object[shapes.size()];
        for (int k = 0; k < out.length; k++) {
            out[k] = Tensor.allocate(dtypes.get(k), shapes.get(k).size());
        }
        run(arguments.stream().map(Tensor::data).toArray(), out);
        List<Tensor> results = new ArrayList<>();
        for (int k = 0; k < out.length; k++) {
            results.add(Tensor.wrap(dtypes.get(k), shapes.get(k), out[k]));
        }
        return results;
    }
}
