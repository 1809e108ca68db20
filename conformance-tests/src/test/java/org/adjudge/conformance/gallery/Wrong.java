package org.adjudge.conformance.gallery;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.adjudge.conformance.judgement.Blame;
import org.adjudge.conformance.notation.RuleText;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.VjpRules;
import org.adjudge.grad.VjpRules.Rule;
import org.adjudge.ir.Application;
import org.adjudge.ir.Op;
import org.adjudge.ir.Value;

/** Mutants by a rule in Java, where one expression for each input does not do. */
final class Wrong {
    private Wrong() {}

    /** A wrong rule for all inputs of a function. */
    static Mutant rule(String id, String function, Rule rule, String... names) {
        AdjudgeEngine engine = new AdjudgeEngine(new VjpRules(Map.of(function, rule)));
        return new Mutant(id, engine, Set.of(function), Blame.RULE, Set.of(names), 1);
    }

    /** A wrong rule for one input of a function. */
    static Mutant slot(String id, String function, int slot, Rule rule, String... names) {
        return rule(id, function, (op, k, a) -> k == slot ? rule.vjp(op, k, a) : op.vjp(k, a), names);
    }

    /** A wrong rule for one input, as a program. */
    static Mutant slot(String id, String function, int slot, String program, String... names) {
        return slot(id, function, slot, (op, k, a) -> RuleText.value(program, op, a), names);
    }

    /** Right to first order; differentiated again, it is as if the rule of an input were another. */
    static Mutant second(String id, String function, int slot, Rule other, String... names) {
        return slot(id, function, slot, (op, k, a) -> as(op.vjp(k, a), other.vjp(op, k, a)), names)
                .ofSecondOrder();
    }

    private static Value as(Value right, Value other) {
        return right.stopGradient().plus(other.minus(other.stopGradient()));
    }

    /** The right rule where the wrong one's result would not even have the input's type: the numbers must tell. */
    static Rule fitting(Rule wrong) {
        return (op, k, a) -> {
            try {
                Value value = wrong.vjp(op, k, a);
                return value.type().equals(a.in(k).type()) ? value : op.vjp(k, a);
            } catch (IllegalArgumentException e) {
                return op.vjp(k, a);
            }
        };
    }

    /** An application with other cotangents of its outputs. */
    static Application withCotangent(Application a, Value ct) {
        return new Application(a.inputs(), a.outputs(), List.of(ct));
    }

    /** An op applied. */
    static Value apply(Op op, Value... inputs) {
        return inputs[0].graph().apply(op, inputs);
    }
}
