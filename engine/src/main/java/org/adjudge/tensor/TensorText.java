package org.adjudge.tensor;

/** Tensors as text: nested brackets that the notation reads back, elided when large. */
public final class TensorText {
    private TensorText() {}

    /** Nested brackets; of an axis longer than {@code most} (1 or more) only as many of the first and last are shown. */
    public static String nested(Tensor tensor, int most) {
        StringBuilder out = new StringBuilder();
        append(out, tensor, 0, 0, most);
        return out.toString();
    }

    private static void append(StringBuilder out, Tensor tensor, int axis, int offset, int most) {
        if (axis == tensor.shape().rank()) {
            out.append(element(tensor, offset));
            return;
        }
        int extent = tensor.shape().extent(axis);
        int stride = tensor.shape().strides()[axis];
        out.append('[');
        for (int i = 0; i < extent; i++) {
            if (i > 0) {
                out.append(", ");
            }
            if (extent > most && i == (most + 1) / 2) {
                out.append("...");
                i = extent - most / 2 - 1;
            } else {
                append(out, tensor, axis + 1, offset + i * stride, most);
            }
        }
        out.append(']');
    }

    /** One element: a decimal that reads back to the same number, without a fraction where it is whole. */
    public static String element(Tensor tensor, int index) {
        return switch (tensor.dtype()) {
            case F32 -> whole(Float.toString((float) tensor.get(index)));
            case F64 -> whole(Double.toString(tensor.get(index)));
            case I32, I64 -> Long.toString(tensor.getLong(index));
            case BOOL -> tensor.get(index) != 0 ? "True" : "False";
        };
    }

    private static String whole(String decimal) {
        return switch (decimal) {
            case "Infinity" -> "inf";
            case "-Infinity" -> "-inf";
            case "NaN" -> "nan";
            case "-0.0" -> decimal;
            default ->
                decimal.endsWith(".0")
                        ? decimal.substring(0, decimal.length() - 2)
                        : decimal.replace(".0E", "E").replace('E', 'e');
        };
    }
}
