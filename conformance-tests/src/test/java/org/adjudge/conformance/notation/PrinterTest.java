package org.adjudge.conformance.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.adjudge.grad.ReverseMode;
import org.adjudge.ir.Binary;
import org.adjudge.ir.Comparison;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Node;
import org.adjudge.ir.Op;
import org.adjudge.ir.Reduce;
import org.adjudge.ir.Reduction;
import org.adjudge.ir.StridedSlice;
import org.adjudge.ir.Unary;
import org.adjudge.ir.Value;
import org.adjudge.tensor.DType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A graph prints itself, and parsing what it prints gives the same graph. */
class PrinterTest {
    private static Stream<String> lines() {
        return Stream.of(
                        Arrays.stream(Unary.values()).map(op -> "tf." + op.opName() + "(x) | x: f64[3] in (0, 1)"),
                        Arrays.stream(Binary.values())
                                .map(op -> "tf." + op.opName() + "(x, y) | x: f32[2,1], y: f32[3]"),
                        Arrays.stream(Comparison.values())
                                .map(op -> "tf." + op.opName() + "(x, y) | x: i64[2,1], y: i64[3]"),
                        Arrays.stream(Reduction.values())
                                .map(op -> "tf." + op.opName() + "(x) + tf." + op.opName()
                                        + "(x, axis=[0, -1], keepdims=True) | x: f64[2,3,4]"),
                        ElementwiseLines.all(),
                        ConvolutionLines.all(),
                        scansAndSegments(),
                        blocksAndPlaces(),
                        lines("a"),
                        lines("b"),
                        shapes(),
                        linearAlgebra(),
                        neural())
                .flatMap(s -> s);
    }

    private static Stream<String> neural() {
        return Stream.of(
                "tf.nn.softmax_cross_entropy_with_logits(x, y, axis=0) | x: f64[2,3], y: f64[2,3]",
                "tf.nn.sparse_softmax_cross_entropy_with_logits([1, 0], logits=x) | x: f64[2,3]",
                "tf.nn.bias_add(x, y) + tf.nn.bias_add(x, y, 'NCW') | x: f32[2,3,3], y: f32[3]",
                "y, m, v = tf.compat.v1.nn.fused_batch_norm(x, s, s, epsilon=0.25); m * v | x: f64[2,1,1,3], s: f64[3]",
                "tf.compat.v1.nn.fused_batch_norm(x, s, s, s, s, is_training=False)[0] | x: f64[2,1,1,3], s: f64[3]",
                "tf.raw_ops.ResizeBilinear(x, [3, 2], align_corners=True) | x: f32[1,2,2,1]",
                "tf.raw_ops.ScaleAndTranslate(tf.raw_ops.ScaleAndTranslateGrad(x, [4, 1], [0.5, 2], [0, -0.25], antialias=False), [1, 2], [1, 0.1], [0, 1], 'box') | x: f32[1,2,2,1]",
                "tf.image.crop_and_resize(x, b, [1, 0], [2, 3], 'nearest', extrapolation_value=2) + tf.image.crop_and_resize(x, b, [1, 0], [2, 3]) | x: f64[2,3,3,2], b: f64[2,4]",
                "tf.image.resize(tf.raw_ops.ResizeBicubicGrad(x, [4, 1], half_pixel_centers=True), [1, 2], method='nearest') | x: f32[1,2,2,1]",
                "tf.nn.lrn(x) + tf.nn.local_response_normalization(x, 2, 0.5, alpha=2, beta=0.75) | x: f64[1,1,2,3]");
    }

    private static Stream<String> linearAlgebra() {
        return Stream.of(
                "tf.einsum('ij , jk', x, y) | x: f64[2,3], y: f64[3,2]",
                "tf.einsum('...ii->...i', x) | x: f32[2,3,3]",
                "tf.einsum('i,i,i->', x, y, [1, 2]) | x: f64[2], y: f64[2] | order=2",
                "tf.linalg.inv(x) + tf.linalg.inv(x, adjoint=True) | x: f64[2,3,3] spd",
                "tf.linalg.solve(x, y) + tf.linalg.solve(x, rhs=y, adjoint=True) | x: f64[2,2] spd, y: f64[2,3]",
                "tf.linalg.triangular_solve(x, tf.linalg.triangular_solve(x, y, False, True)) | x: f64[2,2] spd, y: f64[2,3]",
                "tf.linalg.cholesky(x) | x: f64[2,2] spd",
                "tf.linalg.det(x) | x: f64[2,2] spd",
                "tf.linalg.band_part(x, -1, num_upper=0) | x: f64[2,2]",
                "tf.linalg.matvec(x, y) + tf.tensordot(x, y, [[1], [0]]) | x: f64[2,3], y: f64[3]",
                "tf.linalg.cross(x, x) * tf.linalg.logdet(y) | x: f64[3], y: f64[2,2] spd",
                "tf.linalg.cholesky_solve(x, x) | x: f64[2,2] spd",
                "tf.linalg.diag(x, k=(-1, 0), num_rows=4, num_cols=3, padding_value=p, align='LEFT_RIGHT') | x: f64[2,3], p: f64",
                "tf.linalg.diag_part(x, k=(-1, 1)) + tf.linalg.diag_part(x, k=[-1, 1], padding_value=2, align='LEFT_LEFT') | x: f64[3,3]",
                "tf.linalg.set_diag(x, tf.linalg.diag_part(x), k=0, align='RIGHT_RIGHT') | x: f64[2,2]",
                "tf.linalg.tensor_diag_part(tf.linalg.tensor_diag(x)) | x: f64[2,3]",
                "s, l = tf.linalg.slogdet(x); s * l | x: f64[2,2] spd",
                "q, r = tf.linalg.qr(x); q @ r | x: f64[2,2] spd",
                "s, u, v = tf.linalg.svd(x); u * s @ v | x: f64[2,2] spd",
                "e, v = tf.linalg.eigh(x); v * e + tf.linalg.eigvalsh(x) | x: f64[2,2] spd",
                "tf.linalg.pinv(x) + tf.linalg.pinv(x, rcond=0.5) | x: f64[2,2] spd",
                "tf.linalg.lstsq(x, y) + tf.linalg.lstsq(x, y, l2_regularizer=2) + tf.linalg.lstsq(x, y, fast=False) | x: f64[2,2] spd, y: f64[2,1]",
                "tf.linalg.expm(x) @ tf.linalg.sqrtm(x) | x: f64[2,2] spd",
                "tf.linalg.matrix_rank(x) + tf.linalg.matrix_rank(x, tol=2) | x: f64[2,2] spd",
                "tf.linalg.trace(x @ tf.eye(2, dtype=tf.float64)) | x: f64[2,2]");
    }

    private static Stream<String> shapes() {
        return Stream.of(
                "tf.raw_ops.Div(tf.raw_ops.Add(x, y), tf.raw_ops.Inv(y)) | x: f64[2], y: f64[2]",
                "tf.raw_ops.Select(x > y, x, y) | x: f64[2], y: f64[2]",
                "tf.raw_ops.BatchMatMulV2(tf.raw_ops.BatchMatMul(x, x), x) | x: f64[2,2]",
                "tf.raw_ops.MatrixDiag(x) | x: f64[2,3]",
                "tf.tile(x, [2, 1]) | x: f64[2,3]",
                "tf.reverse(x, [-1]) | x: f64[2,3]",
                "tf.roll(x, 1, axis=[-1]) | x: f64[2,3]",
                "a, b = tf.split(x, 2); a * b | x: f64[4]",
                "a, = tf.split(x, 1); b, c = tf.split(a, [1, -1], 0); c | x: f64[4]",
                "tf.split(x, 3, axis=1)[-1] | x: f64[2,3] | wrt=x",
                "a, b, c = tf.unstack(x, axis=-1); a + c | x: f64[2,3] | wrt=x,b",
                "tf.pad(x, [[1, 0]], constant_values=y) + tf.pad(x, [[1, 0]], constant_values=7) | x: f64[2], y: f64",
                "tf.pad(x, [[1, 0]], mode='REFLECT') | x: f64[2]",
                "tf.raw_ops.MirrorPadGrad(x, [[1, 0]], 'SYMMETRIC') | x: f64[3]",
                "tf.gather(x, i, batch_dims=1) + tf.gather(x, i, axis=-1, batch_dims=-1) | x: f64[2,3], i: i32[2,2] in [0, 2)",
                "tf.gather_nd(x, [[1], [0]], batch_dims=1) | x: f64[2,3]",
                "tf.scatter_nd([[0], [2]], x, [4]) | x: f64[2]");
    }

    private static Stream<String> blocksAndPlaces() {
        return Stream.of(
                "tf.tensor_scatter_nd_add(x, i, y) * tf.tensor_scatter_nd_update(x, i, y)"
                        + " | x: f64[3], i: i32[2,1] in [0, 3), y: f64[2]",
                "tf.tensor_scatter_nd_max(x, [[1]], [0]) - tf.tensor_scatter_nd_min(x, [[1]], [0]) | x: f64[3]",
                "tf.raw_ops.ScatterNdNonAliasingAdd(tf.tensor_scatter_nd_sub(x, [[1]], [2]), [[0]], [1]) | x: f64[3]",
                "tf.one_hot(i, 3, y, 0, axis=0) | i: i32[2] in [0, 3), y: f64",
                "a, b = tf.math.top_k(x, k=2); a * tf.cast(b, tf.float64) | x: f64[2,3]",
                "tf.sort(x, axis=0) | x: f64[2,3]",
                "tf.argsort(x, direction='DESCENDING') | x: f64[3]",
                "tf.reverse_sequence(x, [1, 2], seq_axis=1) | x: f64[2,3]",
                "a, b = tf.dynamic_partition(x, [[1, 0], [0, 1]], 2); a - b | x: f64[2,2,3]",
                "tf.dynamic_stitch([[2, 0], 1], [x, y]) | x: f64[2,3], y: f64[3]",
                "tf.boolean_mask(x, [True, False]) | x: f64[2,3]",
                "tf.repeat(x, [0, 2], axis=0) | x: f64[2,3]",
                "tf.nn.space_to_depth(x, 2) | x: f64[1,2,4,1]",
                "tf.nn.depth_to_space(x, 2, data_format='NCHW') | x: f64[1,4,1,2]",
                "tf.space_to_batch(x, [2], [[0, 1]]) | x: f64[1,3]",
                "tf.batch_to_space(x, [2], [[0, 1]]) | x: f64[2,2]",
                "tf.raw_ops.SpaceToBatch(x, [[0, 1], [1, 0]], 2) | x: f64[1,3,1,1]",
                "tf.raw_ops.BatchToSpace(x, [[0, 1], [1, 0]], 2) | x: f64[4,2,1,1]",
                "tf.fill([2, 3], x) | x: f64",
                "tf.ensure_shape(x, [-1, 3]) | x: f64[2,3]");
    }

    private static Stream<String> scansAndSegments() {
        return Stream.of(
                "tf.cumsum(x) + tf.math.cumsum(x, axis=-1, exclusive=True, reverse=True) | x: f64[2,3]",
                "tf.math.cumprod(x, 1) + tf.math.cumprod(x, reverse=True) | x: f64[2,3]",
                "tf.math.cumulative_logsumexp(x, exclusive=True) | x: f32[3]",
                "tf.argmax(x) | x: f64[2,3]",
                "tf.argmin(x, axis=-1, output_type=tf.int32) | x: f64[2,3]",
                "tf.nn.l2_loss(x) | x: f64[2,3]",
                "tf.reduce_logsumexp(x, axis=1) + tf.math.reduce_std(x, 1) | x: f64[2,3]",
                "tf.norm(x, ord=inf, axis=1) + tf.norm(x, ord=1, axis=1) + tf.norm(x, axis=1) | x: f64[2,3]",
                "tf.reduce_any(x) | x: bool[2,3]",
                "tf.math.count_nonzero(x, axis=1) | x: f64[2,3]",
                "tf.math.unsorted_segment_max(x, i, 3) + tf.math.unsorted_segment_min(x, i, 3)"
                        + " | x: f64[4], i: i32[4] in [0, 3)",
                "tf.math.unsorted_segment_prod(x, [1, -1], num_segments=2) | x: f64[2,3]",
                "tf.math.unsorted_segment_mean(x, i, 3) | x: f64[4], i: i32[4] in [0, 3)",
                "tf.math.segment_sum(x, [0, 0, 2]) + tf.math.segment_mean(x, [0, 1, 2]) | x: f64[3]",
                "tf.math.segment_max(x, [0, 0, 2]) + tf.math.segment_min(x, [0, 1, 2]) | x: i64[3]",
                "tf.math.segment_prod(x, []) | x: f64[0,2]");
    }

    private static Stream<String> lines(String half) {
        return half.equals("a")
                ? Stream.of(
                        "x @ y @ z | x: f32[2,3], y: f32[3,4], z: f32[4,5]",
                        "tf.matmul(x, x, True, adjoint_b=True) | x: f64[2,3,3] | order=2",
                        "tf.where(x > 0, tf.sqrt(x), 0.0) | x: f64[4] = [-1, -0.0, nan, -inf]",
                        "tf.cast(tf.cast(x, tf.int64), tf.float64) | x: f32[2]",
                        "tf.cast(x > 0, \"int32\") | x: f64[2]",
                        "tf.reduce_max(x, axis=[]) | x: f64[2,3]",
                        "tf.reduce_prod(x, axis=1) | x: f64[2,3]",
                        "tf.math.cumsum(x, axis=1, exclusive=True) | x: f64[2,3]",
                        "tf.math.cumprod(x, reverse=True) | x: f32[3]",
                        "tf.math.cumulative_logsumexp(x) | x: f64[3]",
                        "tf.nn.l2_loss(x) | x: f64[2,3]",
                        "tf.gather(x, tf.argmax(x)) | x: f64[3]",
                        "tf.reshape(x, [-1, 2]) | x: f64[2,3]",
                        "tf.broadcast_to(x, (4, 3)) | x: f32[3]",
                        "tf.transpose(x) + tf.transpose(x, [2, 1, 0]) | x: f64[2,1,2]",
                        "tf.expand_dims(x, -1) * tf.expand_dims(x, axis=0) | x: f64[3]",
                        "tf.squeeze(x) + tf.squeeze(x, 0) + tf.squeeze(x, [0, 2]) | x: f64[1,3,1]",
                        "tf.concat([x, y, [[1, 2, 3]]], 0) | x: f64[1,3], y: f64[2,3]",
                        "tf.concat([x, x], axis=-1) | x: f64[1,3]",
                        "tf.stack([x, x, 1]) + tf.stack([x, 2.5, x], axis=-1) | x: f32",
                        "tf.slice(x, [1, 0], [1, -1]) | x: f64[2,3]",
                        "tf.pad(x, [[1, 0], [0, 2]]) | x: f64[2,3]")
                : Stream.of(
                        "x[1:, ::-1, tf.newaxis, ..., 0] | x: f64[3,2,2]",
                        "x[-1:0:-2] | x: f64[5]",
                        "tf.strided_slice(x, \"\") | x: f64[5]",
                        "tf.strided_slice_grad(x, [4], \"1:3\") | x: f64[2]",
                        "tf.strided_slice_grad(x, [2, 4], subscripts='..., tf.newaxis, 3') | x: f64[2,1]",
                        "tf.gather(x, [2, 0, 0]) + tf.gather(x, i) | x: f64[3], i: i64[3] permutation",
                        "tf.gather(x, i, axis=-1) | x: f64[2,3], i: i32[2,2] in [0, 3)",
                        "tf.math.unsorted_segment_sum(x, i, 3) | x: f64[4], i: i32[4] in [0, 3)",
                        "tf.nn.softmax(x) + tf.nn.log_softmax(x) | x: f32[2,3]",
                        "tf.nn.softmax(x, axis=0) + tf.nn.log_softmax(x, axis=1) | x: f32[2,3,2]",
                        "x + tf.constant([], tf.float32, [0, 3]) | x: f32[2,1,1]",
                        "x + tf.constant(2, dtype=tf.float64, shape=[2, 2]) | x: f64[2,2]",
                        "x + tf.constant([1, 2, 3, 4], shape=[2, 2], dtype=tf.int64) | x: i64[2,2]",
                        "x * -9223372036854775808 | x: i64[2]",
                        "x * 1e30 + [1e-3, -inf, nan] - [1e7, 16777217, -0.0] | x: f32[3]",
                        "tf.where([True, False], x, 1) | x: f64[2]",
                        "tf.exp(x); y | x: f64[2], y: f64[2]",
                        "a = tf.exp(x); b = a * a; a | x: f64[2] | wrt=x,a, order=2",
                        "x | x: f64[0,3] | ulps=2.5 because \"a \\\"b\\\" \\\\ c\"",
                        "v1 + v2 * v_3 | v1: f32, v2: f32, v_3: f32",
                        "x | x: bool[2,2]");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    void what_is_printed_reads_back_to_an_equal_case(String line) {
        Case c = Case.parse(line);
        Case again = Case.parse(Printer.line(c));
        assertEquals(nodes(c.graph()), nodes(again.graph()));
        assertEquals(c.output().id(), again.output().id());
        c.inputs().forEach((input, value) -> assertEquals(value, again.inputs().get(input.in(again.graph()))));
        assertEquals(c.seed(), again.seed());
        assertEquals(ids(c.wrt()), ids(again.wrt()));
        assertEquals(c.directions(), again.directions());
        assertEquals(c.ulps(), again.ulps());
        assertEquals(Printer.line(c), Printer.line(again));
    }

    private static List<String> nodes(Graph graph) {
        return graph.nodes().stream()
                .map(n -> n.id() + " " + n.op().opName() + " " + n.op() + " " + ids(n.inputs()) + " " + n.outputs())
                .toList();
    }

    private static List<Integer> ids(List<Value> values) {
        return values.stream().map(Value::id).toList();
    }

    @Test
    void the_table_above_holds_every_op() {
        Set<String> seen = new HashSet<>();
        lines().map(Case::parse).flatMap(c -> c.graph().nodes().stream()).forEach(n -> seen.add(key(n.op())));
        for (Class<?> type : Op.kinds()) {
            Object[] rows = type.isEnum() ? type.getEnumConstants() : new Object[] {type.getSimpleName()};
            for (Object row : rows) {
                assertTrue(seen.contains(row.toString()) || type == Reduce.class, () -> "no case of " + row);
            }
        }
        for (Reduction kind : Reduction.values()) {
            assertTrue(seen.contains("Reduce " + kind), () -> "no case of " + kind);
        }
    }

    private static String key(Op op) {
        String type = op.getClass().getSimpleName();
        return op instanceof Enum ? op.toString() : op instanceof Reduce r ? type + " " + r.kind() : type;
    }

    @Test
    void a_program_is_one_assignment_a_node_with_attributes_by_name() {
        Case c = Case.parse("tf.reduce_sum(x @ tf.transpose(w), axis=1, keepdims=True) * 2 | x: f32[2,3], w: f32[4,3]");
        assertEquals(
                "v2 = tf.transpose(w, perm=[1, 0]); v3 = tf.matmul(x, v2); "
                        + "v4 = tf.reduce_sum(v3, axis=[1], keepdims=True); v5 = tf.constant(2, dtype=tf.float32); "
                        + "tf.multiply(v4, v5)",
                Printer.program(c.graph(), c.output()));
    }

    @Test
    void a_node_is_the_right_hand_side_of_its_assignment() {
        List<Node> nodes = Case.parse("y = x[0] ** 2; -y | x: f64[2]").graph().nodes();
        assertEquals(
                List.of("x", "x[0]", "tf.constant(2, dtype=tf.float64)", "tf.pow(v1, v2)", "tf.negative(v3)"),
                nodes.stream().map(Printer::node).toList());
    }

    @Test
    void a_graph_written_in_java_prints_and_reads_back_too() {
        Graph graph = new Graph();
        Value x = graph.input("x", DType.F64, 2, 3);
        Value out = graph.apply(new StridedSlice(List.of()), x.relu().sum(1));
        Case again = Case.parse(Printer.program(graph, out) + " | x: f64[2,3]");
        assertEquals(nodes(graph), nodes(again.graph()));
        assertEquals(out.id(), again.output().id());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    void a_gradient_graph_prints_and_reads_back_too(String line) {
        Case c = Case.parse(line);
        Graph graph = c.graph().copy();
        List<Value> wrt = c.wrt().stream().map(v -> v.in(graph)).toList();
        List<Value> gradients = new ReverseMode().cotangents(c.output().in(graph), graph.constant(c.seed()), wrt);
        Value last = gradients.isEmpty() ? c.output().in(graph) : gradients.get(0);
        String inputs = Printer.line(c).split(" \\| ", -1)[1];
        Case again = Case.parse(Printer.program(graph, last) + " | " + inputs);
        assertEquals(nodes(graph), nodes(again.graph()));
        assertEquals(last.id(), again.output().id());
    }
}
