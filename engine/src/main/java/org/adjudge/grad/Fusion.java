package org.adjudge.grad;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.adjudge.grad.Simplified.Step;
import org.adjudge.ir.BroadcastTo;
import org.adjudge.ir.TensorType;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Puts elementwise steps of one shape together, as many as can be computed in one pass over memory, and orders the rest around
 * them.
 *
 * <p>A group stays open, and what else comes is done before it, until something needs a value of it that cannot join it. An open
 * group waits for no other group, because it was closed when another needed it; so any may be closed at any time.
 */
final class Fusion {
    private final Simplified source;
    private final List<Group> groups = new ArrayList<>();
    private final Map<Space, List<Step>> open = new LinkedHashMap<>();
    /** For each value the space of the open group that computes it. */
    private final Map<Integer, Space> pending = new HashMap<>();

    /** What the elements of a group have in common. */
    record Space(DType dtype, Shape shape) {}

    /** Steps of one space, or one step that is of none. */
    record Group(List<Step> steps, Optional<Space> space) {}

    private Fusion(Simplified source) {
        this.source = source;
    }

    /** The steps in the order in which they are to be done, those of a group together. */
    static List<Group> groups(Simplified source) {
        Fusion fusion = new Fusion(source);
        source.needed(fusion.unrepeated()).forEach(fusion::place);
        List.copyOf(fusion.open.keySet()).forEach(fusion::close);
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
        Optional<Space> space = space(step);
        for (int input : step.in()) {
            Space from = pending.get(input);
            if (from != null && !(space.isPresent() && from.equals(space.get()))) {
                close(from);
            }
        }
        if (space.isEmpty()) {
            groups.add(new Group(List.of(step), space));
        } else {
            open.computeIfAbsent(space.get(), s -> new ArrayList<>()).add(step);
            pending.put(step.out().get(0), space.get());
        }
    }

    private void close(Space space) {
        List<Step> group = open.remove(space);
        if (group != null) {
            groups.add(new Group(group, Optional.of(space)));
            group.forEach(step -> pending.remove(step.out().get(0)));
        }
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
