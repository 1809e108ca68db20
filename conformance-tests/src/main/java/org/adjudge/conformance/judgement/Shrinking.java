package org.adjudge.conformance.judgement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.adjudge.conformance.diagnosis.Mistake;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.notation.Printer;
import org.adjudge.grad.GradientEngine;
import org.adjudge.grad.Interpreter;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Input;
import org.adjudge.ir.Node;
import org.adjudge.ir.Value;
import org.adjudge.tensor.Tensor;

/** Makes a failing case smaller, step by step, as long as it fails in the same way. */
public final class Shrinking {
    /** A judgement takes tens of milliseconds; who waits for a shorter line waits a few seconds at most. */
    private static final int MOST_TRIES = 80;

    private final GradientEngine engine;
    private int tries;

    /** Shrinks the failures of an engine. */
    public Shrinking(GradientEngine engine) {
        this.engine = engine;
    }

    /** The shortest case found that fails with the same op to blame for the same mistake; the case itself if none is shorter. */
    public Case smallest(Judgement failing) {
        if (!failing.verdict().fails()) {
            return failing.subject();
        }
        String wanted = kind(failing);
        Case best = failing.subject();
        tries = 0;
        boolean shorter = true;
        while (shorter && tries < MOST_TRIES) {
            shorter = false;
            for (Supplier<Optional<Case>> candidate : candidates(best)) {
                Optional<Case> smaller = candidate.get().filter(c -> tries < MOST_TRIES && fails(c, wanted));
                if (smaller.isPresent()) {
                    best = smaller.get();
                    shorter = true;
                    break;
                }
            }
        }
        return simpler(best, failing.subject()) ? best : failing.subject();
    }

    /** Fewer nodes or numbers, or if not, fewer words. */
    private static boolean simpler(Case small, Case large) {
        int parts = Integer.compare(parts(small), parts(large));
        return parts < 0 || (parts == 0 && small.line().length() < large.line().length());
    }

    private static int parts(Case subject) {
        return Ancestry.of(subject.output()).size()
                + subject.inputs().values().stream().mapToInt(Tensor::size).sum();
    }

    private boolean fails(Case candidate, String wanted) {
        tries++;
        try {
            Judgement judgement = new Judge(engine).verdictOn(candidate);
            return judgement.verdict().fails() && kind(judgement).equals(wanted);
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static String kind(Judgement judgement) {
        if (judgement.diagnoses().isEmpty()) {
            return judgement.gravest().what().split(" of ", 2)[0];
        }
        Diagnosis d = judgement.diagnoses().get(0);
        String op = d.blame() == Blame.ACCUMULATION ? "" : d.at().op().opName();
        return d.blame() + op + d.mistake().map(Mistake::name);
    }

    /** Smaller cases, the boldest first; made when they are asked for, since most often one of the first will do. */
    private static List<Supplier<Optional<Case>>> candidates(Case subject) {
        List<Supplier<Optional<Case>>> result = new ArrayList<>();
        for (Node node : Ancestry.of(subject.output())) {
            if (!(node.op() instanceof Input) && subject.graph().outputs(node).size() == 1) {
                Value value = subject.graph().outputs(node).get(0);
                if (!value.equals(subject.output())) {
                    result.add(() -> cutOff(subject, value));
                    result.add(() -> endingAt(subject, value));
                }
            }
        }
        Set<Integer> extents = new HashSet<>();
        subject.inputs().values().forEach(t -> extents.addAll(t.shape().asList()));
        extents.stream().sorted().filter(e -> e > 1).forEach(e -> {
            result.add(() -> narrowed(subject, e, 1));
            if (e > 2) {
                result.add(() -> narrowed(subject, e, 2));
                result.add(() -> narrowed(subject, e, e - 1));
            }
        });
        result.add(() -> rounded(subject, Math::rint));
        result.add(() -> rounded(subject, v -> Math.rint(v * 10) / 10));
        return result;
    }

    /** A value in the middle becomes an input: what was before it is gone. */
    private static Optional<Case> cutOff(Case subject, Value value) {
        return rebuilt(subject, subject.output(), Optional.of(value), t -> t, subject.seed());
    }

    /** A value in the middle becomes the output: what was after it is gone. */
    private static Optional<Case> endingAt(Case subject, Value value) {
        if (!value.dtype().isFloating()) {
            return Optional.empty();
        }
        double[] ramp = new double[value.shape().size()];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = 1 + i;
        }
        return rebuilt(subject, value, Optional.empty(), t -> t, Tensor.of(value.dtype(), value.shape(), ramp));
    }

    /** Every axis of one extent cut to another. */
    private static Optional<Case> narrowed(Case subject, int extent, int to) {
        return rebuilt(
                subject, subject.output(), Optional.empty(), t -> cut(t, extent, to), cut(subject.seed(), extent, to));
    }

    private static Optional<Case> rounded(Case subject, DoubleUnaryOperator round) {
        return rebuilt(
                subject, subject.output(), Optional.empty(), t -> mapped(t, round), mapped(subject.seed(), round));
    }

    private static Tensor mapped(Tensor tensor, DoubleUnaryOperator round) {
        if (!tensor.dtype().isFloating()) {
            return tensor;
        }
        double[] elements = tensor.toDoubles();
        for (int i = 0; i < elements.length; i++) {
            elements[i] = Double.isFinite(elements[i]) ? round.applyAsDouble(elements[i]) : elements[i];
        }
        return Tensor.of(tensor.dtype(), tensor.shape(), elements);
    }

    private static Tensor cut(Tensor tensor, int extent, int to) {
        List<Integer> begin = new ArrayList<>();
        List<Integer> size = new ArrayList<>();
        for (int e : tensor.shape().extents()) {
            begin.add(0);
            size.add(e == extent ? to : e);
        }
        if (size.equals(tensor.shape().asList())) {
            return tensor;
        }
        Graph graph = new Graph();
        return Interpreter.run(Map.of(), List.of(graph.constant(tensor).slice(begin, size)))
                .get(0);
    }

    /** The case on a graph of its own, in which one value may be an input; empty if that is no case, or none smaller. */
    private static Optional<Case> rebuilt(
            Case subject, Value output, Optional<Value> cut, UnaryOperator<Tensor> change, Tensor seed) {
        try {
            Graph graph = new Graph();
            Map<Value, Value> copies = new HashMap<>();
            Map<Value, Tensor> inputs = new HashMap<>();
            List<Node> nodes = needed(output, cut);
            for (Node node : nodes) {
                if (node.op() instanceof Input input) {
                    Value old = subject.graph().outputs(node).get(0);
                    bind(
                            graph,
                            copies,
                            inputs,
                            old,
                            input.label(),
                            change.apply(subject.inputs().get(old)));
                }
            }
            if (cut.isPresent()) {
                Tensor value =
                        Interpreter.run(subject.inputs(), List.of(cut.get())).get(0);
                bind(graph, copies, inputs, cut.get(), "c" + cut.get().id(), value);
            }
            for (Node node : nodes) {
                if (!(node.op() instanceof Input)) {
                    List<Value> outputs = graph.applyAll(
                            node.op(), node.inputs().stream().map(copies::get).toList());
                    for (int k = 0; k < outputs.size(); k++) {
                        copies.put(subject.graph().outputs(node).get(k), outputs.get(k));
                    }
                }
            }
            Value end = Objects.requireNonNull(copies.get(output));
            List<Value> wrt =
                    graph.inputs().stream().filter(v -> v.dtype().isFloating()).toList();
            Case draft = new Case("", graph, end, inputs, seed, wrt, List.of(), subject.ulps(), List.of());
            Case smaller = Case.parse(Printer.line(draft));
            return smaller.line().length() < Printer.line(subject).length() ? Optional.of(smaller) : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty(); // attributes or shapes do not fit: not a case
        }
    }

    private static void bind(
            Graph graph, Map<Value, Value> copies, Map<Value, Tensor> inputs, Value old, String name, Tensor value) {
        Value input = graph.input(name, value.dtype(), value.shape().extents());
        copies.put(old, input);
        inputs.put(input, value);
    }

    /** The nodes that the output depends on when one value is given. */
    private static List<Node> needed(Value output, Optional<Value> cut) {
        Set<Integer> needed = new HashSet<>(Set.of(output.id()));
        List<Node> all = Ancestry.of(output);
        List<Node> result = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            Node node = all.get(i);
            boolean given = cut.filter(v -> v.id() == node.id()).isPresent();
            if (needed.contains(node.id()) && !given) {
                node.inputs().forEach(v -> needed.add(v.id()));
                result.add(0, node);
            }
        }
        return result;
    }
}
