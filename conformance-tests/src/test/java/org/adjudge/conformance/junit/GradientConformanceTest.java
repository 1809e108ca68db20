package org.adjudge.conformance.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.adjudge.conformance.broken.Broken;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.Answer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Which cases JUnit judges at the same time, where it may, and with which it lets an engine fail. */
class GradientConformanceTest {
    /** Eight cases, by an engine that does something before it answers; no report, and whatever {@code -Dcases} says. */
    abstract static class EightCases extends GradientConformance {
        abstract void beforeAnswering();

        @Override
        protected GradientEngine engine() {
            return new GradientEngine() {
                @Override
                public String name() {
                    return "waiting";
                }

                @Override
                public Answer differentiate(Problem problem) {
                    beforeAnswering();
                    return new AdjudgeEngine().differentiate(problem);
                }
            };
        }

        @Override
        protected List<Case> cases() {
            return IntStream.range(0, 8)
                    .mapToObj(i -> Case.parse("x * " + i + ".0 | x: f64[2]"))
                    .toList();
        }

        @Override
        Stream<Case> selected() {
            return cases().stream();
        }

        @Override
        void report() {}
    }

    /** A case waits a second for another to be asked meanwhile, until one has been: a pool's second thread may wake late. */
    static class Together extends EightCases {
        private static final AtomicInteger ASKED = new AtomicInteger();
        private static final CountDownLatch MET = new CountDownLatch(1);

        @Override
        void beforeAnswering() {
            if (ASKED.incrementAndGet() > 1) {
                MET.countDown();
            }
            try {
                boolean met = MET.await(1, TimeUnit.SECONDS);
                ASKED.addAndGet(met ? 0 : -1);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** How many threads ask it. */
    @Execution(ExecutionMode.SAME_THREAD)
    static class OneByOne extends EightCases {
        private static final AtomicInteger THREADS = new AtomicInteger();
        private static final ThreadLocal<Integer> OWN = ThreadLocal.withInitial(THREADS::incrementAndGet);

        @Override
        void beforeAnswering() {
            OWN.get();
        }
    }

    /** One case of an engine that fails it, and is known to, with two draws of other numbers. */
    static class Drawn extends GradientConformance {
        @TempDir
        private static Path directory = Path.of(".");

        @Override
        protected GradientEngine engine() {
            return Broken.zeros();
        }

        @Override
        protected List<Case> cases() {
            return List.of(Case.parse("tf.sin(x) | x: f64[3]"));
        }

        @Override
        Stream<Case> selected() {
            return cases().stream();
        }

        @Override
        DrawnValues values() {
            return new DrawnValues(1, 2);
        }

        @Override
        protected Optional<Path> knownFailures() {
            try {
                return Optional.of(Files.write(
                        directory.resolve("known.failures"), List.of("# gives zeros", "tf.sin(x) | x: f64[3]")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        void report() {
            settle();
        }
    }

    private static TestExecutionSummary summary(Class<?> kit) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(kit))
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }

    private static void allPass(TestExecutionSummary summary, int cases) {
        assertEquals(
                List.of(),
                summary.getFailures().stream()
                        .map(f -> String.valueOf(f.getException()))
                        .toList());
        assertEquals(cases, summary.getTestsSucceededCount());
    }

    @Test
    void cases_are_judged_side_by_side() {
        allPass(summary(Together.class), 8);
        assertEquals(0, Together.MET.getCount(), "no two cases were asked at the same time");
    }

    @Test
    void one_after_the_other_if_the_class_says_so() {
        allPass(summary(OneByOne.class), 8);
        assertEquals(1, OneByOne.THREADS.get());
    }

    @Test
    void what_an_engine_is_known_to_fail_it_may_fail_with_other_numbers_too() {
        allPass(summary(Drawn.class), 1);
    }
}
