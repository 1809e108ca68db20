package org.adjudge.oracle;

import java.util.List;
import org.tensorflow.Output;

/** Where one op is translated: the graph, the precision, and the op's inputs there. */
class FamilyTranslation {
    final NativeGraph graph;
    final Precision precision;
    final List<Output<?>> inputs;

    FamilyTranslation(NativeGraph graph, Precision precision, List<Output<?>> inputs) {
        this.graph = graph;
        this.precision = precision;
        this.inputs = inputs;
    }

    FamilyTranslation(FamilyTranslation other) {
        this(other.graph, other.precision, other.inputs);
    }

    final Output<?> in(int k) {
        return inputs.get(k);
    }

    final List<Output<?>> op(String type, Output<?>... operands) {
        return List.of(graph.op(type, operands));
    }

    static int rank(Output<?> output) {
        return output.shape().numDimensions();
    }
}
