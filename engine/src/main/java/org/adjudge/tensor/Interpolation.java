package org.adjudge.tensor;

/**
 * How the pixels of a resized image are made of an image's: along each axis a matrix of weights, {@code [to, from]}.
 *
 * <p>Coordinates and weights are float32 in every precision, as in TensorFlow's kernels (core/kernels/image,
 * core/util/image_resizer_state.h), so that no pixel is chosen otherwise.
 */
public enum Interpolation {
    /** The two nearest pixels, by their distance. */
    BILINEAR("Bilinear") {
        @Override
        void weigh(float[] row, float at, boolean alignCorners, boolean halfPixelCenters) {
            float floor = (float) Math.floor(at);
            float upper = at - floor;
            row[Math.max((int) floor, 0)] += 1 - upper;
            row[Math.min((int) Math.ceil(at), row.length - 1)] += upper;
        }
    },
    /** The nearest pixel, the lower one at a half but with aligned corners. */
    NEAREST_NEIGHBOR("NearestNeighbor") {
        @Override
        void weigh(float[] row, float at, boolean alignCorners, boolean halfPixelCenters) {
            double nearest = alignCorners ? Math.floor(at + 0.5) : Math.floor(at);
            row[(int) Math.max(0, Math.min(nearest, row.length - 1))] = 1;
        }
    },
    /**
     * Four pixels by the cubic of Keys (1981), a = -0.5 with half pixel centers and else -0.75, whose position is rounded to a
     * 1024th. Beyond the border the former has no pixel, and the weights are made to sum to 1; the latter repeats the last.
     */
    BICUBIC("Bicubic") {
        @Override
        void weigh(float[] row, float at, boolean alignCorners, boolean halfPixelCenters) {
            int floor = (int) Math.floor(at);
            int offset = (int) Math.rint((at - floor) * TABLE);
            double a = halfPixelCenters ? -0.5 : -0.75;
            float[] weights = {far(a, offset), near(a, offset), near(a, TABLE - offset), far(a, TABLE - offset)};
            float sum = 0;
            for (int k = 0; k < 4; k++) {
                int bounded = Math.max(0, Math.min(floor - 1 + k, row.length - 1));
                boolean inside = bounded == floor - 1 + k;
                weights[k] = inside || !halfPixelCenters ? weights[k] : 0;
                sum += weights[k];
            }
            float factor = halfPixelCenters ? 1 / sum : 1;
            for (int k = 0; k < 4; k++) {
                row[Math.max(0, Math.min(floor - 1 + k, row.length - 1))] += weights[k] * factor;
            }
        }
    };

    private static final int TABLE = 1024;
    private final String text;

    Interpolation(String text) {
        this.text = text;
    }

    /** TensorFlow's name, such as {@code NearestNeighbor}. */
    public String text() {
        return text;
    }

    /** Adds the weights of the pixels at a coordinate. */
    abstract void weigh(float[] row, float at, boolean alignCorners, boolean halfPixelCenters);

    private static float near(double a, int offset) {
        float x = (float) offset / TABLE;
        return (float) (((a + 2) * x - (a + 3)) * x * x + 1);
    }

    private static float far(double a, int offset) {
        float x = (float) offset / TABLE + 1;
        return (float) (((a * x - 5 * a) * x + 8 * a) * x - 4 * a);
    }

    private float[][] weights(int from, int to, boolean alignCorners, boolean halfPixelCenters) {
        float scale = alignCorners && to > 1 ? (from - 1) / (float) (to - 1) : from / (float) to;
        float[][] rows = new float[to][from];
        for (int i = 0; i < to; i++) {
            float centred = (i + 0.5f) * scale;
            float at = !halfPixelCenters ? i * scale : this == NEAREST_NEIGHBOR ? centred : centred - 0.5f;
            weigh(rows[i], at, alignCorners, halfPixelCenters);
        }
        return rows;
    }

    /** Images {@code [n, h, w, c]} resized to {@code [n, height, width, c]}; sums are carried in double. */
    public Tensor resize(Tensor images, int height, int width, boolean alignCorners, boolean halfPixelCenters) {
        Shape shape = images.shape();
        float[][] rows = weights(shape.extent(1), height, alignCorners, halfPixelCenters);
        float[][] columns = weights(shape.extent(2), width, alignCorners, halfPixelCenters);
        return ImageProduct.of(images, rows, columns);
    }

    /** The adjoint: images of the resized extents back to {@code [n, height, width, c]}. */
    public Tensor back(Tensor images, int height, int width, boolean alignCorners, boolean halfPixelCenters) {
        Shape shape = images.shape();
        float[][] rows = weights(height, shape.extent(1), alignCorners, halfPixelCenters);
        float[][] columns = weights(width, shape.extent(2), alignCorners, halfPixelCenters);
        return ImageProduct.adjoint(images, rows, columns);
    }
}
