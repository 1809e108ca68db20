package org.adjudge.conformance.broken;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.adjudge.ir.Application;
import org.adjudge.ir.MatMul;
import org.adjudge.ir.Node;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * The algorithm of the question that Adjudge began with, with its three mistakes: {@code tf.transpose} without a
 * permutation reverses all axes of a batched matrix; the unbroadcast sums leading extra axes only; and a FIFO queue
 * passes a node's cotangent on before all of its users have contributed.
 */
public final class QuestionEngine extends TapeEngine {
    @Override
    Value rule(Node node, int k, Application a) {
        if (!(node.op() instanceof MatMul matmul) || !matmul.equals(new MatMul(false, false))) {
            return super.rule(node, k, a);
        }
        return k == 0
                ? a.ct().matmul(allAxesReversed(a.in(1)))
                : allAxesReversed(a.in(0)).matmul(a.ct());
    }

    private static Value allAxesReversed(Value x) {
        List<Integer> axes =
                new ArrayList<>(IntStream.range(0, x.shape().rank()).boxed().toList());
        Collections.reverse(axes);
        return x.transpose(axes);
    }

    @Override
    Value unbroadcast(Node node, int k, Value cotangent, Shape shape) {
        Value result = cotangent;
        while (result.shape().rank() > shape.rank()) {
            result = result.sum(0);
        }
        return result;
    }

    @Override
    void traverse(Value output, Map<Value, Tensor> primals, Map<Value, Tensor> cotangents) {
        Deque<Node> queue = new ArrayDeque<>(List.of(output.node()));
        Set<Integer> seen = new HashSet<>();
        while (!queue.isEmpty()) {
            Node node = queue.remove();
            visit(node, primals, cotangents);
            for (Value input : node.inputs()) {
                if (seen.add(input.id())) {
                    queue.add(input.node());
                }
            }
        }
    }
}
