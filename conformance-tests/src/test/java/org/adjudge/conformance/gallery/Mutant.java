package org.adjudge.conformance.gallery;

import java.util.List;
import java.util.Set;
import org.adjudge.conformance.judgement.Blame;
import org.adjudge.conformance.notation.RuleText;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.GradientEngine;

/**
 * An engine with one classical mistake.
 *
 * @param id the row of gradient-bugs.tsv
 * @param engine wrong in this way only
 * @param functions those whose cases should find it, without modules; none for all cases
 * @param blame what the kit should blame
 * @param names what the kit may call it; the first is meant
 * @param order 2 if only second-order cases can find it
 */
record Mutant(String id, GradientEngine engine, Set<String> functions, Blame blame, Set<String> names, int order) {
    /** A wrong rule, as text. */
    static Mutant rule(String id, String rule, String... names) {
        RuleText text = RuleText.parse(rule);
        return new Mutant(id, new AdjudgeEngine(text.rules()), Set.of(text.function()), Blame.RULE, Set.of(names), 1);
    }

    /** A wrong engine. */
    static Mutant engine(String id, GradientEngine engine, Blame blame, List<String> functions, String... names) {
        return new Mutant(id, engine, Set.copyOf(functions), blame, Set.of(names), 1);
    }

    /** The same, which only second-order cases can find. */
    Mutant ofSecondOrder() {
        return new Mutant(id, engine, functions, blame, names, 2);
    }
}
