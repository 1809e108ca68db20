package org.adjudge.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pitest.classinfo.ClassByteArraySource;
import org.pitest.extension.common.NoTestSuiteFinder;
import org.pitest.help.PitHelpError;
import org.pitest.testapi.Configuration;
import org.pitest.testapi.TestGroupConfig;
import org.pitest.testapi.TestPluginFactory;
import org.pitest.testapi.TestSuiteFinder;
import org.pitest.testapi.TestUnit;
import org.pitest.testapi.TestUnitExecutionListener;
import org.pitest.testapi.TestUnitFinder;

/**
 * PIT's view of the tests: each recorded case and each invocation of a unit test is one of its own, so that PIT runs against a
 * mutant only what reaches it.
 *
 * <p>PIT's own JUnit plugin runs all invocations of a class to find them, in each JVM that it starts; here {@link UnitTests} has
 * found them before.
 */
public final class Units implements TestPluginFactory, Configuration, TestUnitFinder {
    /** Set for the minions by the profile: where 'adjudge record' wrote the catalogue. */
    private static final String VECTORS = "adjudge.vectors";

    /** Where {@link UnitTests} wrote what it found. */
    private static final String TESTS = "adjudge.tests";

    /** One of so many cases is replayed before the first mutant, so that no table is made by one. */
    private static final int WARM = 40;

    @Override
    public Configuration createTestFrameworkConfiguration(
            TestGroupConfig config,
            ClassByteArraySource source,
            Collection<String> excludedRunners,
            Collection<String> includedTestMethods) {
        return this;
    }

    @Override
    public String name() {
        return "adjudge";
    }

    @Override
    public String description() {
        return "recorded cases of the catalogue, and unit tests found before";
    }

    @Override
    public TestUnitFinder testUnitFinder() {
        return this;
    }

    @Override
    public TestSuiteFinder testSuiteFinder() {
        return new NoTestSuiteFinder();
    }

    @Override
    public Optional<PitHelpError> verifyEnvironment() {
        return Optional.empty();
    }

    @Override
    public List<TestUnit> findTestUnits(Class<?> type, TestUnitExecutionListener listener) {
        try {
            return type == Catalogue.class ? cases() : tests(type.getName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path given(String property) {
        return Path.of(System.getProperty(property, property));
    }

    private static List<TestUnit> cases() throws IOException {
        try (Stream<Path> files = Files.list(given(VECTORS))) {
            List<Path> vectors =
                    files.filter(f -> f.toString().endsWith(".npz")).sorted().toList();
            for (int i = 0; i < vectors.size(); i += WARM) {
                Catalogue.replay(vectors.get(i));
            }
            return vectors.stream().<TestUnit>map(CatalogueUnit::new).toList();
        }
    }

    /** The first is run, so that PIT's clock does not count the start of JUnit. */
    private static List<TestUnit> tests(String type) throws IOException {
        List<JunitUnit> units = Files.readAllLines(given(TESTS)).stream()
                .map(line -> line.split("\t"))
                .filter(cells -> cells[0].equals(type))
                .map(cells -> new JunitUnit(type, cells[1]))
                .toList();
        units.stream().limit(1).forEach(JunitUnit::failures);
        return List.copyOf(units);
    }
}
