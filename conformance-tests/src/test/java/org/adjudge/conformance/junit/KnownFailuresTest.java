package org.adjudge.conformance.junit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.adjudge.conformance.broken.Broken;
import org.adjudge.conformance.judgement.FailureText;
import org.adjudge.conformance.judgement.Judge;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.conformance.judgement.Verdict;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.AdjudgeEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A third party's list of what its engine fails. */
class KnownFailuresTest {
    private static final String LINE = "tf.sin(x) | x: f64[3]";
    private static final Case CASE = Case.parse(LINE);

    /** Judged once for all. */
    private static final Judgement FAILING = new Judge(Broken.zeros()).verdictOn(CASE);

    private static final Judgement PASSING = Judge.judge(CASE);

    @TempDir
    private Path directory = Path.of(".");

    private Path file(String... lines) throws IOException {
        return Files.write(directory.resolve("known.failures"), List.of(lines));
    }

    @Test
    void a_listed_case_may_fail() throws IOException {
        KnownFailures known = KnownFailures.of(file("# gives zeros", LINE));
        assertDoesNotThrow(() -> known.check(CASE, FAILING, FailureText::of));
        assertEquals(List.of(), known.unknown());
    }

    @Test
    void a_case_that_is_not_listed_may_not() {
        assertThrows(AssertionError.class, () -> KnownFailures.none().check(CASE, FAILING, FailureText::of));
    }

    @Test
    void a_listed_case_that_passes_is_mended() throws IOException {
        KnownFailures known = KnownFailures.of(file("# gives zeros", LINE));
        AssertionError e = assertThrows(AssertionError.class, () -> known.check(CASE, PASSING, FailureText::of));
        assertTrue(String.valueOf(e.getMessage()).startsWith("mended"), e.getMessage());
    }

    @Test
    void with_other_numbers_a_listed_case_may_fail_and_need_not() throws IOException {
        KnownFailures known = KnownFailures.of(file("# gives zeros", LINE));
        Case drawn = CASE.withValues(3);
        assertDoesNotThrow(() -> known.check(CASE, new Judge(Broken.zeros()).verdictOn(drawn), FailureText::of));
        assertDoesNotThrow(() -> known.check(CASE, Judge.judge(drawn), FailureText::of));
        assertEquals(List.of(), known.unknown());
    }

    @Test
    void a_line_without_a_reason_is_refused() throws IOException {
        Path file = file(LINE);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> KnownFailures.of(file));
        assertTrue(String.valueOf(e.getMessage()).contains("has no reason"), e.getMessage());
    }

    @Test
    void a_line_that_still_asks_why_is_refused() throws IOException {
        Path file = file("# say why", LINE);
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> KnownFailures.of(file));
        assertTrue(
                String.valueOf(e.getMessage()).endsWith("say why it fails where it says '# say why'"), e.getMessage());
    }

    @Test
    void a_declared_function_that_there_is_not_is_refused_with_the_one_that_may_be_meant() {
        Declared.check(Set.of("matmul", "log", "math.log", "strided_slice"), List.of(Case.parse(LINE)));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Declared.check(Set.of("matmull"), List.of()));
        assertEquals("functions() names 'matmull', which is no function; did you mean 'matmul'?", e.getMessage());
    }

    @Test
    void the_run_says_how_many_cases_have_what_the_engine_does_not() {
        Judgement refused = new Judge(new Declared(new AdjudgeEngine(), Set.of("exp"))).verdictOn(Case.parse(LINE));
        assertEquals(
                String.format("         1 of the cases have what the engine does not%n"),
                GradientConformance.unsupported(List.of(refused, PASSING)));
        assertEquals("", GradientConformance.unsupported(List.of(PASSING)));
    }

    @Test
    void a_listed_line_that_is_no_case_is_reported() throws IOException {
        assertEquals(
                List.of("tf.sinn(x)"),
                KnownFailures.of(file("# typo", "tf.sinn(x)")).unknown());
    }

    @Test
    void an_update_keeps_reasons_drops_the_mended_and_asks_why_of_the_new() throws IOException {
        Case cosine = Case.parse("tf.cos(x) | x: f64[3]");
        Path file = file("# gives zeros", cosine.line());
        KnownFailures known = KnownFailures.of(file);
        assertThrows(AssertionError.class, () -> known.check(cosine, Judge.judge(cosine), FailureText::of));
        assertThrows(AssertionError.class, () -> known.check(CASE, FAILING, FailureText::of));
        known.update();
        assertEquals(List.of("# say why", LINE, ""), Files.readAllLines(file));
    }

    @Test
    void an_engine_is_asked_only_about_the_functions_that_it_declares() {
        Declared some = new Declared(new AdjudgeEngine(), Set.of("sin"));
        assertEquals(Verdict.AGREES, new Judge(some).verdictOn(Case.parse(LINE)).verdict());
        Judgement other = new Judge(some).verdictOn(Case.parse("tf.exp(x) | x: f64[3]"));
        assertEquals(Verdict.NO_ORACLE, other.verdict());
        assertTrue(
                other.gravest().reason().contains("exp is not among the functions"),
                other.gravest().reason());
    }
}
