package org.adjudge.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.Problem;

/** What is measured: lines of the notation. */
final class Workloads {
    private static final String BATCH_NORM = "tf.compat.v1.nn.fused_batch_norm";

    private Workloads() {}

    /** A line under a name; {@code forward}: its gradients are not asked for, because TensorFlow has none. */
    record Workload(String name, String line, boolean forward) {
        private Workload(String name, String line) {
            this(name, line, false);
        }

        Problem problem() {
            Problem problem = Case.parse(line).problem();
            return forward ? problem.wrt(List.of()) : problem;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** All, the small ones first. */
    static List<Workload> all() {
        List<Workload> all = new ArrayList<>(List.of(
                new Workload("seed-chain", "tf.matmul(tf.matmul(x, y), z) | x: f32[2,2,2], y: f32[2,2], z: f32[2,2,2]"),
                new Workload("scalars-2000", scalars(2000)),
                new Workload("random-50", random(50)),
                matmul("f32", 64),
                matmul("f32", 256),
                matmul("f32", 1024),
                matmul("f64", 512),
                new Workload("matmul-batched", "x @ y | x: f32[32,8,64,64], y: f32[64,64]"),
                new Workload(
                        "mlp",
                        "h = tf.nn.relu(x @ a + b); g = tf.nn.relu(h @ c + d);"
                                + " tf.nn.softmax_cross_entropy_with_logits(l, g @ e + f)"
                                + " | x: f32[128,784], a: f32[784,256] in (-0.1, 0.1), b: f32[256], c: f32[256,128] in (-0.1, 0.1),"
                                + " d: f32[128], e: f32[128,10] in (-0.1, 0.1), f: f32[10], l: f32[128,10] simplex"
                                + " | wrt=x,a,b,c,d,e,f"),
                new Workload(
                        "attention",
                        "tf.nn.softmax(tf.matmul(q, k, transpose_b=True) * 0.17677669529663687) @ v"
                                + " | q: f32[4,4,64,32], k: f32[4,4,64,32], v: f32[4,4,64,32]")));
        all.addAll(List.of(
                new Workload("lenet", lenet()),
                new Workload(
                        "mobilenet-block",
                        "h = tf.nn.relu6(" + BATCH_NORM
                                + "(tf.nn.depthwise_conv2d(x, w, [1,1,1,1], \"SAME\"), s, o)[0]);"
                                + " tf.nn.relu6(" + BATCH_NORM + "(tf.nn.conv2d(h, p, 1, \"SAME\"), t, q)[0])"
                                + " | x: f32[8,56,56,64], w: f32[3,3,64,1], s: f32[64], o: f32[64],"
                                + " p: f32[1,1,64,64], t: f32[64], q: f32[64]"),
                new Workload(
                        "elementwise-12",
                        "a = x * y; b = a + x; c = tf.tanh(b); d = c * y; e = tf.sigmoid(d); f = e - c; g = f * f;"
                                + " h = tf.exp(-g); i = h + 1.5; j = tf.sqrt(i); j / (e + 1.0)"
                                + " | x: f32[1048576], y: f32[1048576]"),
                new Workload(
                        "broadcast-reduce",
                        "tf.reduce_sum((x + b) * c) | x: f32[1024,1024], b: f32[1024], c: f32[1024]"),
                new Workload("softmax", "tf.nn.softmax(x) | x: f32[1024,1000]"),
                new Workload(
                        "layer-norm",
                        "d = x - tf.reduce_mean(x, axis=-1, keepdims=True);"
                                + " d * tf.math.rsqrt(tf.reduce_mean(d * d, axis=-1, keepdims=True) + 1e-5) * g + b"
                                + " | x: f32[512,1024], g: f32[1024], b: f32[1024]"),
                new Workload("gather-scatter", "tf.gather(x, i) | x: f32[10000,64], i: i32[100000] in [0, 10000)"),
                new Workload("cholesky", "tf.linalg.cholesky(x) | x: f64[256,256] spd", true),
                new Workload("inverse", "tf.linalg.inv(x) | x: f64[256,256] spd", true)));
        return all;
    }

    private static Workload matmul(String dtype, int n) {
        String square = ": " + dtype + "[" + n + "," + n + "]";
        return new Workload("matmul-" + n + "-" + dtype, "x @ y | x" + square + ", y" + square);
    }

    private static String lenet() {
        return "a = tf.nn.max_pool2d(tf.nn.relu(tf.nn.conv2d(x, c, 1, \"SAME\") + d), 2, 2, \"VALID\");"
                + " b = tf.nn.max_pool2d(tf.nn.relu(tf.nn.conv2d(a, e, 1, \"VALID\") + f), 2, 2, \"VALID\");"
                + " h = tf.nn.relu(tf.reshape(b, [32, 400]) @ g + k); i = tf.nn.relu(h @ m + n);"
                + " tf.nn.softmax_cross_entropy_with_logits(l, i @ p + q)"
                + " | x: f32[32,28,28,1], c: f32[5,5,1,6] in (-0.2, 0.2), d: f32[6], e: f32[5,5,6,16] in (-0.2, 0.2), f: f32[16],"
                + " g: f32[400,120] in (-0.1, 0.1), k: f32[120], m: f32[120,84] in (-0.1, 0.1), n: f32[84],"
                + " p: f32[84,10] in (-0.1, 0.1), q: f32[10], l: f32[32,10] simplex"
                + " | wrt=x,c,d,e,f,g,k,m,n,p,q";
    }

    /** A chain of scalar nodes, each of the one before it and any other: sums, differences and products, now and then a tanh. */
    private static String scalars(int count) {
        SplittableRandom random = new SplittableRandom(count);
        List<String> names = new ArrayList<>(List.of("x", "y"));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String last = names.get(names.size() - 1);
            String other = names.get(random.nextInt(names.size()));
            String value = i % 10 == 9
                    ? "tf.tanh(" + last + ")"
                    : last + List.of(" + ", " - ", " * ").get(random.nextInt(3)) + other;
            append(text, "v" + i, value, i == count - 1);
            names.add("v" + i);
        }
        return text + " | x: f32[] = 0.7, y: f32[] = -0.4";
    }

    /** Nodes of [8,8], each of the one before it and any other: in fives a product, its tanh, and three of sum, difference and elementwise product. */
    private static String random(int count) {
        SplittableRandom random = new SplittableRandom(count);
        List<String> names = new ArrayList<>(List.of("x", "y"));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String last = names.get(names.size() - 1);
            String other = names.get(random.nextInt(names.size()));
            String value = i % 5 == 0
                    ? last + " @ " + other
                    : i % 5 == 1
                            ? "tf.tanh(" + last + ")"
                            : last + List.of(" + ", " - ", " * ").get(random.nextInt(3)) + other;
            append(text, "v" + i, value, i == count - 1);
            names.add("v" + i);
        }
        return text + " | x: f32[8,8] in (-1, 1), y: f32[8,8] in (-1, 1)";
    }

    private static void append(StringBuilder text, String name, String value, boolean last) {
        text.append(last ? value : name + " = " + value + "; ");
    }
}
