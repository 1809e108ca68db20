package org.adjudge.conformance.judgement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.adjudge.conformance.diagnosis.Mistake;
import org.adjudge.conformance.diagnosis.Mistakes;
import org.adjudge.conformance.notation.Printer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Node;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;

/**
 * Whether an engine puts its cotangents together as its own rules give them: that of a value is the sum of what each of its
 * users passes to it. Where it is not, finds which whole multiples of the contributions the engine has.
 *
 * <p>Nobody else's numbers are needed, so this shows beside wrong rules too; but the engine must tell its intermediate
 * cotangents.
 */
final class Accumulation {
    private static final int MOST_TERMS = 6;
    private static final int MOST_TIMES = 3;

    private final GradientEngine engine;
    private final Problem all;
    private final Map<Value, Tensor> primals;
    private final Map<Value, Tensor> cotangents = new HashMap<>();

    /** Of a problem that asks for the cotangents of all floating values. */
    Accumulation(GradientEngine engine, Problem all, Map<Value, Tensor> primals) {
        this.engine = engine;
        this.all = all;
        this.primals = primals;
    }

    /** A part of a cotangent: what one user passes on of what one of its own users passed to it. */
    private record Term(Node user, Optional<Node> beyond, Tensor value) {}

    /** The first value, from the output back, whose cotangent is not the sum of its contributions. */
    Optional<Diagnosis> diagnose() {
        try {
            List<Tensor> actual = engine.differentiate(all).gradients();
            IntStream.range(0, actual.size())
                    .forEach(i -> cotangents.put(all.wrt().get(i), actual.get(i)));
        } catch (RuntimeException e) {
            return Optional.empty(); // it answers for the case's own wrt, but not for these
        }
        for (int i = all.wrt().size() - 1; i >= 0; i--) {
            Optional<Diagnosis> found = at(all.wrt().get(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Diagnosis> at(Value value) {
        Tensor actual = cotangents.get(value);
        if (actual == null) {
            return Optional.empty();
        }
        if (value.equals(all.output())) {
            return Optional.empty(); // the seed is looked at before anything else
        }
        List<Term> terms = direct(value);
        if (terms.isEmpty() || terms.stream().anyMatch(t -> !t.value().shape().equals(value.shape()))) {
            return Optional.empty();
        }
        Tensor sum = sum(terms, terms.stream().map(t -> 1).toList());
        if (sameSums(sum, actual, terms)) {
            return Optional.empty();
        }
        Optional<Mistake> special = special(value, terms, sum, actual);
        if (special.isPresent() || !actual.shape().equals(value.shape())) {
            return Optional.of(found(value, sum, special));
        }
        List<Term> parts = parts(value);
        return Optional.of(found(
                value,
                sum,
                parts.isEmpty() || parts.size() > MOST_TERMS
                        ? Optional.empty()
                        : multiples(parts, actual).map(times -> sentence(value, parts, times))));
    }

    /** A mistake other than taking contributions too seldom or too often. */
    private Optional<Mistake> special(Value value, List<Term> terms, Tensor sum, Tensor actual) {
        List<Contribution> contributions =
                terms.stream().map(t -> new Contribution(t.user(), t.value())).toList();
        return Additions.mistake(value, contributions, sum, actual)
                .or(() -> value.node().inputs().stream()
                        .filter(input -> cotangents.containsKey(input)
                                && Mistakes.same(Objects.requireNonNull(cotangents.get(input)), actual))
                        .findFirst()
                        .map(input -> new Mistake(
                                "taken for another value",
                                "the cotangent of " + Printer.named(value) + " is that of " + Printer.named(input)
                                        + ", with what reaches that on other ways: the two were taken for one")));
    }

    private Diagnosis found(Value value, Tensor right, Optional<Mistake> mistake) {
        return new Diagnosis(
                Blame.ACCUMULATION,
                value.node(),
                Optional.empty(),
                right,
                Objects.requireNonNull(cotangents.get(value)),
                mistake);
    }

    /** What each user passes to a value by its rule. */
    private List<Term> direct(Value value) {
        List<Term> terms = new ArrayList<>();
        for (Node user : users(value)) {
            step(user)
                    .ifPresent(step ->
                            passed(step, value).forEach(t -> terms.add(new Term(user, Optional.empty(), t))));
        }
        return terms;
    }

    /** The same, by what each user was passed itself where that came from several. */
    private List<Term> parts(Value value) {
        List<Term> terms = new ArrayList<>();
        for (Node user : users(value)) {
            List<Term> beyond = user.outputs().size() == 1 ? direct(new Value(value.graph(), user.id(), 0)) : List.of();
            Optional<Step> step = step(user);
            if (step.isEmpty()) {
                continue;
            }
            if (beyond.size() < 2) {
                passed(step.get(), value).forEach(t -> terms.add(new Term(user, Optional.empty(), t)));
            }
            for (Term part : beyond.size() < 2 ? List.<Term>of() : beyond) {
                passed(new Step(user, step.get().inputs(), List.of(part.value())), value)
                        .forEach(t -> terms.add(new Term(user, Optional.of(part.user()), t)));
            }
        }
        return terms;
    }

    private List<Node> users(Value value) {
        return Ancestry.of(all.output()).stream()
                .filter(n -> n.inputs().contains(value))
                .toList();
    }

    private Optional<Step> step(Node node) {
        return Step.of(node, all.graph(), primals, cotangents).filter(Step::hasCotangent);
    }

    /** What the engine's rule alone passes to the operands that are the value; nothing if it does not answer. */
    private List<Tensor> passed(Step step, Value value) {
        try {
            List<Tensor> gradients = engine.differentiate(step.problem()).gradients();
            return IntStream.range(0, gradients.size())
                    .filter(i -> step.at().inputs().get(step.slots().get(i)).equals(value))
                    .mapToObj(gradients::get)
                    .toList();
        } catch (RuntimeException e) {
            return List.of();
        }
    }

    /** How often each term is in the cotangent: the answer nearest to once each; empty if no whole multiples fit. */
    private static Optional<List<Integer>> multiples(List<Term> terms, Tensor actual) {
        List<List<Integer>> candidates = new ArrayList<>(List.of(List.of()));
        for (int i = 0; i < terms.size(); i++) {
            candidates = candidates.stream()
                    .flatMap(head -> IntStream.rangeClosed(0, MOST_TIMES).mapToObj(n -> {
                        List<Integer> longer = new ArrayList<>(head);
                        longer.add(n);
                        return longer;
                    }))
                    .collect(Collectors.toCollection(ArrayList::new));
        }
        candidates.sort(Comparator.comparing(c ->
                c.stream().mapToInt(n -> n == 1 ? 0 : 1 + Math.abs(n - 1)).sum()));
        return candidates.stream()
                .skip(1) // once each is right
                .filter(times -> sameSums(sum(terms, times), actual, terms))
                .findFirst();
    }

    private static boolean sameSums(Tensor a, Tensor b, List<Term> terms) {
        return Mistakes.sameSums(a, b, terms.stream().map(Term::value).toList());
    }

    private static Tensor sum(List<Term> terms, List<Integer> times) {
        Tensor first = terms.get(0).value();
        double[] total = new double[first.size()];
        for (int i = 0; i < terms.size(); i++) {
            for (int e = 0; e < total.length; e++) {
                total[e] += times.get(i) == 0
                        ? 0
                        : times.get(i) * terms.get(i).value().get(e);
            }
        }
        return Tensor.of(first.dtype(), first.shape(), total);
    }

    private Mistake sentence(Value value, List<Term> terms, List<Integer> times) {
        String name = Printer.named(value);
        for (int i = 0; i < terms.size(); i++) {
            Optional<Node> beyond = terms.get(i).beyond();
            if (times.get(i) == 0
                    && beyond.isPresent()
                    && !uniform(terms, times, terms.get(i).user())) {
                String passer = Printer.named(
                        new Value(value.graph(), terms.get(i).user().id(), 0));
                return new Mistake(
                        "passed on too early",
                        "the cotangent of " + passer + " was passed on to " + name + " before all users of " + passer
                                + " had contributed: that of " + Printer.node(beyond.get())
                                + " came too late; a node may be visited only after all of its users");
            }
        }
        List<String> repeated = texts(terms, times, n -> n > 1);
        if (!repeated.isEmpty()) {
            return new Mistake(
                    "counted more than once",
                    "in the cotangent of " + name + " the contribution of " + String.join(", ", repeated)
                            + " is counted more than once; each is to be passed on once, when it is complete");
        }
        List<String> lost = texts(terms, times, n -> n == 0);
        boolean none = times.stream().allMatch(n -> n == 0);
        if (none && terms.stream().noneMatch(t -> t.user().id() == all.output().id())) {
            return new Mistake(
                    "passed on too early",
                    "nothing reaches " + name + ", though " + String.join(", ", lost)
                            + " has a cotangent and passes it on when alone: it was visited before its cotangent had"
                            + " come; a node may be visited only after all of its users");
        }
        return new Mistake(
                none ? "no cotangent" : "one use lost",
                "the cotangent of " + name + " is the sum over all " + terms.size() + " uses of it; missing: that of "
                        + String.join(", ", lost));
    }

    private static List<String> texts(List<Term> terms, List<Integer> times, IntPredicate which) {
        return IntStream.range(0, terms.size())
                .filter(i -> which.test(times.get(i)))
                .mapToObj(i -> Printer.node(terms.get(i).user()))
                .distinct()
                .toList();
    }

    /** Whether all that a user passes on is in the cotangent equally often. */
    private static boolean uniform(List<Term> terms, List<Integer> times, Node user) {
        return IntStream.range(0, terms.size())
                        .filter(i -> terms.get(i).user().id() == user.id())
                        .mapToObj(times::get)
                        .distinct()
                        .count()
                == 1;
    }
}
