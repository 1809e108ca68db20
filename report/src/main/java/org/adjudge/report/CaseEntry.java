package org.adjudge.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * A case and what was found.
 *
 * @param ops the ops in its graph, each once
 * @param families of those ops, each once
 * @param dtypes of its inputs, each once
 * @param special whether an input holds a value that is not finite
 * @param inputs with their values, and the seed last
 * @param sentence the verdict in words; absent for plain agreement
 * @param firstWrong where the engine and TensorFlow part first
 * @param nodes the graph, where the case is shown in full
 * @param diagnoses what is to blame, and which known mistakes give the engine's numbers
 * @param minimal a smaller case with the same verdict
 */
public record CaseEntry(
        String line,
        String verdict,
        List<String> ops,
        List<String> families,
        List<String> dtypes,
        boolean special,
        List<InputEntry> inputs,
        Optional<String> sentence,
        List<CheckEntry> checks,
        @JsonProperty("first_wrong") Optional<FirstWrongEntry> firstWrong,
        List<NodeEntry> nodes,
        List<String> diagnoses,
        Optional<String> minimal) {
    /** Copies the lists. */
    public CaseEntry {
        ops = Lists.orEmpty(ops);
        families = Lists.orEmpty(families);
        dtypes = Lists.orEmpty(dtypes);
        inputs = Lists.orEmpty(inputs);
        checks = Lists.orEmpty(checks);
        nodes = Lists.orEmpty(nodes);
        diagnoses = Lists.orEmpty(diagnoses);
    }

    /** The verdict as it is shown. */
    public Mark mark() {
        return Mark.of(verdict);
    }
}
