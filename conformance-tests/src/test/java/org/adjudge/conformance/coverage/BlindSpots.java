package org.adjudge.conformance.coverage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.adjudge.conformance.notation.Case;
import org.adjudge.ir.Constant;
import org.adjudge.ir.CropAndResize;
import org.adjudge.ir.DynamicStitch;
import org.adjudge.ir.Einsum;
import org.adjudge.ir.Gather;
import org.adjudge.ir.GatherNd;
import org.adjudge.ir.LinearAlgebraOp;
import org.adjudge.ir.MatrixDiag;
import org.adjudge.ir.NeuralOp;
import org.adjudge.ir.Node;
import org.adjudge.ir.Op;
import org.adjudge.ir.ScatterNd;
import org.adjudge.ir.SegmentReduce;
import org.adjudge.ir.TensorScatter;
import org.adjudge.ir.Transpose;
import org.adjudge.ir.UnsortedSegmentReduce;
import org.adjudge.ir.UnsortedSegmentSum;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * What hid mistakes in other engines, of one node with the numbers of its case: empty where the op has no such thing, else whether
 * this node shows it.
 */
final class BlindSpots {
    private BlindSpots() {}

    /** Whether operands that may have different shapes have them: the gradient of the smaller one is then a sum. */
    static Optional<Boolean> broadcast(Node node) {
        return node.op().broadcasts() && node.inputs().size() > 1
                ? Optional.of(
                        node.inputs().stream().map(Value::shape).distinct().count() > 1)
                : Optional.empty();
    }

    /** Whether the axes are moved in an order that is not its own inverse. */
    static Optional<Boolean> cycle(Node node) {
        if (node.op() instanceof Transpose transpose) {
            List<Integer> perm = transpose.perm();
            return Optional.of(IntStream.range(0, perm.size()).anyMatch(i -> perm.get(perm.get(i)) != i));
        }
        if (node.op() instanceof Einsum einsum) {
            String[] sides = einsum.equation().replace(" ", "").split("->", -1);
            return Optional.of(sides.length == 2
                    && List.of(sides[0].split(",", -1)).stream().anyMatch(operand -> isCycle(operand, sides[1])));
        }
        return Optional.empty();
    }

    private static boolean isCycle(String from, String to) {
        String kept = only(from, to);
        String order = only(to, from);
        return kept.length() == order.length()
                && kept.chars().distinct().count() == kept.length()
                && IntStream.range(0, kept.length())
                        .anyMatch(i -> kept.charAt(order.indexOf(kept.charAt(order.indexOf(kept.charAt(i)))))
                                != kept.charAt(i));
    }

    private static String only(String labels, String those) {
        StringBuilder kept = new StringBuilder();
        labels.chars()
                .filter(c -> Character.isLetter(c) && those.indexOf(c) >= 0)
                .forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    /** Whether a stride is below the extent of its window. */
    static Optional<Boolean> overlap(Node node) {
        Optional<List<Integer>> strides = attribute(node.op(), "strides");
        if (strides.isEmpty() || !(node.op() instanceof NeuralOp)) {
            return Optional.empty();
        }
        List<Integer> stride = strides.get().subList(1, strides.get().size() - 1);
        List<Integer> window = attribute(node.op(), "ksize")
                .map(k -> k.subList(1, k.size() - 1))
                .orElseGet(() -> filter(node).asList());
        return Optional.of(IntStream.range(0, stride.size()).anyMatch(i -> stride.get(i) < window.get(i)));
    }

    /** Of a convolution: what it takes, gives back or makes. */
    private static Shape filter(Node node) {
        return node.op().opName().contains("BackpropFilter")
                ? node.outputs().get(0).shape()
                : node.inputs().get(1).shape();
    }

    @SuppressWarnings("unchecked") // the components of these names are lists of whole numbers
    private static Optional<List<Integer>> attribute(Op op, String name) {
        if (!(op instanceof Record)) {
            return Optional.empty();
        }
        try {
            for (var component : op.getClass().getRecordComponents()) {
                if (component.getName().equals(name)) {
                    return Optional.of((List<Integer>) component.getAccessor().invoke(op));
                }
            }
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the components of an op are public", e);
        }
    }

    /** Whether an index occurs twice; in a batch, within one of its rows. */
    static Optional<Boolean> duplicate(Case subject, Node node) {
        Op op = node.op();
        if (op instanceof Gather gather) {
            Shape shape = node.inputs().get(1).shape();
            return Optional.of(indices(
                    subject, node, 1, 1, product(shape.asList().subList(batchAxes(gather, shape), shape.rank()))));
        }
        if (op instanceof GatherNd || op instanceof TensorScatter) {
            return Optional.of(tuples(subject, node, 1));
        }
        if (op instanceof ScatterNd) {
            return Optional.of(tuples(subject, node, 0));
        }
        if (op instanceof UnsortedSegmentReduce || op instanceof UnsortedSegmentSum) {
            return Optional.of(indices(subject, node, 1, 1, Integer.MAX_VALUE));
        }
        if (op instanceof CropAndResize) {
            return Optional.of(indices(subject, node, 2, 1, Integer.MAX_VALUE));
        }
        if (op instanceof SegmentReduce segments) {
            return Optional.of(isRepeated(segments.segmentIds()));
        }
        if (op instanceof DynamicStitch stitch) {
            List<Object> all = new ArrayList<>();
            stitch.indices().forEach(t -> {
                for (double i : t.toDoubles()) {
                    all.add(i);
                }
            });
            return Optional.of(isRepeated(all));
        }
        return Optional.empty();
    }

    private static boolean tuples(Case subject, Node node, int operand) {
        Shape shape = node.inputs().get(operand).shape();
        return indices(subject, node, operand, shape.rank() == 0 ? 1 : shape.extent(-1), Integer.MAX_VALUE);
    }

    /** Whether, of indices of so many numbers each, two in one row are the same. */
    private static boolean indices(Case subject, Node node, int operand, int length, int row) {
        Optional<Tensor> tensor = numbers(subject, node.inputs().get(operand));
        if (tensor.isEmpty() || length == 0 || row == 0) {
            return false;
        }
        double[] all = tensor.get().toDoubles();
        List<Object> here = new ArrayList<>();
        for (int at = 0; at + length <= all.length; at += length) {
            if (at / length % row == 0) {
                here.clear();
            }
            List<Double> index = new ArrayList<>();
            for (int k = 0; k < length; k++) {
                index.add(all[at + k]);
            }
            here.add(index);
            if (isRepeated(here)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRepeated(List<?> values) {
        return new HashSet<>(values).size() < values.size();
    }

    /** The numbers of a value that the case gives: an input or a constant. */
    static Optional<Tensor> numbers(Case subject, Value value) {
        return value.node().op() instanceof Constant constant
                ? Optional.of(constant.value())
                : Optional.ofNullable(subject.inputs().get(value));
    }

    /** Whether what is computed alike several times, matrices or rows of a batch, is there twice at least. */
    static Optional<Boolean> batch(Node node) {
        Op op = node.op();
        if (op instanceof Gather gather && gather.batchDims() != 0) {
            Shape indices = node.inputs().get(1).shape();
            return Optional.of(product(indices.asList().subList(0, batchAxes(gather, indices))) > 1);
        }
        boolean matrices = op instanceof LinearAlgebraOp && !(op instanceof Einsum);
        if (!matrices && !(op instanceof NeuralOp)) {
            return Optional.empty();
        }
        Shape shape = node.inputs().get(0).shape();
        int alike = matrices ? shape.rank() - (op instanceof MatrixDiag ? 1 : 2) : Math.min(1, shape.rank());
        return Optional.of(product(shape.asList().subList(0, Math.max(0, alike))) > 1);
    }

    private static int batchAxes(Gather gather, Shape indices) {
        return gather.batchDims() < 0 ? gather.batchDims() + indices.rank() : gather.batchDims();
    }

    private static int product(List<Integer> extents) {
        return extents.stream().reduce(1, (a, b) -> a * b);
    }
}
