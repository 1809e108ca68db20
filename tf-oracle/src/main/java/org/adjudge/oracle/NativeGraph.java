package org.adjudge.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operation;
import org.tensorflow.OperationBuilder;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.OptimizerOptions;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.types.family.TType;

/**
 * A TensorFlow graph and its session: ops by their registered names, runs with feeds. Nothing is optimised and a kernel
 * has one thread, so that a run says what the kernels say. Two threads, which all graphs of the process share, call kernels: with one, two
 * callers would wait for each other. Everything native goes when it is closed.
 *
 * <p>Ops are named, not called through {@link Ops}, because the methods there do not always emit the op that Python's
 * function of the same name emits: {@code tf.pad} is PadV2 there.
 */
final class NativeGraph implements AutoCloseable {
    private static final ConfigProto PLAIN = ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(1)
            .setInterOpParallelismThreads(2)
            .setGraphOptions(GraphOptions.newBuilder()
                    .setOptimizerOptions(OptimizerOptions.newBuilder().setOptLevel(OptimizerOptions.Level.L0))
                    .setRewriteOptions(RewriterConfig.newBuilder().setDisableMetaOptimizer(true)))
            .build();

    private static final ConfigProto BY_CALLER = PLAIN.toBuilder()
            .setExperimental(ConfigProto.Experimental.newBuilder().setExecutorType("SINGLE_THREADED_EXECUTOR"))
            .build();

    private final Graph graph;
    private final Ops tf;
    private final Session session;
    private final List<String> types = new ArrayList<>();

    NativeGraph() {
        this(PLAIN);
    }

    /** A graph for what is computed in a precision: the twin is there to be measured, in many runs. */
    static NativeGraph of(Precision precision) {
        return precision == Precision.TWIN ? ofManyRuns() : new NativeGraph();
    }

    /**
     * A graph for what is run many times to measure something: the caller's thread computes, instead of one of TensorFlow's that all
     * graphs of a process share and wait for. Unlike that one it does not flush denormal numbers to zero, so what TensorFlow says
     * to its users is not asked of it.
     */
    private static NativeGraph ofManyRuns() {
        return new NativeGraph(BY_CALLER);
    }

    /** With other settings than the plain ones. */
    NativeGraph(ConfigProto settings) {
        graph = new Graph();
        tf = Ops.create(graph);
        session = new Session(graph, settings);
    }

    /** This graph as the body of a function. */
    ConcreteFunction function(Signature signature) {
        return ConcreteFunction.create(signature, graph);
    }

    /** TensorFlow's own front door to this graph. */
    Ops tf() {
        return tf;
    }

    /** An op of a registered name with one output. */
    Output<?> op(String type, Output<?>... inputs) {
        return build(type, builder -> {
            for (Output<?> input : inputs) {
                builder.addInput(input);
            }
            return builder;
        });
    }

    /** A sum of one shape: the gradient of AddV2 is sums over axes that are broadcast, and it takes TensorFlow longer to find that there are none. */
    Output<?> sum(Output<?> x, Output<?> y) {
        return build("AddN", b -> b.addInputList(new Output<?>[] {x, y}));
    }

    /** An op of a registered name with one output; {@code details} adds inputs and attributes. */
    Output<?> build(String type, UnaryOperator<OperationBuilder> details) {
        return buildAll(type, details).get(0);
    }

    /** All outputs of an op of a registered name; {@code details} adds inputs and attributes. */
    List<Output<?>> buildAll(String type, UnaryOperator<OperationBuilder> details) {
        types.add(type);
        String name = tf.scope().makeOpName(type);
        Operation op = details.apply(tf.scope().env().opBuilder(type, name, tf.scope()))
                .build();
        List<Output<?>> outputs = new ArrayList<>();
        for (int k = 0; k < op.numOutputs(); k++) {
            outputs.add(op.output(k));
        }
        return outputs;
    }

    /** The registered names of the ops written so far, in order, constants left out. */
    List<String> types() {
        return types;
    }

    /**
     * A node to be fetched in another's place: one node fetched under two names is an error in a run. It says that a compiler has had
     * what it wants of this graph. XLA is off, but its passes go through every graph all the same, a tenth of what a short run costs.
     */
    Output<?> fetchable(Output<?> node) {
        return build("Identity", b -> b.addInput(node).setAttr("_XlaAlreadyClustered", true));
    }

    /** A constant. */
    Output<?> constant(Tensor value) {
        try (TType tensor = Tensors.toTensorFlow(value)) {
            return tf.constantOf(tensor).asOutput();
        }
    }

    /** A constant vector of int32. */
    Output<?> ints(List<Integer> values) {
        return constant(Tensor.of(
                Shape.of(values.size()),
                values.stream().mapToInt(Integer::intValue).toArray()));
    }

    /** A constant int32 number. */
    Output<?> number(int value) {
        return constant(Tensor.of(Shape.SCALAR, value));
    }

    /** A value that is fed at each run. */
    Output<?> placeholder(DType dtype, org.tensorflow.ndarray.Shape shape) {
        return build(
                "Placeholder",
                b -> b.setAttr("dtype", Tensors.toTensorFlow(dtype)).setAttr("shape", shape));
    }

    /**
     * Runs the graph.
     *
     * @param feeds what takes the place of any output, a placeholder's or another's
     * @param fetches distinct outputs
     */
    List<Tensor> run(Map<Output<?>, Tensor> feeds, List<Output<?>> fetches) {
        if (fetches.isEmpty()) {
            return List.of();
        }
        Session.Runner runner = session.runner();
        List<TType> fed = new ArrayList<>();
        try {
            feeds.forEach((output, value) -> {
                TType tensor = Tensors.toTensorFlow(value);
                fed.add(tensor);
                runner.feed(output, tensor);
            });
            fetches.forEach(runner::fetch);
            try (Result result = runner.run()) {
                List<Tensor> values = new ArrayList<>();
                for (int i = 0; i < fetches.size(); i++) {
                    values.add(Tensors.fromTensorFlow(result.get(i)));
                }
                return values;
            }
        } finally {
            fed.forEach(TType::close);
        }
    }

    /** A run that can be asked for again and again, feeds and fetches the same. */
    Session.Runner runner(Map<Output<?>, TType> feeds, List<Output<?>> fetches) {
        Session.Runner runner = session.runner();
        feeds.forEach(runner::feed);
        fetches.forEach(runner::fetch);
        return runner;
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
