package org.adjudge.conformance.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.adjudge.conformance.CatalogueIT;
import org.adjudge.conformance.catalogue.Catalogue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The real mistakes of gradient-bugs.tsv, each made by an engine of its own, before the catalogue and the diagnosis. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisabledIfSystemProperty(named = "cases", matches = ".+", disabledReason = "the gallery needs the whole catalogue")
class GalleryIT {
    private final List<Trial> trials = new ArrayList<>();

    static List<Mutant> mutants() {
        return Stream.of(
                        EngineMutants.all(),
                        BroadcastMutants.all(),
                        ReductionMutants.all(),
                        TypeMutants.all(),
                        DerivativeMutants.all(),
                        LinearAlgebraMutants.all(),
                        IndexMutants.all(),
                        ConvolutionMutants.all(),
                        NormMutants.all(),
                        HigherOrderMutants.all())
                .flatMap(List::stream)
                .toList();
    }

    @BeforeAll
    void try_them_all() {
        List<Trial.Candidate> catalogue =
                Catalogue.cases().map(Trial.Candidate::of).toList();
        mutants().parallelStream()
                .map(m -> Trial.of(m, catalogue, CatalogueIT.ARCHIVE))
                .forEachOrdered(trials::add);
    }

    @Test
    void every_mutant_is_killed() {
        assertEquals(
                List.of(),
                trials.stream()
                        .filter(t -> !t.killed())
                        .map(t -> t.mutant().id())
                        .toList());
    }

    @Test
    void the_first_wrong_step_is_found_in_97_of_100() {
        List<String> lost = trials.stream()
                .filter(t -> !t.located())
                .map(t -> t.mutant().id())
                .toList();
        assertTrue(lost.size() <= 0.03 * trials.size(), lost.toString());
    }

    @Test
    void the_mistake_is_named_in_90_of_100_and_named_wrongly_in_at_most_2() {
        List<String> unnamed = trials.stream()
                .filter(t -> !t.namedRightly())
                .map(t -> t.mutant().id() + " " + t.named())
                .toList();
        List<String> wrong = trials.stream()
                .filter(Trial::namedWrongly)
                .map(t -> t.mutant().id() + " " + t.named())
                .toList();
        assertTrue(unnamed.size() <= 0.10 * trials.size(), unnamed.toString());
        assertTrue(wrong.size() <= 0.02 * trials.size(), wrong.toString());
    }

    @Test
    void every_row_is_expressed_or_has_a_reason() {
        Set<String> expressed = new HashSet<>();
        mutants().forEach(m -> expressed.add(m.id()));
        Set<String> reasons = table("unexpressed.tsv").keySet();
        Set<String> both = new HashSet<>(expressed);
        both.retainAll(reasons);
        assertEquals(Set.of(), both, "expressed now: take the reason away");
    }

    @Test
    void the_page_is_the_one_in_docs() throws IOException {
        String page = Kills.page(trials, table("gradient-bugs.tsv"), table("unexpressed.tsv"));
        Path file = Path.of("..", "docs", "KILLS.md");
        if (!System.getProperty("adjudge.update", "").isEmpty()) {
            Files.writeString(file, page);
        }
        String written = Files.exists(file) ? Files.readString(file) : "";
        assertEquals(
                Kills.withoutCases(page), Kills.withoutCases(written), "mvn verify -Dadjudge.update writes it anew");
    }

    /** The first two columns of a resource. */
    static Map<String, String> table(String name) {
        try (var stream = Objects.requireNonNull(GalleryIT.class.getResourceAsStream(name))) {
            Map<String, String> rows = new LinkedHashMap<>();
            new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("id\t"))
                    .map(line -> line.split("\t", -1))
                    .forEach(c -> rows.put(c[0], c[1]));
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
