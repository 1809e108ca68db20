package org.adjudge.grad;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.adjudge.grad.Fusion.Group;
import org.adjudge.grad.Simplified.Step;

/**
 * Does forward passes again instead of holding what they compute until the backward passes need it (Chen et al. 2016; Griewank
 * and Walther 2008, §12.2).
 *
 * <p>The forward passes are cut into segments. What crosses a cut is held, the checkpoints; the rest is let go, and a segment is
 * done again from its checkpoints when the first backward pass comes that needs something of it. The segment may be cut in turn.
 * It is all a matter of order: each pass reads what was computed last, and what nothing reads before it is computed again is not
 * computed.
 */
final class Checkpoints {
    private static final int NONE = -1;

    private final Simplified source;
    private final List<Group> groups;
    /** How many groups, from the first on, are forward passes. */
    private final int forward;
    /** The bytes that each forward pass computes for backward passes. */
    private final long[] needed;
    /** The positions of the groups in the order in which they are done, some several times. */
    private final List<Integer> order = new ArrayList<>();
    /** For each backward pass the last forward pass that it reads, or an earlier one that a backward pass before it has come to. */
    private final int[] turnsAt;

    private int nextBackward;

    private Checkpoints(Simplified source, List<Group> groups, int forward) {
        this.source = source;
        this.groups = groups;
        this.forward = forward;
        this.needed = new long[forward];
        this.turnsAt = new int[groups.size()];
        this.nextBackward = forward;
    }

    /**
     * Groups that compute the same.
     *
     * @param output the forward passes are those up to the one that computes it
     * @param repeats how many times a forward pass may be done again
     */
    static List<Group> groups(Simplified source, List<Group> groups, int output, int repeats) {
        int forward = 0;
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).steps().stream().anyMatch(step -> step.out().contains(output))) {
                forward = i + 1;
            }
        }
        if (forward == 0) {
            return groups;
        }
        Checkpoints checkpoints = new Checkpoints(source, groups, forward);
        checkpoints.findNeeds();
        checkpoints.order(0, forward, repeats);
        return checkpoints.renamed();
    }

    private void findNeeds() {
        int[] computedBy = new int[source.count()];
        Arrays.fill(computedBy, -1);
        for (int i = 0; i < forward; i++) {
            for (Step step : groups.get(i).steps()) {
                for (int number : step.out()) {
                    computedBy[number] = i;
                }
            }
        }
        boolean[] counted = new boolean[source.count()];
        int turn = forward - 1;
        for (int j = forward; j < groups.size(); j++) {
            int latest = -1;
            for (Step step : groups.get(j).steps()) {
                for (int number : step.in()) {
                    latest = Math.max(latest, computedBy[number]);
                    if (computedBy[number] >= 0 && !counted[number]) {
                        counted[number] = true;
                        needed[computedBy[number]] += source.bytes(number);
                    }
                }
            }
            turn = latest < 0 ? turn : Math.min(turn, latest);
            turnsAt[j] = turn;
        }
    }

    /** Forward passes and the backward passes that need them, the last ones first. */
    private void order(int from, int to, int repeats) {
        List<Integer> cuts = cuts(from, to, repeats);
        int last = cuts.get(cuts.size() - 1);
        for (int i = from; i < last; i++) {
            order.add(i);
        }
        if (cuts.size() == 1) {
            for (int i = from; i < to; i++) {
                order.add(i);
            }
            for (; nextBackward < groups.size() && turnsAt[nextBackward] >= from; nextBackward++) {
                order.add(nextBackward);
            }
            return;
        }
        int end = to;
        for (int k = cuts.size() - 1; k >= 0; k--) {
            order(cuts.get(k), end, repeats - 1);
            end = cuts.get(k);
        }
    }

    /** Where segments begin that compute equally many bytes for backward passes. */
    private List<Integer> cuts(int from, int to, int repeats) {
        long bytes = 0;
        int count = 0;
        for (int i = from; i < to; i++) {
            bytes += needed[i];
            count += needed[i] > 0 ? 1 : 0;
        }
        long segments = repeats == 0 ? 1 : Math.max(1, Math.round(Math.pow(count, 1.0 / (repeats + 1))));
        List<Integer> cuts = new ArrayList<>(List.of(from));
        long before = 0;
        for (int i = from; i < to; i++) {
            if (before * segments >= cuts.size() * bytes && cuts.size() < segments) {
                cuts.add(i);
            }
            before += needed[i];
        }
        return cuts;
    }

    /**
     * The groups in their order, without what nothing reads. What is computed again has a number of its own, but for the last time.
     */
    private List<Group> renamed() {
        int[] names = new int[source.count()];
        boolean[] read = new boolean[source.count()];
        Arrays.setAll(names, number -> number);
        source.wanted().forEach(number -> read[number] = true);
        List<Group> result = new ArrayList<>();
        for (int e = order.size() - 1; e >= 0; e--) {
            Group group = groups.get(order.get(e));
            List<Step> steps = new ArrayList<>();
            for (int k = group.steps().size() - 1; k >= 0; k--) {
                Step step = group.steps().get(k);
                if (step.out().stream().anyMatch(number -> read[number])) {
                    List<Integer> out = named(names, step.out());
                    step.out().forEach(number -> read[number] = false);
                    step.out().forEach(number -> names[number] = NONE);
                    step.in().forEach(number -> read[number] = true);
                    steps.add(new Step(step.op(), named(names, step.in()), out));
                }
            }
            if (!steps.isEmpty()) {
                Collections.reverse(steps);
                result.add(new Group(steps, group.space()));
            }
        }
        Collections.reverse(result);
        return result;
    }

    /** The names that values have now; those that the next pass further to the front computes. */
    private List<Integer> named(int[] names, List<Integer> numbers) {
        for (int number : numbers) {
            if (names[number] == NONE) {
                names[number] = source.again(number);
            }
        }
        return numbers.stream().map(number -> names[number]).toList();
    }
}
