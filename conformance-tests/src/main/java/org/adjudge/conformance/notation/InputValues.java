package org.adjudge.conformance.notation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.adjudge.conformance.notation.Draws.Strata;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;

/**
 * The values of the inputs of a case: what the line gives, or else drawn. No two floating values that are drawn are
 * equal, in all inputs together, up to about a million of f32; none is drawn that the line gives elsewhere; and none,
 * unless a domain says so, is nearer than 0.1 to a multiple of 1 or farther than 1.9 from 0.
 */
final class InputValues {
    private static final List<Double> FAR_FROM_KINKS = List.of(-1.9, -1.1, -0.9, -0.1, 0.1, 0.9, 1.1, 1.9);
    private static final int TRIES = 100;

    private final Draws draws;
    private final Set<Double> taken = new HashSet<>();
    private int[] slots = {};
    private int nextSlot;

    private InputValues(Draws draws) {
        this.draws = draws;
    }

    /** A declared input. */
    record Declaration(
            int offset, String name, DType dtype, Shape shape, Optional<Tensor> literal, int domainAt, Domain domain) {
        boolean isSpread() {
            return literal.isEmpty()
                    && dtype.isFloating()
                    && (domain == Domain.Named.ANY || domain == Domain.Named.DISTINCT);
        }
    }

    /** The tensor of each declaration. */
    static List<Tensor> of(List<Declaration> declarations, long seed) {
        InputValues values = new InputValues(new Draws(seed));
        values.slots = values.draws.permutation(declarations.stream()
                .filter(Declaration::isSpread)
                .mapToInt(d -> d.shape().size())
                .sum());
        Tensor[] result = new Tensor[declarations.size()];
        for (int pass = 0; pass < 3; pass++) { // what is spread goes around what is given, which is known first
            for (int i = 0; i < result.length; i++) {
                Declaration d = declarations.get(i);
                if (pass == (d.literal().isPresent() ? 0 : d.isSpread() ? 2 : 1)) {
                    result[i] = values.tensor(d);
                }
            }
        }
        return List.of(result);
    }

    private Tensor tensor(Declaration d) {
        if (d.literal().isPresent()) {
            Tensor literal = d.literal().get();
            Arrays.stream(literal.toDoubles()).forEach(taken::add);
            return literal;
        }
        if (d.dtype() == DType.BOOL) {
            return bools(d);
        }
        if (d.domain() instanceof Domain.Interval interval) {
            return d.dtype().isFloating() ? between(d, interval) : wholeBetween(d, interval);
        }
        return switch ((Domain.Named) d.domain()) {
            case ANY -> d.dtype().isFloating() ? spread(d) : wholeBetween(d, new Domain.Interval(-9, true, 9, true));
            case DISTINCT -> d.dtype().isFloating() ? spread(d) : distinct(d);
            case SPD -> spd(d);
            case SIMPLEX -> simplex(d);
            case PERMUTATION -> permutation(d);
        };
    }

    private Tensor bools(Declaration d) {
        if (d.domain() != Domain.Named.ANY) {
            throw new NotationException(d.domainAt(), "a domain for an input of bool", "give a literal, or nothing");
        }
        double[] elements = new double[d.shape().size()];
        Arrays.setAll(elements, i -> draws.below(2));
        return Tensor.of(DType.BOOL, d.shape(), elements);
    }

    private Tensor spread(Declaration d) {
        Strata strata = new Strata(slots.length, FAR_FROM_KINKS);
        double[] elements = new double[d.shape().size()];
        Arrays.setAll(elements, i -> fresh(d.dtype(), strata, slots[nextSlot++]));
        return Tensor.of(d.dtype(), d.shape(), elements);
    }

    private Tensor between(Declaration d, Domain.Interval interval) {
        int n = d.shape().size();
        Strata strata = new Strata(n, List.of(interval.low(), interval.high()));
        int[] order = draws.permutation(n);
        double[] elements = new double[n];
        for (int i = 0; i < n; i++) {
            elements[i] = fresh(d.dtype(), strata, order[i]);
            taken.add(elements[i]);
        }
        return Tensor.of(d.dtype(), d.shape(), elements);
    }

    /** A number of the slot that is not taken yet; if there is none to be found, one that is. */
    private double fresh(DType dtype, Strata strata, int slot) {
        double value = 0;
        for (int i = 0; i < TRIES; i++) {
            value = strata.at(slot, draws.unit());
            value = dtype == DType.F32 ? (float) value : value;
            if (!taken.contains(value)) {
                return value;
            }
        }
        return value;
    }

    private Tensor wholeBetween(Declaration d, Domain.Interval interval) {
        double low = interval.lowIncluded() ? Math.ceil(interval.low()) : Math.floor(interval.low()) + 1;
        double high = interval.highIncluded() ? Math.floor(interval.high()) : Math.ceil(interval.high()) - 1;
        double count = high - low + 1;
        if (count < 1 || low < -0x1p31 || high >= 0x1p31) {
            throw new NotationException(
                    d.domainAt(),
                    count < 1 ? "no whole number lies between the bounds" : "the bounds do not fit into i32",
                    "in [0, 5), say");
        }
        double[] elements = new double[d.shape().size()];
        Arrays.setAll(elements, i -> low + draws.below((long) count));
        return Tensor.of(d.dtype(), d.shape(), elements);
    }

    /** As many whole numbers around 0 as are needed, each once. */
    private Tensor distinct(Declaration d) {
        int n = d.shape().size();
        int[] order = draws.permutation(n);
        double[] elements = new double[n];
        Arrays.setAll(elements, i -> order[i] - n / 2);
        return Tensor.of(d.dtype(), d.shape(), elements);
    }

    private Tensor permutation(Declaration d) {
        int extent = lastExtent(d);
        double[] elements = new double[d.shape().size()];
        for (int from = 0; from < elements.length; from += extent) {
            int[] order = draws.permutation(extent);
            for (int i = 0; i < extent; i++) {
                elements[from + i] = order[i];
            }
        }
        return Tensor.of(d.dtype(), d.shape(), elements);
    }

    private Tensor simplex(Declaration d) {
        checkFloating(d);
        int extent = lastExtent(d);
        double[] elements = new double[d.shape().size()];
        int[] order = draws.permutation(elements.length);
        Strata strata = new Strata(elements.length, List.of(0.2, 1.0));
        for (int from = 0; from < elements.length; from += extent) {
            double sum = 0;
            for (int i = from; i < from + extent; i++) {
                elements[i] = strata.at(order[i], draws.unit());
                sum += elements[i];
            }
            for (int i = from; i < from + extent; i++) {
                elements[i] /= sum;
            }
        }
        return Tensor.of(d.dtype(), d.shape(), elements);
    }

    /** {@code B Bᵀ / n + diag(1, 1 + 1/n, 1 + 2/n, …)}, B in (-1, 1): well conditioned, eigenvalues apart. */
    private Tensor spd(Declaration d) {
        checkFloating(d);
        int rank = d.shape().rank();
        if (rank < 2 || d.shape().extent(-1) != d.shape().extent(-2)) {
            throw new NotationException(
                    d.domainAt(), "spd for an input of shape " + d.shape(), "its last two extents must be equal");
        }
        int n = d.shape().extent(-1);
        double[] elements = new double[d.shape().size()];
        for (int from = 0; from < elements.length; from += n * n) {
            double[] b = new double[n * n];
            Arrays.setAll(b, i -> 2 * draws.unit() - 1);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double sum = 0;
                    for (int k = 0; k < n; k++) {
                        sum += b[i * n + k] * b[j * n + k];
                    }
                    elements[from + i * n + j] = sum / n + (i == j ? 1 + (double) i / n : 0);
                }
            }
        }
        return Tensor.of(d.dtype(), d.shape(), elements);
    }

    private static int lastExtent(Declaration d) {
        if (d.shape().rank() == 0) {
            throw new NotationException(
                    d.domainAt(), "this domain for a scalar", "it needs an axis: " + d.dtype() + "[3]");
        }
        return d.shape().extent(-1);
    }

    private static void checkFloating(Declaration d) {
        if (!d.dtype().isFloating()) {
            throw new NotationException(d.domainAt(), "this domain for an input of " + d.dtype(), "make it f32 or f64");
        }
    }
}
