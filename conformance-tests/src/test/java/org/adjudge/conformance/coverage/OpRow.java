package org.adjudge.conformance.coverage;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.adjudge.conformance.coverage.JudgedCase.Finding;
import org.adjudge.conformance.judgement.Verdict;
import org.adjudge.conformance.report.Errors;
import org.adjudge.conformance.source.OpSource;
import org.adjudge.ir.Node;
import org.adjudge.ir.Op;
import org.adjudge.ir.TensorType;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;

/** One function's row of the first table. */
final class OpRow {
    static final String HEADER = """
            | function | judged against | witness of its gradient | orders | dtypes | cases | f32: engine | f32: TensorFlow | f64 | kinks |
            |---|---|---|---|---|---|---|---|---|---|
            """;

    private final String signature;
    private final Set<String> opTypes = new TreeSet<>();
    private final Set<DType> dtypes = new TreeSet<>();
    private final Set<Integer> orders = new TreeSet<>(Set.of(0));
    private final Set<String> kinks = new LinkedHashSet<>();
    private final Set<Op> described = new HashSet<>();
    private final int cases;
    private int suspect;
    private boolean byTensorFlow;
    private boolean byDifferences;
    private Accuracy accuracy = Accuracy.NONE;

    /** The row that the cases give in which the function appears. */
    OpRow(String function, Collection<JudgedCase> judged, Map<String, Map<String, Errors>> errors) {
        this.signature = Functions.signatures().getOrDefault(function, function);
        this.cases = judged.size();
        judged.forEach(one -> one.of(function).forEach(appearance -> add(one, appearance)));
        accuracy = judged.stream()
                .filter(j -> j.isAlone(function))
                .map(j -> Accuracy.of(j, errors))
                .reduce(Accuracy.NONE, Accuracy::and);
    }

    private void add(JudgedCase judged, Appearance appearance) {
        List<Node> nodes = appearance.nodes();
        nodes.forEach(node -> opTypes.addAll(judged.opTypes(node)));
        dtypes.addAll(dtypes(appearance));
        boolean composite = Functions.of(nodes.get(0).op())
                .filter(appearance.function()::equals)
                .isEmpty();
        for (Node node : nodes) {
            if (!described.add(node.op())) {
                continue;
            }
            OpSource.of(node.op()).stream()
                    .flatMap(source -> source.kinks().stream())
                    .forEach(
                            text -> kinks.add((composite ? node.op().opName() + ": " : "") + text.replace("|", "\\|")));
        }
        boolean wrong = false;
        for (Finding finding : judged.gradientsThrough(nodes)) {
            if (finding.judged()) {
                orders.add(finding.order());
            }
            byTensorFlow |= finding.check().verdict() == Verdict.AGREES;
            wrong |= finding.check().verdict() == Verdict.ORACLE_SUSPECT;
        }
        suspect += wrong ? 1 : 0;
        byDifferences |= judged.gradients().stream()
                .filter(c -> c.verdict() == Verdict.AGREES_BY_DIFFERENCES)
                .anyMatch(c -> appearance.made().stream()
                        .flatMap(n -> judged.opTypes(n).stream())
                        .anyMatch(type -> c.reason().endsWith("No gradient defined for op: " + type)
                                || c.reason().contains("No gradient defined for op: " + type + ".")));
    }

    /** The floating dtypes that it was applied to; of a function that is never, the others. */
    private static Set<DType> dtypes(Appearance appearance) {
        Set<DType> all = Stream.concat(
                        appearance.operands().stream().map(Value::type),
                        appearance.nodes().stream().flatMap(n -> n.outputs().stream()))
                .map(TensorType::dtype)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<DType> floating = all.stream().filter(DType::isFloating).collect(Collectors.toCollection(TreeSet::new));
        return floating.isEmpty() ? all : floating;
    }

    private String witness() {
        List<String> witnesses = new ArrayList<>();
        if (byTensorFlow) {
            witnesses.add("TensorFlow's gradient");
        }
        if (byDifferences) {
            witnesses.add(byTensorFlow ? "differences where it has none" : "differences");
        }
        if (suspect > 0) {
            witnesses.add("differences where it is wrong (" + suspect + (suspect == 1 ? " case)" : " cases)"));
        }
        return witnesses.isEmpty() ? "none: not differentiable" : String.join(", ", witnesses);
    }

    /** The line of the table. */
    String text() {
        return Stream.of(
                        "`" + signature + "`",
                        String.join(" ", opTypes),
                        witness(),
                        joined(orders),
                        joined(dtypes),
                        Integer.toString(cases),
                        digits(accuracy.engine32()),
                        digits(accuracy.tensorflow32()),
                        digits(accuracy.engine64()),
                        String.join(" ", kinks))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String joined(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    /** Two digits; nothing where nothing was measured. */
    private static String digits(double ulps) {
        return ulps < 0
                ? ""
                : new BigDecimal(ulps)
                        .round(new MathContext(ulps < 1 ? 1 : 2))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
