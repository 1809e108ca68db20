package org.adjudge.report;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.util.List;

/** The matrix as a table that can be sorted and filtered; each cell leads to its cases. */
final class MatrixSection {
    private MatrixSection() {}

    static DomContent of(OpMatrix matrix, List<Confirmation> confirmations) {
        List<OpMatrix.Column> columns = matrix.columns();
        return section(
                        h2("Ops and checks"),
                        p(
                                "A row an op, a column a kind of check. The number is the worst distance from TensorFlow, in ULPs of its "
                                        + "value; a cell leads to its cases."),
                        each(
                                confirmations,
                                c -> p(strong(c.title() + ": "), text(c.what() + "."))
                                        .withClass("quiet")),
                        label(
                                span("Filter ops"),
                                input().withType("search")
                                        .withId("matrix-filter")
                                        .attr("autocomplete", "off")),
                        div(table(
                                                caption("Worst verdict and worst ULPs of each op, by kind of check")
                                                        .withClass("sr"),
                                                thead(tr(
                                                        heading("op", "text"),
                                                        heading("family", "text"),
                                                        heading("cases", "number"),
                                                        each(columns, c -> heading(c.title(), "number")),
                                                        each(confirmations, c -> heading(c.title(), "number")))),
                                                tbody(each(
                                                        matrix.ops(), op -> row(matrix, op, columns, confirmations))))
                                        .withId("matrix")
                                        .withClass("sortable"))
                                .withClass("wide")
                                .attr("tabindex", "0")
                                .attr("role", "region")
                                .attr("aria-label", "op by check matrix"))
                .withId("ops")
                .withClass("view");
    }

    private static DomContent heading(String title, String sort) {
        return th(button(title).withType("button").withData("sort", sort)).attr("scope", "col");
    }

    private static DomContent row(
            OpMatrix matrix, String op, List<OpMatrix.Column> columns, List<Confirmation> confirmations) {
        return tr(
                th(a(op).withHref("#cases?op=" + op)).attr("scope", "row"),
                td(matrix.family(op)),
                td(Integer.toString(matrix.cases(op))).withClass("number"),
                each(
                        columns,
                        c -> matrix.cell(op, c)
                                .map(cell -> cell(op, c, cell))
                                .orElseGet(() -> td().withData("key", "-1"))),
                each(confirmations, c -> confirmed(c, c.ops().getOrDefault(op, 0))));
    }

    private static DomContent confirmed(Confirmation confirmation, int count) {
        return count == 0
                ? td().withData("key", "-1")
                : td(span(Mark.AGREES.symbol()).attr("aria-hidden", "true"), text(" " + count))
                        .withClass(Mark.AGREES.tone().css())
                        .withData("key", Integer.toString(count))
                        .withTitle(count + " " + confirmation.what());
    }

    private static DomContent cell(String op, OpMatrix.Column column, OpMatrix.Cell cell) {
        String kind = "special values".equals(column.kind()) ? "special=1" : "check=" + column.kind();
        String target = "#cases?op=" + op + "&" + kind + (column.dtype().isEmpty() ? "" : "&dtype=" + column.dtype());
        String worst = cell.worst() == 0 ? "" : " " + new Ulps(cell.worst());
        return td(a(
                                span(cell.mark().symbol()).attr("aria-hidden", "true"),
                                span(cell.mark().words()).withClass("sr"),
                                span(worst))
                        .withHref(target.replace(" ", "%20")))
                .withClass(cell.mark().tone().css())
                .withData("key", Double.toString(cell.mark().gravity() * 1e6 + Math.min(cell.worst(), 1e5)))
                .withTitle(cell.checks() + " checks; " + new Ulps(cell.used() * 100) + " % of the allowance");
    }
}
