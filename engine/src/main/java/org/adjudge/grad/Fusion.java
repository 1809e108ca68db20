package org.adjudge.grad;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.adjudge.grad.Simplified.Step;
import org.adjudge.ir.Axes;
import org.adjudge.ir.BroadcastTo;
import org.adjudge.ir.Reduce;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.Softmax;
import org.adjudge.ir.TensorType;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Sums;
import org.adjudge.tensor.Sums.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Puts elementwise steps of one shape together, as many as can be computed in one pass over memory, and orders the rest around
 * them. Softmax, what is summed or averaged along whole rows of that shape, and elementwise steps of such values, are computed in the same pass: a row is there
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
        final Set<Integer> totals = new HashSet<>();
        Optional<Shape> rows = Optional.empty();
        int row = 1;
        boolean sumsAll;

        Open(Space space) {
            this.space = space;
        }

        /** Whether it can go on with a value that it computes: not if that is there at the end alone, or has lost the axes of its row. */
        boolean goesOnWith(int number, Shape value) {
            return !totals.contains(number)
                    && (value.equals(space.shape) || Optional.of(value).equals(rows));
        }

        /** Whether sums can be computed with what else it computes: its rows are as long, or say nothing. */
        boolean takes(Sums sums, Optional<Shape> of) {
            boolean asLong = row == 1 || sums.row() == 1 || row == sums.row();
            boolean alike = rows.isEmpty() || of.isEmpty() || rows.equals(of);
            boolean all = sumsAll || sums.kind() == Kind.ALL;
            return asLong && alike && (!all || Sums.sumAll(Math.max(row, sums.row())));
        }

        void sum(int number, Sums sums, Optional<Shape> of) {
            row = Math.max(row, sums.row());
            sumsAll |= sums.kind() == Kind.ALL;
            if (of.isPresent()) {
                rows = of;
            } else {
                totals.add(number);
            }
        }
    }

    /** How often each value is read; one more for what is wanted. */
    private final Map<Integer, Integer> uses = new HashMap<>();
    /** For the first output of each step that stands alone its group's position. */
    private final Map<Integer, Integer> alone = new HashMap<>();

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
        List<Step> steps = source.needed(fusion.unrepeated());
        steps.forEach(step -> step.in().forEach(fusion::count));
        source.wanted().forEach(fusion::count);
        steps.forEach(fusion::place);
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

    private void count(int number) {
        uses.merge(number, 1, Integer::sum);
    }

    private void place(Step step) {
        if (follows(step)) {
            return;
        }
        Open viewed = step.op().isView() ? pending.get(step.in().get(0)) : null;
        if (viewed != null && givesRowsTheirAxes(step, viewed)) {
            join(step, viewed);
            return;
        }
        closeUnless(
                step,
                (input, group) -> group.goesOnWith(input, source.type(input).shape()));
        Optional<Space> home = home(step);
        closeUnless(step, (input, group) -> Optional.of(group.space).equals(home));
        if (home.isEmpty()) {
            alone.put(step.out().get(0), groups.size());
            groups.add(new Group(List.of(step), home));
            return;
        }
        Open group = open.computeIfAbsent(home.get(), Open::new);
        sums(step).ifPresent(sums -> group.sum(step.out().get(0), sums, rows(step, sums)));
        join(step, group);
    }

    /** Whether a step is a function of what nothing else reads, which the pass that computes that can do too: then it does. */
    private boolean follows(Step step) {
        int input = step.in().isEmpty() ? -1 : step.in().get(0);
        Integer position = alone.get(input);
        if (position == null || uses.getOrDefault(input, 0) != 1) {
            return false;
        }
        Step first = groups.get(position).steps().get(0);
        List<TensorType> types = source.types(first);
        boolean follows = first.op().kernel(types, step.op()).isPresent();
        if (follows) {
            groups.set(position, new Group(List.of(first, step), Optional.empty()));
        }
        return follows;
    }

    private void join(Step step, Open group) {
        group.steps.add(step);
        pending.put(step.out().get(0), group);
    }

    /** Whether a view is one of sums of rows, which have lost the summed axes, with these axes. */
    private boolean givesRowsTheirAxes(Step view, Open group) {
        Shape shape = source.type(view.out().get(0)).shape();
        return !group.totals.contains(view.in().get(0)) && Optional.of(shape).equals(group.rows);
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

    /** What a step sums; softmax sums rows, too. */
    private Optional<Sums> sums(Step step) {
        List<TensorType> types = source.types(step);
        return step.op() instanceof Softmax
                ? new Reduce(Reduction.SUM, Axes.of(-1), true)
                        .sumsInPass(types)
                        .filter(sums -> sums.kind() == Kind.ROWS)
                : step.op().sumsInPass(types);
    }

    /** The shape of sums of rows, with the axes that are summed. */
    private Optional<Shape> rows(Step step, Sums sums) {
        Shape shape = source.type(step.in().get(0)).shape();
        if (sums.kind() != Kind.ROWS) {
            return Optional.empty();
        }
        return Optional.of(
                step.op() instanceof Reduce sum ? sum.kept(shape) : shape.reduce(List.of(shape.rank() - 1), true));
    }

    /** The space of the group that a step joins or opens. */
    private Optional<Space> home(Step step) {
        Optional<Sums> sums = sums(step);
        return sums.isPresent() ? home(step, sums.get()) : elementwise(step);
    }

    /** Sums of rows open a group; others join that of their terms. */
    private Optional<Space> home(Step step, Sums sums) {
        TensorType x = source.type(step.in().get(0));
        Space space = new Space(x.dtype(), x.shape());
        Open group = open.get(space);
        boolean joins = group == null
                ? sums.kind() == Kind.ROWS
                : (sums.kind() == Kind.ROWS || pending.get(step.in().get(0)) == group)
                        && group.takes(sums, rows(step, sums));
        return joins ? Optional.of(space) : Optional.empty();
    }

    private Optional<Space> elementwise(Step step) {
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
        List<TensorType> types = source.types(step);
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
