package org.adjudge.conformance.coverage;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.source.OpSource;
import org.adjudge.ir.Constant;
import org.adjudge.ir.Node;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;

/** What one function needs cases of, and has. */
final class Needs {
    private static final List<Need> RANKS =
            List.of(Need.RANK_0, Need.RANK_1, Need.RANK_2, Need.RANK_3, Need.RANK_4, Need.RANK_5);

    private final Set<Need> asked = EnumSet.of(Need.CASE);
    private final Set<Need> met = EnumSet.noneOf(Need.class);
    private final Set<String> points;
    private final boolean isListed;

    private Needs(String function) {
        points = Kinks.of(function);
        isListed = !points.isEmpty();
        if (isListed) {
            asked.add(Need.KINK);
        }
    }

    /** Those of every function, by cases. */
    static Map<String, Needs> of(Collection<Case> cases) {
        Map<String, Needs> needs = new TreeMap<>();
        Functions.names().forEach(name -> needs.put(name, new Needs(name)));
        for (Case subject : cases) {
            Set<Integer> needed = Appearance.needed(subject);
            Appearance.in(subject).forEach((function, found) -> {
                Needs those = needs.computeIfAbsent(function, Needs::new);
                found.forEach(appearance -> those.add(subject, needed, appearance));
            });
        }
        return needs;
    }

    /** What is asked for and not met. */
    Set<Need> missing() {
        Set<Need> missing = EnumSet.copyOf(asked);
        missing.removeAll(met);
        return missing;
    }

    /** The points of {@code kinks.txt} that no case has. */
    Set<String> points() {
        return points;
    }

    private void add(Case subject, Set<Integer> needed, Appearance appearance) {
        met.add(Need.CASE);
        for (Node node : appearance.nodes()) {
            add(Need.STRIDE_BELOW_WINDOW, BlindSpots.overlap(node));
            add(Need.BATCH, BlindSpots.batch(node));
            if (Functions.of(node.op()).filter(appearance.function()::equals).isPresent()) {
                addOwn(subject, node);
            }
        }
        points.removeAll(Kinks.met(points, subject, appearance.operands()));
        meet(Need.KINK, isListed && points.isEmpty());
        List<Value> floating = appearance.operands().stream()
                .filter(v -> v.dtype().isFloating())
                .toList();
        if (floating.isEmpty()) {
            return;
        }
        asked.addAll(List.of(Need.F32, Need.F64, Need.ZERO_SIZE));
        asked.addAll(RANKS);
        int rank = floating.get(0).shape().rank();
        if (rank < RANKS.size()) {
            met.add(RANKS.get(rank));
        }
        floating.forEach(v -> met.add(v.dtype() == DType.F32 ? Need.F32 : Need.F64));
        meet(Need.ZERO_SIZE, hasNoElements(appearance));
        if (subject.wrt().stream()
                .map(wrt -> Paths.between(subject, wrt))
                .anyMatch(path -> appearance.made().stream().anyMatch(n -> path.get(n.id())))) {
            addDifferentiable(subject, needed, appearance, floating);
        }
    }

    /** What is asked of the op itself, and not of a composition that has it somewhere. */
    private void addOwn(Case subject, Node node) {
        add(Need.CYCLE, BlindSpots.cycle(node));
        add(Need.BROADCAST, BlindSpots.broadcast(node));
        add(Need.DUPLICATE_INDEX, BlindSpots.duplicate(subject, node));
        boolean kinked = OpSource.of(node.op()).stream()
                .flatMap(source -> source.kinks().stream())
                .anyMatch(kink -> !kink.startsWith("No cotangent passes"));
        if (kinked) {
            asked.add(Need.KINK);
        }
    }

    private void add(Need need, Optional<Boolean> shown) {
        shown.ifPresent(yes -> {
            asked.add(need);
            meet(need, yes);
        });
    }

    private void addDifferentiable(Case subject, Set<Integer> needed, Appearance appearance, List<Value> floating) {
        asked.addAll(List.of(Need.ORDER_2, Need.CONSUMER_BEFORE, Need.CONSUMER_AFTER));
        meet(Need.ORDER_2, !subject.directions().isEmpty());
        if (floating.stream().filter(v -> passes(appearance, v)).count() > 1) {
            asked.add(Need.SHARED_OPERAND);
            meet(Need.SHARED_OPERAND, Set.copyOf(floating).size() < floating.size());
        }
        int first = appearance.made().get(0).id();
        for (Value operand : floating) {
            for (int id : needed) {
                Node user = subject.graph().node(id);
                if (!(operand.node().op() instanceof Constant)
                        && !appearance.made().contains(user)
                        && user.inputs().contains(operand)) {
                    met.add(id < first ? Need.CONSUMER_BEFORE : Need.CONSUMER_AFTER);
                }
            }
        }
    }

    /** Whether a cotangent passes from what was made to an operand. */
    private static boolean passes(Appearance appearance, Value operand) {
        return appearance.made().stream()
                .anyMatch(n -> IntStream.range(0, n.inputs().size())
                        .anyMatch(k -> n.inputs().get(k).equals(operand) && n.op().differentiable(k)));
    }

    private void meet(Need need, boolean whether) {
        if (whether) {
            met.add(need);
        }
    }

    private static boolean hasNoElements(Appearance appearance) {
        return appearance.operands().stream().anyMatch(v -> v.shape().size() == 0)
                || appearance.nodes().stream()
                        .flatMap(n -> n.outputs().stream())
                        .anyMatch(t -> t.shape().size() == 0);
    }
}
