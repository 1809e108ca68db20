package org.adjudge.tensor;

import java.util.Optional;

/**
 * By what images that are scaled and moved are sampled: a weight that depends on the distance between where a pixel of the result
 * lies and a pixel of the image, 0 beyond a radius.
 *
 * <p>Coordinates and weights are float32 in every precision, as in TensorFlow's kernels (core/kernels/image/sampling_kernels.h,
 * scale_and_translate_op.cc).
 */
public enum Sampling {
    /** {@code sin(πx) sin(πx) / (πx)²}. */
    LANCZOS1("lanczos1", 1) {
        @Override
        float weight(float x) {
            return lanczos(1, x);
        }
    },
    /** {@code 3 sin(πx) sin(πx / 3) / (πx)²}. */
    LANCZOS3("lanczos3", 3) {
        @Override
        float weight(float x) {
            return lanczos(3, x);
        }
    },
    /** {@code 5 sin(πx) sin(πx / 5) / (πx)²}. */
    LANCZOS5("lanczos5", 5) {
        @Override
        float weight(float x) {
            return lanczos(5, x);
        }
    },
    /** {@code exp(-x² / (2 σ²))}, σ = ½. */
    GAUSSIAN("gaussian", 1.5f) {
        @Override
        float weight(float x) {
            return x >= 1.5f ? 0 : (float) Math.exp(-x * x / (2.0 * 0.5f * 0.5f));
        }
    },
    /** 1 up to ½, where it is ½. */
    BOX("box", 1) {
        @Override
        float weight(float x) {
            return x < 0.5f ? 1 : x == 0.5f ? 0.5f : 0;
        }
    },
    /** {@code 1 - x}. */
    TRIANGLE("triangle", 1) {
        @Override
        float weight(float x) {
            return x < 1 ? 1 - x : 0;
        }
    },
    /** The cubic of Keys (1981), a = -½. */
    KEYS_CUBIC("keyscubic", 2) {
        @Override
        float weight(float x) {
            return x >= 2 ? 0 : x >= 1 ? ((-0.5f * x + 2.5f) * x - 4) * x + 2 : ((1.5f * x - 2.5f) * x) * x + 1;
        }
    },
    /** The cubic of Mitchell and Netravali (1988), B = C = ⅓. */
    MITCHELL_CUBIC("mitchellcubic", 2) {
        @Override
        float weight(float x) {
            return x >= 2
                    ? 0
                    : x >= 1
                            ? (((-7f / 18f) * x + 2) * x - 10f / 3f) * x + 16f / 9f
                            : (((7f / 6f) * x - 2) * x) * x + 8f / 9f;
        }
    };

    private static final float PI = 3.1415927f;
    private final String text;
    private final float radius;

    Sampling(String text, float radius) {
        this.text = text;
        this.radius = radius;
    }

    /** TensorFlow's name, such as {@code lanczos3}. */
    public String text() {
        return text;
    }

    /** The one of a name. */
    public static Optional<Sampling> of(String text) {
        for (Sampling sampling : values()) {
            if (sampling.text.equals(text)) {
                return Optional.of(sampling);
            }
        }
        return Optional.empty();
    }

    /** The weight at a distance, 0 or more. */
    abstract float weight(float x);

    private static float lanczos(float radius, float x) {
        if (x > radius || x <= 1e-3) {
            return x > radius ? 0 : 1;
        }
        return radius * sin(PI * x) * sin(PI * x / radius) / (PI * PI * x * x);
    }

    private static float sin(float x) {
        return (float) Math.sin(x);
    }

    /**
     * Where along an axis the pixels of the result are sampled, and how widely: pixel i at {@code (i + ½ - translation) / scale}.
     *
     * @param antialias whether the weights are stretched where the image shrinks
     */
    public record Axis(float scale, float translation, boolean antialias) {}

    /** The weights {@code [to, from]} along an axis: those of a pixel sum to 1, or are 0 where it lies outside the image. */
    float[][] weights(int from, int to, Axis axis) {
        float inverse = (float) (1.0 / axis.scale);
        float start = -inverse * axis.translation;
        float stretch = axis.antialias ? Math.max(inverse, 1) : 1;
        float[][] rows = new float[to][from];
        for (int i = 0; i < to; i++) {
            float at = (i + 0.5f) * inverse + start;
            if (at >= 0 && at <= from) {
                weigh(rows[i], at, stretch);
            }
        }
        return rows;
    }

    private void weigh(float[] row, float at, float stretch) {
        int first = bounded(Math.ceil(at - radius * stretch - 0.5f), row.length);
        int last = bounded(Math.floor(at + radius * stretch - 0.5f), row.length);
        float compress = 1 / stretch;
        float sum = 0;
        for (int j = first; j <= last; j++) {
            row[j] = weight(Math.abs((j + 0.5f - at) * compress));
            sum += row[j];
        }
        float factor = Math.abs(sum) >= 1000 * Float.MIN_NORMAL ? 1 / sum : 0;
        for (int j = first; j <= last; j++) {
            row[j] *= factor;
        }
    }

    private static int bounded(double place, int extent) {
        return (int) Math.max(0, Math.min(place, extent - 1));
    }

    /** Images {@code [n, h, w, c]} sampled to {@code [n, height, width, c]}; sums are carried in double. */
    public Tensor sample(Tensor images, int height, int width, Axis rows, Axis columns) {
        Shape shape = images.shape();
        return ImageProduct.of(
                images, weights(shape.extent(1), height, rows), weights(shape.extent(2), width, columns));
    }

    /** The adjoint: images of the sampled extents back to {@code [n, height, width, c]}. */
    public Tensor back(Tensor images, int height, int width, Axis rows, Axis columns) {
        Shape shape = images.shape();
        return ImageProduct.adjoint(
                images, weights(height, shape.extent(1), rows), weights(width, shape.extent(2), columns));
    }
}
