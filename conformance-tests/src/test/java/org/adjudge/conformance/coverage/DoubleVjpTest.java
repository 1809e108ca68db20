package org.adjudge.conformance.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.adjudge.conformance.catalogue.Catalogue;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.Interpreter;
import org.adjudge.grad.ReverseMode;
import org.adjudge.grad.VjpRules;
import org.adjudge.ir.Constant;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Input;
import org.adjudge.ir.Op;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Tensor;
import org.junit.jupiter.api.Test;

/**
 * The JVP is the VJP of the VJP: the gradient ḡ(ū) = Jᵀū is linear in the seed ū, so the cotangent of ū for the cotangent v
 * of ḡ is J·v. Of every float64 program of the catalogue: ⟨ū, J·v⟩ = ⟨Jᵀū, v⟩, which fails if a rule's graph is not linear
 * in its cotangent or an adjoint in it is wrong. The programs of which it holds are counted by op in
 * {@code target/confirmed/jvp.tsv}, which the report shows.
 */
class DoubleVjpTest {
    private static final Path CONFIRMED = Path.of("target", "confirmed", "jvp.tsv");

    /** Both sides are sums of the same products in another order; what the programs cancel stays below this. */
    private static final double RELATIVE = 1e-9;

    /** Where a program's whole gradient cancels to 0, as that of x / x, its rounding is left: in units of the seed. */
    private static final double ABSOLUTE = 1e-12;

    private record Sides(double left, double right, double scale, double seed) {
        boolean agree() {
            boolean finite = Double.isFinite(left) && Double.isFinite(right);
            return !finite || Math.abs(left - right) <= RELATIVE * scale + ABSOLUTE * seed;
        }
    }

    @Test
    void the_seed_along_the_jvp_is_the_gradient_along_the_direction() throws IOException {
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> confirmed = new TreeMap<>();
        int asked = 0;
        for (Case subject : Catalogue.cases().toList()) {
            if (subject.output().dtype() == DType.F64 && !subject.wrt().isEmpty() && !hasSingles(subject)) {
                asked++;
                Sides sides = sides(subject);
                if (!sides.agree()) {
                    wrong.add(sides + " " + subject);
                } else if (Double.isFinite(sides.left()) && Double.isFinite(sides.right())) {
                    ops(subject).forEach(op -> confirmed.merge(op, 1, Integer::sum));
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(asked > 1000, "only " + asked + " programs were asked");
        write(confirmed);
    }

    private static Set<String> ops(Case subject) {
        return subject.graph().nodes().stream()
                .map(n -> n.op())
                .filter(op -> !(op instanceof Input) && !(op instanceof Constant))
                .map(Op::opName)
                .collect(Collectors.toSet());
    }

    private static void write(Map<String, Integer> confirmed) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "JVP f64",
                "programs whose JVP, the VJP of the VJP, is the transpose of their VJP along random directions; the engine "
                        + "against itself, TensorFlow has no JVP (DoubleVjpTest)"));
        confirmed.forEach((op, count) -> lines.add(op + "\t" + count));
        Files.createDirectories(CONFIRMED.getParent());
        Files.write(CONFIRMED, lines);
    }

    private static boolean hasSingles(Case subject) {
        return subject.graph().nodes().stream()
                .flatMap(n -> n.outputs().stream())
                .anyMatch(t -> t.dtype() == DType.F32);
    }

    private static Sides sides(Case subject) {
        Graph graph = subject.graph().copy();
        Value output = subject.output().in(graph);
        List<Value> wrt = subject.wrt().stream().map(v -> v.in(graph)).toList();
        Value seed = graph.input("ū", DType.F64, output.shape().extents());
        ReverseMode reverse = new ReverseMode(VjpRules.OWN);
        List<Value> gradients = reverse.cotangents(output, seed, wrt);
        SplittableRandom random = new SplittableRandom(subject.line().hashCode());
        Value along = graph.constant(Tensor.scalar(DType.F64, 0));
        for (Value gradient : gradients) {
            double[] direction = random.doubles(gradient.shape().size(), -1, 1).toArray();
            Value v = graph.constant(Tensor.of(DType.F64, gradient.shape(), direction));
            along = along.plus(gradient.times(v).sum());
        }
        Value jvp = reverse.cotangents(along, along.like(1), List.of(seed)).get(0);
        Map<Value, Tensor> bindings = new HashMap<>();
        subject.inputs().forEach((input, tensor) -> bindings.put(input.in(graph), tensor));
        bindings.put(seed, subject.seed());
        List<Tensor> values = Interpreter.run(bindings, List.of(along, jvp));
        double left = 0;
        double scale = Math.abs(values.get(0).get(0));
        double size = 0;
        for (int i = 0; i < subject.seed().size(); i++) {
            double term = subject.seed().get(i) * values.get(1).get(i);
            left += term;
            scale += Math.abs(term);
            size += Math.abs(subject.seed().get(i));
        }
        return new Sides(left, values.get(0).get(0), scale, size);
    }
}
