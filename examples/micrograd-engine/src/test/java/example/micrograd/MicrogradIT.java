package example.micrograd;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.adjudge.conformance.junit.GradientConformance;
import org.adjudge.grad.GradientEngine;

/** Every case of Adjudge's catalogue that uses no other functions is a test of {@link Variable}. */
class MicrogradIT extends GradientConformance {
    @Override
    protected GradientEngine engine() {
        return new MicrogradEngine();
    }

    @Override
    protected Set<String> functions() {
        return Set.of(
                "add",
                "subtract",
                "multiply",
                "divide",
                "pow",
                "exp",
                "log",
                "tanh",
                "relu",
                "matmul",
                "reduce_sum",
                "reshape",
                "transpose");
    }

    @Override
    protected Optional<Path> knownFailures() {
        return Optional.of(Path.of("known.failures"));
    }
}
