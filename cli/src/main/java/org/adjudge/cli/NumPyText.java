package org.adjudge.cli;

import java.util.ArrayList;
import java.util.List;
import org.adjudge.tensor.Shape;
import org.adjudge.tensor.Tensor;
import org.adjudge.tensor.TensorText;

/** A tensor as NumPy prints it: a row a line, columns aligned, the middle of long axes left out. */
final class NumPyText {
    private static final int EDGE = 3;
    private static final String ELIDED = "...";

    private final Tensor tensor;
    private final int most;
    private final int width;

    private NumPyText(Tensor tensor, int most) {
        this.tensor = tensor;
        this.most = most;
        int widest = 0;
        for (int i = 0; i < tensor.size(); i++) {
            widest = Math.max(widest, TensorText.element(tensor, i).length());
        }
        this.width = widest;
    }

    /** On one line if it fits there; else a row a line. */
    static String of(Tensor tensor, int columns) {
        String line = TensorText.nested(tensor, 2 * EDGE);
        if (line.length() <= columns || tensor.shape().rank() == 0) {
            return line;
        }
        for (int most = 2 * EDGE; most > 1; most--) {
            String text = new NumPyText(tensor, most).text();
            if (most == 2 || text.lines().mapToInt(String::length).max().orElse(0) <= columns) {
                return text;
            }
        }
        return line;
    }

    private String text() {
        StringBuilder out = new StringBuilder();
        append(out, 0, 0);
        return out.toString();
    }

    private void append(StringBuilder out, int axis, int offset) {
        Shape shape = tensor.shape();
        if (axis == shape.rank()) {
            String element = TensorText.element(tensor, offset);
            out.append(" ".repeat(width - element.length())).append(element);
            return;
        }
        out.append('[');
        boolean innermost = axis == shape.rank() - 1;
        String separator = innermost ? ", " : ",\n" + " ".repeat(axis + 1);
        int stride = shape.strides()[axis];
        String before = "";
        for (int i : shown(shape.extent(axis))) {
            out.append(before);
            before = separator;
            if (i < 0) {
                out.append(ELIDED);
            } else {
                append(out, axis + 1, offset + i * stride);
            }
        }
        out.append(']');
    }

    /** Which positions of an axis are shown; -1 for those left out. */
    private List<Integer> shown(int extent) {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < extent; i++) {
            if (extent <= most || i < (most + 1) / 2 || i >= extent - most / 2) {
                positions.add(i);
            } else if (i == (most + 1) / 2) {
                positions.add(-1);
            }
        }
        return positions;
    }
}
