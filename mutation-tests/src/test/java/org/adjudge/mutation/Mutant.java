package org.adjudge.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * One change that PIT made to the engine, and what became of it.
 *
 * @param type the mutated class without {@code org.adjudge.}: {@code tensor.Shape}
 * @param method its method; all lambdas of a method are {@code lambda$method}, since their numbers mean nothing
 * @param change PIT's words: {@code changed conditional boundary}
 * @param status PIT's: {@code KILLED}, {@code SURVIVED}, {@code NO_COVERAGE}, {@code TIMED_OUT}
 */
record Mutant(String type, String method, int line, String change, String status) {
    private static final String ROOT = "org.adjudge.";
    private static final Set<String> ALIVE = Set.of("SURVIVED", "NO_COVERAGE");

    /** Whether no test noticed it. A mutant that never ends, or ends the JVM, is noticed. */
    boolean survived() {
        return ALIVE.contains(status);
    }

    boolean timedOut() {
        return status.equals("TIMED_OUT");
    }

    String packageName() {
        return type.substring(0, type.indexOf('.'));
    }

    /** Those of several reports; of a class that more than one of them has, those of the last. */
    static List<Mutant> read(List<Path> reports) throws IOException {
        Map<String, List<Mutant>> byType = new TreeMap<>();
        for (Path report : reports) {
            byType.putAll(read(report).stream().collect(Collectors.groupingBy(Mutant::type)));
        }
        return byType.values().stream().flatMap(List::stream).toList();
    }

    /** Those of PIT's {@code mutations.xml}. */
    static List<Mutant> read(Path xml) throws IOException {
        try (var in = Files.newInputStream(xml)) {
            NodeList found = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getElementsByTagName("mutation");
            List<Mutant> mutants = new ArrayList<>();
            for (int i = 0; i < found.getLength(); i++) {
                mutants.add(of((Element) found.item(i)));
            }
            return mutants;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("'" + xml + "' is not PIT's report: " + e.getMessage(), e);
        }
    }

    private static Mutant of(Element mutation) {
        return new Mutant(
                text(mutation, "mutatedClass").replace(ROOT, ""),
                text(mutation, "mutatedMethod").replaceFirst("^(lambda\\$.*)\\$\\d+$", "$1"),
                Integer.parseInt(text(mutation, "lineNumber")),
                text(mutation, "description").replace(ROOT, ""),
                mutation.getAttribute("status"));
    }

    private static String text(Element mutation, String name) {
        return mutation.getElementsByTagName(name).item(0).getTextContent();
    }
}
