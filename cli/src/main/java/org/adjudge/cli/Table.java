package org.adjudge.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns as wide as their widest entry. */
final class Table {
    private static final int GAP = 2;

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... titles) {
        rows.add(List.of(titles));
    }

    void row(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    /** How wide the widest line is. */
    int width() {
        int[] widths = widths();
        int width = -GAP;
        for (int w : widths) {
            width += w + GAP;
        }
        return width;
    }

    private int[] widths() {
        int[] width = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int c = 0; c < width.length; c++) {
                width[c] = Math.max(width[c], row.get(c).length());
            }
        }
        return width;
    }

    @Override
    public String toString() {
        int[] width = widths();
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < width.length; c++) {
                line.append(String.format("%-" + (width[c] + GAP) + "s", row.get(c)));
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }
}
