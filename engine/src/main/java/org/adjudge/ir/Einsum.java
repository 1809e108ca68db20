package org.adjudge.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.adjudge.ir.EinsumEquation.Resolved;
import org.adjudge.tensor.Contraction;
import org.adjudge.tensor.Contraction.Loop;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * Einstein's summation, f32 or f64, any number of operands: {@code 'ij,jk->ik'} is the matrix product. A label that the
 * output lacks is summed over; one that an operand repeats takes a diagonal, one that the output repeats makes one, zero
 * beside it. An ellipsis stands for any axes, broadcast from the last. Without {@code ->} the output is every label that
 * occurs once, in alphabetical order; {@link #equation} always has it.
 *
 * <p>The product is linear in each operand, so x̄ of operand k is the einsum of ȳ and the other operands onto k's own
 * labels (Laue, Mitterreiter and Giesen 2020, §3); a label that neither has was summed over alone, and ones stand for it.
 * The axes that an ellipsis repeated are left out of k's labels, which sums over them. TensorFlow: EinsumGrad.
 */
public record Einsum(String equation) implements LinearAlgebraOp {
    /** Writes the output out. */
    public Einsum {
        equation = EinsumEquation.of(equation).text();
    }

    @Override
    public String opName() {
        return "einsum";
    }

    private Resolved resolve(List<Shape> shapes) {
        return EinsumEquation.of(equation).resolve(shapes);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Resolved r = resolve(inputs.stream().map(TensorType::shape).toList());
        for (TensorType input : inputs) {
            Check.sameDType(this, inputs.get(0), input);
            Check.floating(this, input);
        }
        return List.of(inputs.get(0).with(r.shape(r.output())));
    }

    @Override
    public List<Tensor> eval(List<Tensor> inputs) {
        Resolved r = resolve(inputs.stream().map(Tensor::shape).toList());
        List<Tensor> operands = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int k = 0; k < inputs.size(); k++) {
            String own = r.operands().get(k);
            String alone = inputs.size() == 1 ? "" : alone(r, k);
            String left = alone.isEmpty() ? own : without(own, alone);
            operands.add(alone.isEmpty() ? inputs.get(k) : summed(r, inputs.get(k), own, alone, left));
            labels.add(left);
        }
        List<Shape> shapes =
                new ArrayList<>(operands.stream().map(Tensor::shape).toList());
        String kept = EinsumEquation.distinct(r.output());
        String summed = r.extents().keySet().stream()
                .filter(c -> kept.indexOf(c) < 0 && labels.stream().anyMatch(l -> l.indexOf(c) >= 0))
                .map(String::valueOf)
                .collect(Collectors.joining());
        Shape result = r.shape(r.output());
        shapes.add(result);
        labels.add(r.output());
        return List.of(Contraction.contract(
                inputs.get(0).dtype(),
                operands,
                loop(r, kept, labels, shapes),
                loop(r, summed, labels, shapes),
                result));
    }

    /** The labels that an operand has and nobody else: they are summed over before anything is multiplied, in double, so that no product loses what cancels. */
    private static String alone(Resolved r, int k) {
        return r.operands()
                .get(k)
                .chars()
                .distinct()
                .filter(c -> r.output().indexOf(c) < 0
                        && IntStream.range(0, r.operands().size())
                                .allMatch(j -> j == k || r.operands().get(j).indexOf(c) < 0))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static String without(String labels, String others) {
        return labels.chars()
                .distinct()
                .filter(c -> others.indexOf(c) < 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static Tensor summed(Resolved r, Tensor operand, String own, String alone, String left) {
        Shape result = r.shape(left);
        List<String> labels = List.of(own, left);
        List<Shape> shapes = List.of(operand.shape(), result);
        return Contraction.contract(
                DType.F64, List.of(operand), loop(r, left, labels, shapes), loop(r, alone, labels, shapes), result);
    }

    private static Loop loop(Resolved r, String along, List<String> labels, List<Shape> shapes) {
        List<int[]> strides = IntStream.range(0, labels.size())
                .mapToObj(k -> along.chars()
                        .map(c -> stride(r, (char) c, labels.get(k), shapes.get(k)))
                        .toArray())
                .toList();
        return new Loop(r.shape(along), strides);
    }

    private static int stride(Resolved r, char label, String labels, Shape shape) {
        int[] own = shape.strides();
        return IntStream.range(0, labels.length())
                .filter(a -> labels.charAt(a) == label && !r.repeated(label, shape.extent(a)))
                .map(a -> own[a])
                .sum();
    }

    @Override
    public boolean differentiable(int k) {
        return true;
    }

    @Override
    public Value vjp(int k, Application a) {
        Resolved r = resolve(a.inputs().stream().map(Value::shape).toList());
        List<String> labels = new ArrayList<>(List.of(r.output()));
        List<Value> operands = new ArrayList<>(List.of(a.ct()));
        for (int j = 0; j < a.inputs().size(); j++) {
            if (j != k) {
                String own = ownLabels(r, j, a.in(j).shape());
                labels.add(own);
                operands.add(a.in(j).reshape(r.shape(own)));
            }
        }
        String target = ownLabels(r, k, a.in(k).shape());
        for (char label : EinsumEquation.distinct(target).toCharArray()) {
            if (labels.stream().allMatch(l -> l.indexOf(label) < 0)) {
                labels.add(String.valueOf(label));
                operands.add(a.ct().like(1).broadcastTo(Shape.of(r.extent(label))));
            }
        }
        Einsum adjoint = new Einsum(String.join(",", labels) + "->" + target);
        return a.ct().graph()
                .apply(adjoint, operands.toArray(Value[]::new))
                .reshape(a.in(k).shape());
    }

    /** The labels of an operand but for those of the axes that are repeated. */
    private static String ownLabels(Resolved r, int k, Shape shape) {
        String labels = r.operands().get(k);
        return IntStream.range(0, labels.length())
                .filter(a -> !r.repeated(labels.charAt(a), shape.extent(a)))
                .mapToObj(a -> String.valueOf(labels.charAt(a)))
                .collect(Collectors.joining());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.einsum(this);
    }
}
