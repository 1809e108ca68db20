package org.adjudge.conformance.notation;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.adjudge.conformance.notation.GraphBuilder.Operand;
import org.adjudge.ir.Value;

/**
 * TensorFlow's functions that the notation knows, by their names without {@code tf.} and its modules: one row a function,
 * its signature as in Python and how to build it. The rows stand in {@code …Rows}, a file for each family.
 */
public final class Vocabulary {
    private static final Vocabulary ROWS = new Vocabulary();

    private final SortedMap<String, Row> rows = new TreeMap<>();

    private record Row(Signature signature, Function<Call, Datum> build, boolean isList) {}

    private Vocabulary() {
        ElementwiseRows.addTo(this);
        ActivationRows.addTo(this);
        SpecialRows.addTo(this);
        ReductionRows.addTo(this);
        StatisticsRows.addTo(this);
        ScanRows.addTo(this);
        DecompositionRows.addTo(this);
        SegmentRows.addTo(this);
        LayoutRows.addTo(this);
        ShapeRows.addTo(this);
        IndexRows.addTo(this);
        SelectionRows.addTo(this);
        SequenceRows.addTo(this);
        BlockRows.addTo(this);
        ConvolutionRows.addTo(this);
        PoolingRows.addTo(this);
        TwinRows.addTo(this);
        LinearAlgebraRows.addTo(this);
        DiagonalRows.addTo(this);
        NormalisationRows.addTo(this);
        LossRows.addTo(this);
        ImageRows.addTo(this);
    }

    /** Adds a row; the aliases are other names of the same function with the same parameters. */
    void row(String signature, Function<Call, Value> build, String... aliases) {
        add(new Row(Signature.of(signature), call -> new Datum.Node(build.apply(call)), false), aliases);
    }

    /** Adds a row of a function whose value is a list of tensors. */
    void listRow(String signature, Function<Call, List<Value>> build, String... aliases) {
        Function<Call, Datum> items = call -> new Datum.Items(build.apply(call).stream()
                .map(value -> (Datum) new Datum.Node(value))
                .toList());
        add(new Row(Signature.of(signature), items, true), aliases);
    }

    private void add(Row row, String... aliases) {
        add(row.signature().name(), row);
        for (String alias : aliases) {
            add(alias, row);
        }
    }

    private void add(String name, Row row) {
        if (rows.put(name, row) != null) {
            throw new AssertionError("two rows of the vocabulary are named '" + name + "'");
        }
    }

    /** The signature of each name, aliases included, in alphabetical order. */
    public static Map<String, String> signatures() {
        Map<String, String> result = new TreeMap<>();
        ROWS.rows.forEach((name, row) -> result.put(name, row.signature().text()));
        return Collections.unmodifiableMap(result);
    }

    /** The signature of a function that is known. */
    static Signature signature(String name) {
        return row(0, name).signature();
    }

    /** Whether a function's value is a list of tensors. */
    static boolean isList(String name) {
        return row(0, name).isList();
    }

    /** Appends a call to the graph. */
    static Datum call(int offset, String name, List<Signature.Argument> arguments, GraphBuilder graph) {
        Row row = row(offset, name);
        Map<String, Operand> bound = row.signature().bind(offset, arguments);
        try {
            return row.build().apply(new Call(offset, row.signature().name(), bound, graph));
        } catch (NotationException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw NotationException.of(offset, e);
        }
    }

    private static Row row(int offset, String name) {
        Row row = ROWS.rows.get(name);
        if (row == null) {
            throw new NotationException(
                    offset,
                    "unknown op '" + name + "'",
                    Names.suggestion(name, ROWS.rows.keySet()).orElse("nothing in the vocabulary has a name like it"));
        }
        return row;
    }
}
