package org.adjudge.conformance.judgement;

import java.util.List;
import org.adjudge.oracle.Differences;
import org.adjudge.tensor.Tensor;

/** What a witness says of one tensor of an answer. */
public sealed interface Statement {
    /** The tensor itself. */
    record Gives(Tensor tensor) implements Statement {
        @Override
        public String toString() {
            return tensor.toString();
        }
    }

    /** Its inner products with some directions. */
    record Slopes(List<Differences.Estimate> slopes) implements Statement {}

    /** Nothing. */
    record Silent(String why) implements Statement {
        @Override
        public String toString() {
            return why;
        }
    }
}
