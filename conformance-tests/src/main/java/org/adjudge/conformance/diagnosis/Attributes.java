package org.adjudge.conformance.diagnosis;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.adjudge.ir.Axes;
import org.adjudge.ir.Op;

/** The rule is that of the same op with another attribute: a flag dropped, an axis fixed, a permutation not inverted. */
final class Attributes implements Hypothesis {
    @Override
    public List<Suspicion> about(Scene scene) {
        if (!(scene.op() instanceof Record)) {
            return List.of();
        }
        List<Suspicion> result = new ArrayList<>();
        RecordComponent[] components = scene.op().getClass().getRecordComponents();
        for (int c = 0; c < components.length; c++) {
            Object value = value(scene.op(), components[c]);
            for (Object other : others(value, scene.input().shape().rank())) {
                Optional<Op> variant = variant(scene.op(), components, c, other);
                if (!other.equals(value) && variant.isPresent()) {
                    String name = components[c].getName();
                    result.add(Suspicion.of(
                            name(name, value),
                            "the rule is that of " + scene.op().opName() + " with " + name + " = " + text(other)
                                    + ", but the op has " + name + " = " + text(value),
                            () -> scene.byRule(variant.get())));
                }
            }
        }
        return result;
    }

    private static String name(String component, Object value) {
        if (value instanceof Enum<?> kind) {
            return "rule of another " + kind.getDeclaringClass().getSimpleName().toLowerCase(Locale.ROOT);
        }
        return component.equals("perm") ? "permutation not inverted" : component + " ignored or wrong";
    }

    /** All choices of axes, of tensors of few axes. */
    private static List<Axes> axes(int rank) {
        List<Axes> axes = new ArrayList<>(List.of(Axes.all()));
        for (int choice = 1; choice < 1 << Math.min(rank, 4); choice++) {
            int bits = choice;
            axes.add(Axes.of(IntStream.range(0, rank)
                    .filter(axis -> (bits >> axis & 1) == 1)
                    .boxed()
                    .toList()));
        }
        return axes;
    }

    private static String text(Object value) {
        return value instanceof Axes axes ? axes.given().map(Object::toString).orElse("all") : value.toString();
    }

    private static List<?> others(Object value, int rank) {
        if (value instanceof Boolean flag) {
            return List.of(!flag);
        }
        if (value instanceof Integer number) {
            List<Integer> numbers = new ArrayList<>(List.of(0, 1, -1, -number, number + 1, number - 1));
            for (int axis = 2; axis < rank; axis++) {
                numbers.add(axis);
            }
            return numbers;
        }
        if (value instanceof Enum<?> kind) {
            return Arrays.asList(kind.getDeclaringClass().getEnumConstants());
        }
        if (value instanceof String mode) {
            return switch (mode) {
                case "SAME" -> List.of("VALID");
                case "VALID" -> List.of("SAME");
                case "REFLECT" -> List.of("SYMMETRIC");
                case "SYMMETRIC" -> List.of("REFLECT");
                default -> List.of();
            };
        }
        if (value instanceof Axes) {
            return axes(rank);
        }
        return value instanceof List<?> list ? lists(list) : List.of();
    }

    private static List<?> lists(List<?> list) {
        List<List<?>> result = new ArrayList<>();
        List<?> backwards = new ArrayList<>(list);
        Collections.reverse(backwards);
        if (list.stream().allMatch(Integer.class::isInstance)) {
            List<Integer> numbers = list.stream().map(Integer.class::cast).toList();
            if (numbers.stream()
                    .sorted()
                    .toList()
                    .equals(IntStream.range(0, list.size()).boxed().toList())) {
                result.add(numbers.stream()
                        .map(i -> numbers.indexOf(numbers.indexOf(i)))
                        .toList());
                result.add(IntStream.range(0, list.size())
                        .map(numbers::indexOf)
                        .boxed()
                        .toList());
            }
            result.add(numbers.stream().map(i -> -i).toList());
            result.add(Collections.nCopies(list.size(), 1));
            result.add(Collections.nCopies(list.size(), 0));
        } else if (list.stream().allMatch(List.class::isInstance)) {
            result.add(list.stream()
                    .map(e -> ((List<?>) e))
                    .map(Attributes::backwards)
                    .toList());
        }
        result.add(backwards);
        return result;
    }

    private static List<?> backwards(List<?> pair) {
        List<?> result = new ArrayList<>(pair);
        Collections.reverse(result);
        return result;
    }

    private static Object value(Op op, RecordComponent component) {
        try {
            return component.getAccessor().invoke(op);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component + " of a public record is not readable", e);
        }
    }

    private static Optional<Op> variant(Op op, RecordComponent[] components, int changed, Object other) {
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Object[] values = new Object[components.length];
            for (int c = 0; c < components.length; c++) {
                values[c] = c == changed ? other : value(op, components[c]);
            }
            return Optional.of(op.getClass().getConstructor(types).newInstance(values));
        } catch (ReflectiveOperationException e) {
            return Optional.empty(); // the op does not take this attribute
        }
    }
}
