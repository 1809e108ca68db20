package org.adjudge.tensor;

/** Does what no caller outside this package can: changes a tensor in place. Only for engines that have to be caught. */
public final class Mutation {
    private Mutation() {}

    /** Adds 1 to the first element of a float64 tensor. */
    public static void addOneToTheFirst(Tensor tensor) {
        tensor.doubles()[0] += 1;
    }

    /** Overwrites a floating tensor with the elements of another of its type. */
    public static void overwrite(Tensor tensor, Tensor other) {
        int n = tensor.size();
        System.arraycopy(other.toArray(), 0, tensor.dtype() == DType.F32 ? tensor.floats() : tensor.doubles(), 0, n);
    }
}
