package org.adjudge.report;

import static j2html.TagCreator.a;
import static j2html.TagCreator.button;
import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tag;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A strip an op: each tick an error in ULPs on a logarithmic scale; the engine above the line, TensorFlow below. */
final class AccuracySection {
    private static final int WIDTH = 300;
    private static final double LEAST = -2;
    private static final double MOST = 6;
    private static final double LEFT = 10;

    private AccuracySection() {}

    static DomContent of(Map<String, Strips.Strip> strips) {
        return section(
                        h2("Accuracy"),
                        p(
                                "Of the cases with one op. Each tick is a check's worst error in ULPs, on a logarithmic scale: above the line the "
                                        + "engine's, below it TensorFlow's, both against the float64 value; on the line, where that was not "
                                        + "measured, how far the two are apart. At the left edge: exact. The further left, the closer."),
                        div(table(
                                                caption("Errors in ULPs by op").withClass("sr"),
                                                thead(tr(
                                                        heading("op", "text"),
                                                        th(scale()).attr("scope", "col"),
                                                        heading("engine, worst", "number"),
                                                        heading("TensorFlow, worst", "number"),
                                                        heading("apart, worst", "number"))),
                                                tbody(each(strips.entrySet(), e -> row(e.getKey(), e.getValue()))))
                                        .withClass("sortable"))
                                .withClass("wide")
                                .attr("tabindex", "0")
                                .attr("role", "region")
                                .attr("aria-label", "accuracy by op"))
                .withId("accuracy")
                .withClass("view");
    }

    private static DomContent heading(String title, String sort) {
        return th(button(title).withType("button").withData("sort", sort)).attr("scope", "col");
    }

    private static DomContent row(String op, Strips.Strip strip) {
        return tr(
                th(a(op).withHref("#cases?op=" + op)).attr("scope", "row"),
                td(picture(op, strip)),
                number(strip.engine()),
                number(strip.tensorflow()),
                number(strip.apart()));
    }

    private static DomContent number(List<Double> errors) {
        double worst = Strips.Strip.worst(errors);
        return td(errors.isEmpty() ? "" : new Ulps(worst).toString())
                .withClass("number")
                .withData("key", Double.toString(errors.isEmpty() ? -1 : Math.min(worst, 1e300)));
    }

    private static ContainerTag<?> svg(int height) {
        return tag("svg")
                .attr("viewBox", "0 0 " + WIDTH + " " + height)
                .attr("width", WIDTH)
                .attr("height", height);
    }

    private static DomContent scale() {
        ContainerTag<?> svg = svg(16).attr("role", "img").attr("aria-label", "scale in ULPs");
        Map<Double, String> labels =
                Map.of(0.0, "0", 0.1, ".1", 1.0, "1", 10.0, "10", 100.0, "100", 1e4, "10⁴", 1e6, "10⁶");
        labels.forEach((ulps, text) -> svg.with(tag("text")
                .attr("x", x(ulps))
                .attr("y", 12)
                .attr("class", "tick")
                .withText(text)));
        return svg;
    }

    private static DomContent picture(String op, Strips.Strip strip) {
        String words = op + ": engine at most " + new Ulps(Strips.Strip.worst(strip.engine())) + ", TensorFlow at most "
                + new Ulps(Strips.Strip.worst(strip.tensorflow())) + ", apart at most "
                + new Ulps(Strips.Strip.worst(strip.apart())) + " ULP";
        ContainerTag<?> svg = svg(26).attr("role", "img").attr("aria-label", words);
        svg.with(tag("path").attr("d", "M0 13H" + WIDTH).attr("class", "axis"));
        if (strip.engine().isEmpty()) {
            return svg.with(ticks(strip.apart(), 8, 10, "apart"));
        }
        return svg.with(ticks(strip.engine(), 1, 11, "engine"), ticks(strip.tensorflow(), 14, 11, "tensorflow"));
    }

    private static DomContent ticks(List<Double> errors, int top, int height, String style) {
        String path = errors.stream()
                .map(AccuracySection::x)
                .distinct()
                .map(x -> "M" + x + " " + top + "v" + height)
                .collect(Collectors.joining());
        return tag("path").attr("d", path).attr("class", "ticks " + style);
    }

    /** Where an error lies: 0 at the left edge, then the decades. */
    static String x(double ulps) {
        if (ulps <= 0) {
            return "4";
        }
        double part = (Math.min(Math.max(Math.log10(ulps), LEAST), MOST) - LEAST) / (MOST - LEAST);
        return String.format(Locale.ROOT, "%.0f", LEFT + part * (WIDTH - 2 * LEFT));
    }
}
