package org.adjudge.conformance.notation;

import java.util.List;
import org.adjudge.ir.Value;

/**
 * A call of a function of the vocabulary in a program.
 *
 * @param function the function's own name, where the program has an alias
 * @param from the first node that the call appended to the graph
 * @param to one past the last
 * @param operands the tensors among its arguments, in order
 */
public record Use(String function, int from, int to, List<Value> operands) {
    /** Copies the list. */
    public Use {
        operands = List.copyOf(operands);
    }
}
