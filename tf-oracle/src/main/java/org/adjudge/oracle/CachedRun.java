package org.adjudge.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adjudge.grad.Problem;
import org.adjudge.tensor.Tensor;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.OptimizerOptions;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.types.family.TType;

/**
 * A problem of order 1 written into a TensorFlow graph once, its inputs made once, to be run many times: what TensorFlow is
 * measured by. What {@link TensorFlowOracle} asks for is the kernels' bare word; here TensorFlow may do what makes it fast.
 */
public final class CachedRun implements AutoCloseable {
    private final NativeGraph graph;
    private final Map<Output<?>, TType> feeds = new LinkedHashMap<>();
    private final Session.Runner runner;
    private final int fetches;

    /**
     * What makes TensorFlow fast or slow. Whether it uses oneDNN is decided by the environment before it loads.
     *
     * @param threads for kernels; the first session of a process decides for all
     * @param grappler whether the graph is rewritten before it is run
     * @param singleThreadedExecutor whether nodes are run in order by the caller's thread: half the overhead of small graphs
     */
    public record Settings(int threads, boolean grappler, boolean singleThreadedExecutor) {
        private ConfigProto config() {
            GraphOptions.Builder options = GraphOptions.newBuilder();
            if (!grappler) {
                options.setOptimizerOptions(OptimizerOptions.newBuilder().setOptLevel(OptimizerOptions.Level.L0))
                        .setRewriteOptions(RewriterConfig.newBuilder().setDisableMetaOptimizer(true));
            }
            ConfigProto.Builder config = ConfigProto.newBuilder()
                    .setIntraOpParallelismThreads(threads)
                    .setInterOpParallelismThreads(threads)
                    .setGraphOptions(options);
            if (singleThreadedExecutor) {
                config.setExperimental(
                        ConfigProto.Experimental.newBuilder().setExecutorType("SINGLE_THREADED_EXECUTOR"));
            }
            return config.build();
        }

        /** As in {@code grappler, single-threaded executor}. */
        @Override
        public String toString() {
            return (grappler ? "grappler" : "no grappler")
                    + (singleThreadedExecutor ? ", single-threaded executor" : "");
        }
    }

    /**
     * Writes the output and the gradients of all of {@code wrt}.
     *
     * @throws RuntimeException TensorFlow's, if it cannot
     */
    public CachedRun(Problem problem, Settings settings) {
        graph = new NativeGraph(settings.config());
        try {
            Rendering rendering = Rendering.in(
                    graph,
                    problem.inputs(),
                    List.of(problem.output()),
                    Precision.AS_WRITTEN,
                    Rendering.Coupling.DIRECT);
            List<Output<?>> wanted = wanted(rendering, problem);
            rendering.feeds().forEach((placeholder, value) -> feeds.put(placeholder, Tensors.toTensorFlow(value)));
            runner = graph.runner(feeds, wanted);
            fetches = wanted.size();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private List<Output<?>> wanted(Rendering rendering, Problem problem) {
        List<Optional<Output<?>>> xs = new ArrayList<>();
        problem.wrt().forEach(v -> xs.add(rendering.computed(v)));
        Output<?> y = rendering.seen(problem.output());
        List<Output<?>> wanted = new ArrayList<>(List.of(y));
        if (!xs.isEmpty()) {
            Adjoints.of(graph, y, xs, graph.constant(problem.seed())).stream()
                    .flatMap(a -> a.node().stream())
                    .forEach(node -> wanted.add(wanted.contains(node) ? graph.op("Identity", node) : node));
        }
        return wanted;
    }

    /** Runs, and leaves the results where TensorFlow put them. */
    public void run() {
        runner.run().close();
    }

    /** Runs, and hands out the output and the gradients that there are. */
    public List<Tensor> values() {
        List<Tensor> values = new ArrayList<>();
        try (Result result = runner.run()) {
            for (int i = 0; i < fetches; i++) {
                values.add(Tensors.fromTensorFlow(result.get(i)));
            }
        }
        return values;
    }

    @Override
    public void close() {
        feeds.values().forEach(TType::close);
        graph.close();
    }
}
