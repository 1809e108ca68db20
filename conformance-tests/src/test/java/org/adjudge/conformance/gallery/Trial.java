package org.adjudge.conformance.gallery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.adjudge.conformance.diagnosis.Mistake;
import org.adjudge.conformance.judgement.Archive;
import org.adjudge.conformance.judgement.Blame;
import org.adjudge.conformance.judgement.Diagnosis;
import org.adjudge.conformance.judgement.Judge;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.conformance.judgement.Verdict;
import org.adjudge.conformance.notation.Case;

/**
 * A mutant before the judge.
 *
 * @param tried how many cases were put to it, the last of which found it
 * @param killer the case that found it
 */
record Trial(Mutant mutant, int tried, Optional<Judgement> killer) {
    private static final int MOST_CASES = 400;

    /** A case and the functions in it, without modules. */
    record Candidate(Case subject, Set<String> functions) {
        static Candidate of(Case subject) {
            return new Candidate(
                    subject,
                    subject.graph().nodes().stream()
                            .map(n -> function(n.op().opName()))
                            .collect(Collectors.toSet()));
        }

        private boolean concerns(Mutant mutant) {
            return (mutant.order() == 1 || !subject.directions().isEmpty())
                    && (mutant.functions().isEmpty() || !Collections.disjoint(functions, mutant.functions()));
        }
    }

    /** Puts the cases that concern a mutant to it until one finds it; the archive is that of all trials. */
    static Trial of(Mutant mutant, List<Candidate> catalogue, Archive archive) {
        List<Case> cases = catalogue.stream()
                .filter(c -> c.concerns(mutant))
                .map(Candidate::subject)
                .limit(MOST_CASES)
                .toList();
        Judge judge = new Judge(mutant.engine()).keeping(archive);
        List<Case> tried = new ArrayList<>();
        for (Case subject : cases) {
            tried.add(subject);
            Judgement judgement = judge.verdictOn(subject);
            if (judgement.verdict().fails() || judgement.verdict() == Verdict.CONVENTION) {
                return new Trial(mutant, tried.size(), Optional.of(judgement));
            }
        }
        return new Trial(mutant, tried.size(), Optional.empty());
    }

    private static String function(String opName) {
        return opName.substring(opName.lastIndexOf('.') + 1);
    }

    private Optional<Diagnosis> diagnosis() {
        return killer.flatMap(j -> j.diagnoses().stream().findFirst());
    }

    boolean killed() {
        return killer.isPresent();
    }

    /** Whether the kit blames what is wrong, and where it is an op, that op. */
    boolean located() {
        return diagnosis()
                .filter(d -> d.blame() == mutant.blame())
                .filter(d -> d.blame() == Blame.ACCUMULATION
                        || mutant.functions().isEmpty()
                        || mutant.functions().contains(function(d.at().op().opName())))
                .isPresent();
    }

    /** What the kit calls the mistake, if it gives it a name. */
    Optional<String> named() {
        return diagnosis().flatMap(Diagnosis::mistake).map(Mistake::name);
    }

    boolean namedRightly() {
        return named().filter(mutant.names()::contains).isPresent();
    }

    boolean namedWrongly() {
        return named().filter(n -> !mutant.names().contains(n)).isPresent();
    }
}
