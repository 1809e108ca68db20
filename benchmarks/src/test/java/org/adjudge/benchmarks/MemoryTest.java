package org.adjudge.benchmarks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.adjudge.benchmarks.Workloads.Workload;
import org.adjudge.grad.Executable;
import org.adjudge.grad.Problem;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Execution(ExecutionMode.CONCURRENT) // most of the time goes into the workloads' numbers
class MemoryTest {
    static Stream<Workload> workloads() {
        return Workloads.all().stream();
    }

    /** 1.2 is what is promised in docs/performance.md. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("workloads")
    void a_run_holds_at_most_a_fifth_more_than_what_is_needed_at_once(Workload workload) {
        Problem problem = workload.problem();
        for (int repeats = 0; repeats <= 2; repeats++) {
            Executable prepared = Executable.of(problem, repeats);
            assertTrue(prepared.leastBytes() > 0);
            assertTrue(
                    prepared.bytesHeld() <= 1.2 * prepared.leastBytes(),
                    prepared.bytesHeld() + " bytes for " + prepared.leastBytes() + ", repeats " + repeats);
        }
    }
}
