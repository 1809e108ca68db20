package org.adjudge.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was found of each op: a row an op, a column a kind of check in a dtype. A case counts for every op in its graph. */
final class OpMatrix {
    private static final List<String> KINDS = List.of("output", "gradient", "second-order gradient");
    private static final List<String> DTYPES = List.of("f32", "f64");
    private static final String SPECIAL = "special values";

    /** A column: a kind of check, and the dtype if the kind is split by it. */
    record Column(String kind, String dtype) implements Comparable<Column> {
        private static final Comparator<Column> ORDER = Comparator.comparingInt(
                        (Column c) -> KINDS.contains(c.kind) ? KINDS.indexOf(c.kind) : KINDS.size())
                .thenComparing(Column::kind)
                .thenComparing(Column::dtype);

        @Override
        public int compareTo(Column other) {
            return ORDER.compare(this, other);
        }

        String title() {
            return switch (kind) {
                        case "output" -> "forward";
                        case "second-order gradient" -> "second order";
                        default -> kind;
                    }
                    + (dtype.isEmpty() ? "" : " " + dtype);
        }
    }

    /** The checks of an op in a column: how many, the gravest mark, the worst distance and the greatest part of an allowance. */
    record Cell(int checks, Mark mark, double worst, double used) {
        static Cell of(CheckEntry check) {
            double ulps = check.ulps().map(Ulps::count).orElse(0.0);
            double allowed = check.allowed().map(Ulps::count).orElse(0.0);
            return new Cell(1, check.mark(), ulps, allowed > 0 ? ulps / allowed : 0);
        }

        Cell and(Cell other) {
            return new Cell(
                    checks + other.checks,
                    mark.compareTo(other.mark) >= 0 ? mark : other.mark,
                    Math.max(worst, other.worst),
                    Math.max(used, other.used));
        }
    }

    private final Map<String, Map<Column, Cell>> rows = new TreeMap<>();
    private final Map<String, Integer> cases = new HashMap<>();
    private final Map<String, Set<String>> families = new HashMap<>();

    OpMatrix(Collection<CaseEntry> entries) {
        for (CaseEntry entry : entries) {
            for (String op : entry.ops()) {
                add(op, entry);
                families.computeIfAbsent(op, o -> new TreeSet<>(entry.families()))
                        .retainAll(entry.families());
            }
        }
    }

    private void add(String op, CaseEntry entry) {
        cases.merge(op, 1, Integer::sum);
        Map<Column, Cell> row = rows.computeIfAbsent(op, o -> new TreeMap<>());
        for (CheckEntry check : entry.checks()) {
            for (Column column : columns(entry, check)) {
                row.merge(column, Cell.of(check), Cell::and);
            }
        }
    }

    private static List<Column> columns(CaseEntry entry, CheckEntry check) {
        List<Column> columns = new ArrayList<>();
        if (entry.special()) {
            columns.add(new Column(SPECIAL, ""));
        }
        List<String> floating = DTYPES.stream().filter(entry.dtypes()::contains).toList();
        if (floating.isEmpty() || "repeatability".equals(check.kind())) {
            columns.add(new Column(check.kind(), ""));
        } else {
            floating.forEach(d -> columns.add(new Column(check.kind(), d)));
        }
        return columns;
    }

    Set<String> ops() {
        return rows.keySet();
    }

    int cases(String op) {
        return cases.getOrDefault(op, 0);
    }

    /** The family: the only one that all cases of the op have; nothing if that does not single one out. */
    String family(String op) {
        Set<String> common = families.getOrDefault(op, Set.of());
        return common.size() == 1 ? common.iterator().next() : "";
    }

    List<Column> columns() {
        Set<Column> all = new TreeSet<>();
        rows.values().forEach(r -> all.addAll(r.keySet()));
        return List.copyOf(all);
    }

    Optional<Cell> cell(String op, Column column) {
        return Optional.ofNullable(rows.getOrDefault(op, Map.of()).get(column));
    }
}
