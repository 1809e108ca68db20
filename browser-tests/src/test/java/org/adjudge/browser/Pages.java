package org.adjudge.browser;

import java.nio.file.Path;
import java.util.List;

/** The pages that the conformance run wrote, and their sections. */
final class Pages {
    /** Adjudge's own engine on the whole catalogue. */
    static final Path AGREEING = Path.of("../conformance-tests/target/conformance/report.html");
    /** The engine of the question, which is wrong. */
    static final Path QUESTION = Path.of("../conformance-tests/target/question/report.html");

    static final List<String> SECTIONS = List.of("overview", "ops", "accuracy", "cases", "findings", "case-0");

    /** Of the documents beside the run, which only that of the whole catalogue has. */
    static final List<String> DOCUMENTS = List.of("coverage", "known", "gallery");

    private Pages() {}
}
