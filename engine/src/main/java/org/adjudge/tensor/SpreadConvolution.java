package org.adjudge.tensor;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The gradient of a float32 convolution's images of few channels: products of the cotangent's rows and the filters, each added where its window is, by
 * {@link WindowLoops}. What a window's row of taps sees is a run of neighbours; runs are products with whole vectors, the rest of which is zeros. Sums are of the
 * dtype, from stop to stop. The bits depend on no number of threads.
 */
final class SpreadConvolution {
    /** Elements of products at once: what fits into the second cache. */
    private static final int BLOCK = 1 << 14;

    private final WindowLoops loops;
    private final PaddedImages images;
    private final int batches;
    private final int in;
    private final int out;
    private final int elements;
    /** Elements of a run, and of the vectors that hold it. */
    private final int run;

    private final int pitch;
    /** Where each run of a window begins. */
    private final int[] runs;
    /** Where what each row of stops sees begins. */
    private final int[] rows;

    private final int step;
    private final int stops;
    private final int width;
    /** Rows of stops at once. */
    private final int part;

    private SpreadConvolution(WindowLoops loops, Windows windows, int batches, int in, int out) {
        this.loops = loops;
        this.images = new PaddedImages(windows, in);
        this.batches = batches;
        this.in = in;
        this.out = out;
        this.elements = windows.elements() * in;
        int last = windows.axes().get(windows.axes().size() - 1).window();
        this.run = last * in;
        this.pitch = (run + loops.length() - 1) / loops.length() * loops.length();
        int[] taps = images.taps();
        this.runs = IntStream.range(0, taps.length / last)
                .map(k -> taps[k * last] * in)
                .toArray();
        this.rows = Arrays.stream(images.rows()).map(place -> place * in).toArray();
        this.step = images.step() * in;
        this.stops = windows.lastStops();
        this.width = runs.length * pitch;
        this.part = Math.max(1, Math.min(rows.length, BLOCK / (stops * width)));
    }

    /** If the kernel set in force has loops for it, the channels of an image are few, and runs fill at least half of their vectors. */
    static Optional<SpreadConvolution> of(DType dtype, Windows windows, int batches, int in, int out) {
        Windows.Axis last = windows.axes().get(windows.axes().size() - 1);
        return dtype != DType.F32 || last.dilation() != 1 || windows.stops().size() == 0
                ? Optional.empty()
                : Kernels.inForce()
                        .windowLoops()
                        .filter(loops -> in <= loops.length() && 2 * last.window() * in > loops.length())
                        .map(loops -> new SpreadConvolution(loops, windows, batches, in, out));
    }

    private Product product(int count) {
        return Kernels.inForce().product(DType.F32, Product.Form.of(count * stops, out, width, false, false));
    }

    /** x from y and f. */
    Kernel backpropInput() {
        Product most = product(part);
        Product last = product((rows.length - 1) % part + 1);
        return (arrays, to) -> {
            float[] filters = filters((float[]) arrays[1]);
            Workers.each(batches, (long) rows.length * stops * out * width, batch -> {
                int size = images.places() * in + pitch;
                float[] padded = (float[]) Scratch.array(DType.F32, 0, size);
                float[] terms = (float[]) Scratch.array(DType.F32, 1, part * stops * width);
                Lane.clear(padded, 0, size);
                for (int first = 0; first < rows.length; first += part) {
                    Product product = first + part < rows.length ? most : last;
                    product.multiply(arrays[0], (batch * rows.length + first) * stops * out, filters, 0, terms, 0);
                    for (int r = first; r < Math.min(rows.length, first + part); r++) {
                        loops.spread(terms, (r - first) * stops * width, runs, pitch, padded, rows[r], step, stops);
                    }
                }
                Lane.clear(to[0], batch * elements, elements);
                images.takeOut(padded, (float[]) to[0], batch);
            });
        };
    }

    /** {@code [out, runs, pitch]}. */
    private float[] filters(float[] f) {
        float[] turned = (float[]) Scratch.array(DType.F32, 2, out * width);
        Lane.clear(turned, 0, out * width);
        for (int i = 0; i < runs.length * run; i++) {
            int to = i / run * pitch + i % run;
            for (int m = 0; m < out; m++) {
                turned[m * width + to] = f[i * out + m];
            }
        }
        return turned;
    }
}
