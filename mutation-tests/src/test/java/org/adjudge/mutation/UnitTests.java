package org.adjudge.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the unit tests once and writes down the unique id of each, and of each invocation of a parameterized test. */
final class UnitTests implements TestExecutionListener {
    /** A test that takes longer is left out: PIT's clock would kill by it whatever is slow, and call it dead. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Map<String, Long> started = new HashMap<>();
    private final List<String> lines = new ArrayList<>();

    private UnitTests() {}

    /**
     * Writes the ids, a line each: class, tab, id.
     *
     * @param arguments the file, then packages and classes
     */
    public static void main(String... arguments) throws IOException {
        UnitTests found = new UnitTests();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(Stream.of(arguments)
                                        .skip(1)
                                        .map(name -> name.endsWith("Test")
                                                ? DiscoverySelectors.selectClass(name)
                                                : DiscoverySelectors.selectPackage(name))
                                        .toList())
                                .filters(TagFilter.excludeTags("tensorflow"))
                                .build(),
                        found);
        Files.write(Path.of(arguments[0]), found.lines);
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        started.put(test.getUniqueId(), System.nanoTime());
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest() && test.getSource().orElse(null) instanceof MethodSource method) {
            long took = System.nanoTime() - started.getOrDefault(test.getUniqueId(), 0L);
            if (took <= LONGEST.toNanos()) {
                lines.add(method.getClassName() + "\t" + test.getUniqueId());
            }
        }
    }
}
