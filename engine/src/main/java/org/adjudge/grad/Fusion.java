package org.adjudge.grad;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.adjudge.grad.Simplified.Step;
import org.adjudge.ir.BroadcastTo;
import org.adjudge.ir.Reduce;
import org.adjudge.ir.TensorType;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Puts elementwise steps of one shape together, as many as can be computed in one pass over memory, and orders the rest around
 * them. What is summed or averaged along whole rows of that shape, and elementwise steps of such values, are computed in the same pass: a row is there
 * when its elements are.
 *
 * <p>A group stays open, and what else comes is done before it, until something needs a value of it that cannot join it. An open
 * group waits for no other group, because it was closed when another needed it; so any may be closed at any time.
 */
final class Fusion {
    private final Simplified source;
    private final List<Group> groups = new ArrayList<>();
    private final Map<Space, Open> open = new LinkedHashMap<>();
    /** For each value the open group that computes it. */
    private final Map<Integer, Open> pending = new HashMap<>();

    /** A group that steps may join, and the shape of what it computes for its rows, with the summed axes, if it does. */
    private static final class Open {
        final Space space;
        final List<Step> steps = new ArrayList<>();
        Optional<Shape> rows = Optional.empty();

        Open(Space space) {
            this.space = space;
        }

        /** Whether it can go on with a value that it computes: not if that has lost the axes of its row. */
        boolean goesOnWith(Shape value) {
            return value.equals(space.shape) || Optional.of(value).equals(rows);
        }
    }

    /** What the elements of a group have in common. */
    record Space(DType dtype, Shape shape) {}

    /** Steps of one space or of its rows, or one step that is of none. */
    record Group(List<Step> steps, Optional<Space> space) {}

    private Fusion(Simplified source) {
        this.source = source;
    }

    /** The steps in the order in which they are to be done, those of a group together. */
    static List<Group> groups(Simplified source) {
        Fusion fusion = new Fusion(source);
        source.needed(fusion.unrepeated()).forEach(fusion::place);
        List.copyOf(fusion.open.values()).forEach(fusion::close);
        return fusion.groups;
    }

    /** The steps, of which elementwise ones take what is repeated to their shape as it is before: they repeat it anyway. */
    private List<Step> unrepeated() {
        Map<Integer, Integer> repeated = new HashMap<>();
        List<Step> steps = new ArrayList<>();
        for (Step step : source.steps()) {
            if (step.op() instanceof BroadcastTo) {
                repeated.put(step.out().get(0), step.in().get(0));
                steps.add(step);
            } else {
                steps.add(space(step).isPresent() ? step.of(repeated) : step);
            }
        }
        return steps;
    }

    private void place(Step step) {
        closeUnless(step, (input, group) -> group.goesOnWith(source.type(input).shape()));
        Optional<Space> home = home(step);
        closeUnless(step, (input, group) -> Optional.of(group.space).equals(home));
        if (home.isEmpty()) {
            groups.add(new Group(List.of(step), home));
            return;
        }
        Open group = open.computeIfAbsent(home.get(), Open::new);
        group.steps.add(step);
        if (isRowSum(step)) {
            group.rows = Optional.of(rows(step));
        }
        pending.put(step.out().get(0), group);
    }

    /** Closes the groups that compute inputs of a step, but for those of which something holds. */
    private void closeUnless(Step step, BiPredicate<Integer, Open> holds) {
        for (int input : step.in()) {
            Open group = pending.get(input);
            if (group != null && !holds.test(input, group)) {
                close(group);
            }
        }
    }

    private boolean isRowSum(Step step) {
        return step.op().rowSums(List.of(source.type(step.in().get(0)))).isPresent();
    }

    /** The shape of a step's sums, with the axes that are summed. */
    private Shape rows(Step sum) {
        Shape shape = source.type(sum.in().get(0)).shape();
        return ((Reduce) sum.op()).kept(shape);
    }

    /** The space of the group that a step joins or opens. */
    private Optional<Space> home(Step step) {
        if (isRowSum(step)) {
            TensorType x = source.type(step.in().get(0));
            Space space = new Space(x.dtype(), x.shape());
            Open group = open.get(space);
            boolean joins = group == null || group.rows.orElse(rows(step)).equals(rows(step));
            return joins ? Optional.of(space) : Optional.empty();
        }
        Optional<Space> own = space(step);
        return own.isEmpty()
                ? own
                : step.in().stream()
                        .map(pending::get)
                        .filter(group -> group != null && isOfRows(step, own.get(), group))
                        .findFirst()
                        .map(group -> group.space)
                        .or(() -> own);
    }

    /** Whether an elementwise step computes what a group has for its rows, from such values and single ones. */
    private boolean isOfRows(Step step, Space own, Open group) {
        return group.rows.isPresent()
                && own.equals(new Space(group.space.dtype, group.rows.get()))
                && step.in().stream()
                        .map(input -> source.type(input).shape())
                        .allMatch(shape -> shape.size() == 1 || shape.equals(group.rows.get()));
    }

    private void close(Open group) {
        open.remove(group.space);
        boolean alone = group.steps.size() == 1 && group.rows.isPresent();
        groups.add(new Group(group.steps, alone ? Optional.empty() : Optional.of(group.space)));
        group.steps.forEach(step -> pending.remove(step.out().get(0)));
    }

    /** The space that a step's elements are computed in, if it is elementwise: all floating values of one dtype, else bool. */
    private Optional<Space> space(Step step) {
        if (step.op().fragment().isEmpty()) {
            return Optional.empty();
        }
        TensorType result = source.type(step.out().get(0));
        @Nullable DType floating = null;
        List<TensorType> types =
                new ArrayList<>(step.in().stream().map(source::type).toList());
        types.add(result);
        for (TensorType type : types) {
            DType dtype = type.dtype();
            if (dtype.isFloating() && (floating == null || floating == dtype)) {
                floating = dtype;
            } else if (dtype != DType.BOOL) {
                return Optional.empty();
            }
        }
        return floating == null || result.shape().size() == 0
                ? Optional.empty()
                : Optional.of(new Space(floating, result.shape()));
    }
}
