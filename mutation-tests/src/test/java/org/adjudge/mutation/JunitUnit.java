package org.adjudge.mutation;

import java.util.List;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;
import org.pitest.testapi.AbstractTestUnit;
import org.pitest.testapi.Description;
import org.pitest.testapi.ResultCollector;

/** One test of JUnit, or one invocation of a parameterized test, known by its unique id. */
final class JunitUnit extends AbstractTestUnit {
    private static final Launcher LAUNCHER = LauncherFactory.create();

    private final String id;

    JunitUnit(String type, String id) {
        super(new Description(id, type));
        this.id = id;
    }

    @Override
    public void execute(ResultCollector results) {
        results.notifyStart(getDescription());
        List<Throwable> failures = failures();
        if (failures.isEmpty()) {
            results.notifyEnd(getDescription());
        } else {
            results.notifyEnd(getDescription(), failures.get(0));
        }
    }

    /** Runs it. */
    List<Throwable> failures() {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LAUNCHER.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(DiscoverySelectors.selectUniqueId(id))
                        .build(),
                summary);
        List<Throwable> failures = summary.getSummary().getFailures().stream()
                .map(Failure::getException)
                .toList();
        boolean ran = summary.getSummary().getTestsSucceededCount() == 1 || !failures.isEmpty();
        return ran ? failures : List.of(new AssertionError("not found: " + id));
    }
}
