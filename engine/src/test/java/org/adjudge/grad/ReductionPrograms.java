package org.adjudge.grad;

import static org.adjudge.grad.Programs.apply;
import static org.adjudge.grad.Programs.ints;
import static org.adjudge.grad.Programs.program;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.grad.Programs.Program;
import org.adjudge.ir.SegmentReduce;
import org.adjudge.ir.UnsortedSegmentReduce;
import org.adjudge.tensor.Shape;

/** Segments in small programs. */
final class ReductionPrograms {
    private ReductionPrograms() {}

    static List<Program> all() {
        List<Program> result = new ArrayList<>();
        for (SegmentReduce.Kind kind : SegmentReduce.Kind.values()) {
            result.add(apply(new SegmentReduce(kind, List.of(0, 0, 0, 2)), of(4, 2)));
            result.add(apply(new SegmentReduce(kind, List.of(1, 1, 2)), of(3)));
        }
        for (UnsortedSegmentReduce.Kind kind : UnsortedSegmentReduce.Kind.values()) {
            // every segment has a slice: of none the largest is the lowest finite number, which has no differences
            result.add(unsorted(kind, 2, of(4, 2), of(4), 1, 0, -1, 1));
            result.add(unsorted(kind, 2, of(2, 3), of(2, 3), 1, 0, 1, 1, -1, 0));
        }
        return result;
    }

    private static Shape of(int... extents) {
        return Shape.of(extents);
    }

    private static Program unsorted(UnsortedSegmentReduce.Kind kind, int segments, Shape data, Shape ids, int... id) {
        UnsortedSegmentReduce op = new UnsortedSegmentReduce(kind, segments);
        return program(op + " of ids " + ids, x -> x.get(0).graph().apply(op, x.get(0), ints(x.get(0), ids, id)), data);
    }
}
