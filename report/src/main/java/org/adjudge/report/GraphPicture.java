package org.adjudge.report;

import static j2html.TagCreator.tag;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A case's graph as SVG: nodes with their shapes; edges coloured, and dashed, by whether the cotangents of the value that
 * flows along them agree; the first wrong node ringed.
 */
final class GraphPicture {
    private GraphPicture() {}

    static DomContent of(List<NodeEntry> nodes, Optional<FirstWrongEntry> first) {
        GraphLayout layout = GraphLayout.of(nodes);
        ContainerTag<?> svg = tag("svg")
                .attr("xmlns", "http://www.w3.org/2000/svg")
                .attr("viewBox", "0 0 " + number(layout.width()) + " " + number(layout.height()))
                .attr("width", number(layout.width()))
                .attr("class", "graph")
                .attr("role", "img")
                .attr("aria-label", description(nodes, first));
        layout.lines().forEach(line -> svg.with(edge(line)));
        layout.boxes().forEach(box -> svg.with(node(box, first)));
        return svg;
    }

    private static String description(List<NodeEntry> nodes, Optional<FirstWrongEntry> first) {
        return "graph of " + nodes.size() + " values"
                + first.map(f -> "; first wrong: " + f.step()).orElse("");
    }

    private static DomContent edge(GraphLayout.Line line) {
        String points = line.corners().stream()
                .map(c -> number(c.x()) + "," + number(c.y()))
                .collect(Collectors.joining(" "));
        return tag("polyline").attr("points", points).attr("class", "edge " + tone(line.source()));
    }

    private static DomContent node(GraphLayout.Box box, Optional<FirstWrongEntry> first) {
        NodeEntry node = box.node();
        boolean ringed = first.filter(f -> f.node().equals(node.id())).isPresent();
        ContainerTag<?> group = tag("g").attr("class", "node " + (ringed ? Mark.Tone.BAD.css() : tone(node)));
        group.with(tag("title").withText(title(node)));
        if (ringed) {
            group.with(rectangle(box, 5).attr("class", "ring"));
        }
        group.with(rectangle(box, 0).attr("class", "box"));
        group.with(line(box, 18, GraphLayout.label(node), "label"));
        return group.with(line(box, 35, node.type(), "type"));
    }

    private static ContainerTag<?> rectangle(GraphLayout.Box box, double margin) {
        return tag("rect")
                .attr("x", number(box.x() - margin))
                .attr("y", number(box.y() - margin))
                .attr("width", number(box.width() + 2 * margin))
                .attr("height", number(box.height() + 2 * margin))
                .attr("rx", 6);
    }

    private static DomContent line(GraphLayout.Box box, double down, String text, String style) {
        return tag("text")
                .attr("x", number(box.x() + box.width() / 2))
                .attr("y", number(box.y() + down))
                .attr("class", style)
                .withText(text);
    }

    private static String title(NodeEntry node) {
        return node.name() + ": "
                + node.cotangent()
                        .map(c -> "cotangent " + c.mark().words()
                                + c.ulps().map(u -> ", " + u + " ULP").orElse(""))
                        .orElse("no cotangent to compare");
    }

    private static String tone(NodeEntry node) {
        return node.cotangent().map(c -> c.mark().tone().css()).orElse("none");
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
