package org.adjudge.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.adjudge.conformance.judgement.Agreement;
import org.adjudge.conformance.judgement.Check;
import org.adjudge.conformance.judgement.Diagnosis;
import org.adjudge.conformance.judgement.FailureText;
import org.adjudge.conformance.judgement.FirstWrong;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.conformance.judgement.Verdict;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.notation.Printer;
import org.adjudge.ir.Op;
import org.adjudge.ir.TensorType;
import org.adjudge.ir.Value;
import org.adjudge.report.CaseEntry;
import org.adjudge.report.CheckEntry;
import org.adjudge.report.FirstWrongEntry;
import org.adjudge.report.InputEntry;
import org.adjudge.report.NodeEntry;
import org.adjudge.report.Ulps;
import org.adjudge.report.WitnessEntry;
import org.adjudge.tensor.Tensor;

/** Judgements as entries of {@code report.json}. */
final class Entries {
    /** Tensors of more elements are left out of graphs. */
    private static final int MOST_IN_GRAPHS = 256;

    /** Tensors of more elements are left out of inputs, and where there is plain agreement. */
    private static final int MOST_IN_AGREEMENT = 64;

    private Entries() {}

    static CaseEntry of(
            Judgement judgement, Map<String, Errors> errors, List<NodeEntry> nodes, Optional<String> smallest) {
        List<Op> ops = Families.ops(judgement.subject());
        return new CaseEntry(
                judgement.subject().line(),
                judgement.verdict().name(),
                ops.stream().map(Op::opName).distinct().toList(),
                ops.stream().map(Families::of).distinct().toList(),
                Families.dtypes(judgement.subject()),
                Families.special(judgement.subject()),
                inputs(judgement.subject()),
                sentence(judgement),
                judgement.checks().stream()
                        .map(c -> check(c, Optional.ofNullable(errors.get(c.what()))))
                        .toList(),
                judgement.firstWrong().map(Entries::first),
                nodes,
                judgement.diagnoses().stream().map(Entries::diagnosis).toList(),
                smallest);
    }

    private static List<InputEntry> inputs(Case subject) {
        List<InputEntry> entries = new ArrayList<>();
        subject.inputs().forEach((input, value) -> entries.add(input(Printer.named(input), value)));
        entries.add(input("seed", subject.seed()));
        return entries;
    }

    private static InputEntry input(String name, Tensor value) {
        return new InputEntry(
                name,
                new TensorType(value.dtype(), value.shape()).toString(),
                small(Optional.of(value), MOST_IN_AGREEMENT));
    }

    /** What those said who were asked beside the engine and TensorFlow. */
    private static List<WitnessEntry> witnesses(Check check) {
        return check.evidence().stream()
                .filter(e -> !List.of("engine", "tensorflow").contains(e.witness()))
                .map(e -> new WitnessEntry(e.witness(), small(e.tensor()), e.engine(), e.oracle(), e.says()))
                .toList();
    }

    static CheckEntry check(Check check, Optional<Errors> errors) {
        boolean plain = check.verdict() == Verdict.AGREES;
        return new CheckEntry(
                check.what(),
                check.verdict().name(),
                check.agreement().map(Agreement::ulps).map(Ulps::new),
                check.agreement().map(Agreement::allowed).map(Ulps::new),
                plain || check.reason().isEmpty() ? Optional.empty() : Optional.of(check.reason()),
                plain
                        ? small(check.engine(), MOST_IN_AGREEMENT)
                        : check.engine().map(Json::tensor),
                plain
                        ? small(check.oracle(), MOST_IN_AGREEMENT)
                        : check.oracle().map(Json::tensor),
                errors.map(e -> OptionalDouble.of(e.engine())).orElse(OptionalDouble.empty()),
                errors.map(e -> OptionalDouble.of(e.tensorflow())).orElse(OptionalDouble.empty()),
                witnesses(check));
    }

    /** As nested arrays, if it is not too large. */
    static Optional<JsonNode> small(Optional<Tensor> tensor) {
        return small(tensor, MOST_IN_GRAPHS);
    }

    private static Optional<JsonNode> small(Optional<Tensor> tensor, int most) {
        return tensor.filter(t -> t.size() <= most).map(Json::tensor);
    }

    /** A value's id in the report: that of its node, and its output if that is not the first. */
    static String id(Value value) {
        return value.output() == 0 ? Integer.toString(value.id()) : value.id() + ":" + value.output();
    }

    static String diagnosis(Diagnosis diagnosis) {
        String mistake = diagnosis
                .mistake()
                .map(m -> m.name() + ": " + m.sentence())
                .orElse("no classical mistake reproduces these numbers");
        return mistake + ". To blame: " + FailureText.blame(diagnosis);
    }

    private static FirstWrongEntry first(FirstWrong first) {
        String name = Printer.named(first.value());
        String expression = Printer.node(first.value().node());
        return new FirstWrongEntry(
                id(first.value()), name.equals(expression) ? name : name + " = " + expression, first.kind());
    }

    private static Optional<String> sentence(Judgement judgement) {
        if (judgement.verdict() == Verdict.AGREES) {
            return Optional.empty();
        }
        Check check = judgement.gravest();
        if (!judgement.verdict().fails()) {
            return Optional.of(check.what() + ": " + check.reason());
        }
        String far = check.agreement()
                .filter(a -> Double.isFinite(a.ulps()))
                .map(a -> ": " + FailureText.number(a.ulps()) + " ULP where " + FailureText.number(a.allowed())
                        + " are allowed")
                .orElse(check.agreement().isPresent() ? "" : ": " + check.reason());
        String others = judgement.checks().stream()
                .filter(c -> !c.what().equals(check.what()) && c.verdict().fails())
                .map(Check::what)
                .collect(Collectors.joining(", "));
        return Optional.of(
                "the " + check.what() + " disagrees" + far + (others.isEmpty() ? "" : "; also wrong: " + others));
    }
}
