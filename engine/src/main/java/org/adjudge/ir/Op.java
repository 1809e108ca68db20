package org.adjudge.ir;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.adjudge.tensor.ElementProgram;
import org.adjudge.tensor.Kernel;
import org.adjudge.tensor.Sums;
import org.adjudge.tensor.Tensor;

/**
 * An operation of the closed vocabulary: what it computes, which types it takes, and its VJP rule.
 *
 * <p>Two ops are the same if their attributes are equal; an op holds no state. What the vocabulary contains is decided
 * in the families' lists and checked by the compiler wherever every op must be handled: {@link OpVisitor} for the
 * records, an enum {@code switch} without {@code default} for the elementwise rows.
 */
public sealed interface Op
        permits Input, Constant, ElementwiseOp, ReductionOp, LayoutOp, IndexOp, LinearAlgebraOp, NeuralOp, Twin {

    /** TensorFlow's Python name without the leading {@code tf.}, such as {@code matmul} or {@code nn.relu}. */
    String opName();

    /**
     * The types of the outputs for inputs of the given types.
     *
     * @throws IllegalArgumentException if the op does not take such inputs; says which, and what would do
     */
    List<TensorType> infer(List<TensorType> inputs);

    /** The outputs for inputs of types that {@link #infer} accepted. */
    List<Tensor> eval(List<Tensor> inputs);

    /**
     * The op as a part of an elementwise program, if it can be one: for floating inputs of one dtype, bool conditions aside. It
     * computes what {@link #eval} computes, bit for bit.
     */
    default Optional<ElementProgram.Fragment> fragment() {
        return Optional.empty();
    }

    /** What {@link #eval} computes, bit for bit, prepared for inputs of these types; if there is such a form. */
    default Optional<Kernel> kernel(List<TensorType> inputs) {
        return Optional.empty();
    }

    /** What sums {@link #eval} computes, bit for bit, if it sums or averages inputs of these types in a way that can be done where they are computed. */
    default Optional<Sums> sumsInPass(List<TensorType> inputs) {
        return Optional.empty();
    }

    /** The same with an elementwise function of the first output in that output's place, bit for bit; if there is such a form. */
    default Optional<Kernel> kernel(List<TensorType> inputs, Op then) {
        return Optional.empty();
    }

    /** Whether the output has the elements of the first input in their order, under another shape at most. */
    default boolean isView() {
        return false;
    }

    /** Whether a cotangent flows to input {@code k}. If not, the input's gradient through this op is zero. */
    boolean differentiable(int k);

    /**
     * The VJP rule: the cotangent of input {@code k}, written in the same vocabulary. Asked only if {@link
     * #differentiable}; the result has the input's type, or for an op that {@link #broadcasts}, a shape that the
     * input's shape broadcasts to.
     */
    Value vjp(int k, Application application);

    /** Whether inputs are repeated to a common shape; their cotangents are then summed back by the caller. */
    default boolean broadcasts() {
        return false;
    }

    /** How many trailing axes of an op that {@link #broadcasts} take no part in it: the matrices of a batched product. */
    default int unbroadcastAxes() {
        return 0;
    }

    /** Calls the visitor's method for this op. */
    <R> R accept(OpVisitor<R> visitor);

    /** The kinds of op in the vocabulary: records, and enums whose rows are ops. */
    static Set<Class<?>> kinds() {
        return kinds(Op.class).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed() && !type.isEnum()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Op::kinds)
                : Stream.of(type);
    }
}
