package org.adjudge.conformance.broken;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Interpreter;
import org.adjudge.ir.Application;
import org.adjudge.ir.Axes;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Node;
import org.adjudge.ir.Op;
import org.adjudge.ir.Reduce;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Mutation;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/** Tape engines with one wrong step: traversal, accumulation and buffers. */
public final class Tapes {
    private Tapes() {}

    /** How a cotangent is summed back to the shape of operand {@code k}. */
    @FunctionalInterface
    public interface Unbroadcast {
        /** The sum. */
        Value of(Node node, int k, Value cotangent, Shape shape);
    }

    /** Sums cotangents back in a way of its own. */
    public static GradientEngine unbroadcasting(Unbroadcast how) {
        return new TapeEngine() {
            @Override
            Value unbroadcast(Node node, int k, Value cotangent, Shape shape) {
                return how.of(node, k, cotangent, shape);
            }
        };
    }

    /** A first-in-first-out queue passes a node on before all of its users have contributed, and once only. */
    public static GradientEngine queueOfNodesOnce() {
        return new TapeEngine() {
            @Override
            void traverse(Value output, Map<Value, Tensor> primals, Map<Value, Tensor> cotangents) {
                Deque<Node> queue = new ArrayDeque<>(List.of(output.node()));
                Set<Integer> seen = new HashSet<>();
                while (!queue.isEmpty()) {
                    Node node = queue.remove();
                    visit(node, primals, cotangents);
                    node.inputs().stream().filter(v -> seen.add(v.id())).forEach(v -> queue.add(v.node()));
                }
            }
        };
    }

    /** The queue holds a node once for each contribution, and each time passes on all that has come. */
    public static GradientEngine queueOfContributions() {
        return new TapeEngine() {
            @Override
            void traverse(Value output, Map<Value, Tensor> primals, Map<Value, Tensor> cotangents) {
                Deque<Node> queue = new ArrayDeque<>(List.of(output.node()));
                while (!queue.isEmpty()) {
                    Node node = queue.remove();
                    visit(node, primals, cotangents);
                    node.inputs().forEach(v -> queue.add(v.node()));
                }
            }
        };
    }

    /** A node's inputs are visited before the node itself. */
    public static GradientEngine postOrder() {
        return new TapeEngine() {
            @Override
            void traverse(Value output, Map<Value, Tensor> primals, Map<Value, Tensor> cotangents) {
                for (int id = 0; id <= output.id(); id++) {
                    visit(output.graph().node(id), primals, cotangents);
                }
            }
        };
    }

    /** Relu masks the cotangent that it is given instead of a copy. */
    public static GradientEngine reluInPlace() {
        return new TapeEngine() {
            @Override
            void visited(Node node, Tensor cotangent) {
                if (node.op().opName().equals("nn.relu")) {
                    Mutation.overwrite(cotangent, masked);
                }
            }

            private Tensor masked = Tensor.scalar(DType.F64, 0);

            @Override
            void accumulate(Map<Value, Tensor> cotangents, Node user, Value input, Tensor contribution) {
                masked = contribution;
                super.accumulate(cotangents, user, input, contribution);
            }
        };
    }

    /** Softmax copies the cotangent into the buffer of its output, and then reads the output. */
    public static GradientEngine softmaxInItsOutput() {
        return new TapeEngine() {
            @Override
            Value rule(Node node, int k, Application a) {
                return node.op().opName().equals("nn.softmax")
                        ? node.op().vjp(k, new Application(a.inputs(), a.cotangents(), a.cotangents()))
                        : super.rule(node, k, a);
            }
        };
    }

    /**
     * A cotangent's buffer goes back to a pool when its node has been visited, unless it will be read at the end; an
     * addition passes one buffer on to both of its operands, of which the second is overwritten.
     */
    public static GradientEngine pooledBuffers() {
        return new TapeEngine() {
            private final List<Tensor> pool = new ArrayList<>();
            private Set<Integer> kept = Set.of();

            @Override
            void start(List<Value> wrt) {
                pool.clear();
                kept = new HashSet<>(wrt.stream().map(Value::id).toList());
            }

            @Override
            Tensor seed(Tensor asked) {
                return Tensor.of(asked.dtype(), asked.shape(), asked.toDoubles());
            }

            @Override
            void visited(Node node, Tensor cotangent) {
                if (!kept.contains(node.id())) {
                    pool.add(cotangent);
                }
            }

            @Override
            void accumulate(Map<Value, Tensor> cotangents, Node user, Value input, Tensor contribution) {
                super.accumulate(cotangents, user, input, pooled(contribution));
            }

            @SuppressWarnings("ReferenceEquality") // a buffer is itself, whatever it holds
            private Tensor pooled(Tensor contribution) {
                for (Tensor buffer : pool) {
                    if (buffer.dtype() == contribution.dtype()
                            && buffer.shape().equals(contribution.shape())
                            && buffer != contribution) {
                        pool.remove(buffer);
                        Mutation.overwrite(buffer, contribution);
                        return buffer;
                    }
                }
                return contribution;
            }
        };
    }

    /** Of two nodes with the same op and inputs one alone contributes. */
    public static GradientEngine duplicatesMerged() {
        return new TapeEngine() {
            private record Edge(Op op, List<Value> inputs) {}

            private final Set<Edge> merged = new HashSet<>();
            private int last = -1;

            @Override
            void start(List<Value> wrt) {
                merged.clear();
                last = -1;
            }

            @Override
            void accumulate(Map<Value, Tensor> cotangents, Node user, Value input, Tensor contribution) {
                boolean isNew = user.id() == last || merged.add(new Edge(user.op(), user.inputs()));
                if (isNew) {
                    last = user.id();
                    super.accumulate(cotangents, user, input, contribution);
                }
            }
        };
    }

    /** Contributions are added as they come, of different shapes, and the sum alone is summed back. */
    public static GradientEngine addsBeforeSummingBack() {
        return new TapeEngine() {
            @Override
            Value unbroadcast(Node node, int k, Value cotangent, Shape shape) {
                return cotangent;
            }

            @Override
            Tensor complete(Value value, Tensor total) {
                Graph graph = new Graph();
                return Interpreter.run(Map.of(), List.of(graph.constant(total).unbroadcast(value.shape())))
                        .get(0);
            }
        };
    }

    /** What a sum passes on is a view of one element, and later contributions are added through it. */
    public static GradientEngine writesThroughViews() {
        return new TapeEngine() {
            private final IdentityHashMap<Tensor, Axes> views = new IdentityHashMap<>();

            @Override
            void start(List<Value> wrt) {
                views.clear();
            }

            @Override
            void accumulate(Map<Value, Tensor> cotangents, Node user, Value input, Tensor contribution) {
                Tensor held = cotangents.get(input);
                Axes axes = held == null ? null : views.get(held);
                Tensor landed = axes == null ? contribution : everywhere(contribution, axes);
                super.accumulate(cotangents, user, input, landed);
                if (user.op() instanceof Reduce sum && sum.kind() == Reduction.SUM && held == null) {
                    views.put(contribution, sum.axis());
                }
            }
        };
    }

    private static Tensor everywhere(Tensor contribution, Axes axes) {
        Value written = new Graph().constant(contribution);
        return Interpreter.run(
                        Map.of(),
                        List.of(written.reduce(Reduction.SUM, axes, true).broadcastTo(written.shape())))
                .get(0);
    }

    /** A second contribution is added in a shape with an axis of extent 1 too many. */
    public static GradientEngine driftsInShape() {
        return new TapeEngine() {
            @Override
            void accumulate(Map<Value, Tensor> cotangents, Node user, Value input, Tensor contribution) {
                boolean second = cotangents.containsKey(input);
                super.accumulate(
                        cotangents,
                        user,
                        input,
                        second ? contribution.reshape(Shape.of(1).concat(contribution.shape())) : contribution);
            }
        };
    }

    /** The seed has the default dtype, float32. */
    public static GradientEngine seedOfDefaultDType() {
        return new TapeEngine() {
            @Override
            Tensor seed(Tensor asked) {
                double[] elements = asked.toDoubles();
                for (int i = 0; i < elements.length; i++) {
                    elements[i] = (float) elements[i];
                }
                return Tensor.of(asked.dtype(), asked.shape(), elements);
            }
        };
    }

    /** The axes to sum are decided when a program of these ranks is first seen, and kept. */
    public static GradientEngine decidesAxesOnce() {
        Map<String, List<Integer>> decided = new ConcurrentHashMap<>();
        return unbroadcasting((node, k, ct, shape) -> {
            String program = node.op().opName() + k + shape.rank() + ct.shape().rank();
            if (!node.op().opName().equals("multiply")) {
                return ct.unbroadcast(shape);
            }
            List<Integer> axes = decided.computeIfAbsent(program, p -> shape.axesBroadcastTo(ct.shape()));
            Value sum = axes.isEmpty() ? ct : ct.reduce(Reduction.SUM, Axes.of(axes), false);
            return sum.shape().size() == shape.size() ? sum.reshape(shape) : sum;
        });
    }
}
