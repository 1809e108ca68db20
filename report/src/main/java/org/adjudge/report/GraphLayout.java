package org.adjudge.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Where the nodes and edges of a graph go: ELK's layered algorithm, inputs above their users. */
record GraphLayout(double width, double height, List<Box> boxes, List<Line> lines) {
    private static final double CHARACTER = 7.3;
    private static final double PADDING = 24;
    private static final double NODE_HEIGHT = 44;

    /** A node's place. */
    record Box(NodeEntry node, double x, double y, double width, double height) {}

    /** An edge's corners; {@code source} is the value that flows along it. */
    record Line(NodeEntry source, List<Corner> corners) {}

    /** A point. */
    record Corner(double x, double y) {}

    static GraphLayout of(List<NodeEntry> nodes) {
        LayoutMetaDataService.getInstance(); // registers the types that ELK copies by reflection
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
        root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.POLYLINE);
        root.setProperty(CoreOptions.SPACING_NODE_NODE, 22.0);
        root.setProperty(CoreOptions.PADDING, new ElkPadding(12));
        Map<String, ElkNode> shapes = new LinkedHashMap<>();
        for (NodeEntry node : nodes) {
            ElkNode shape = ElkGraphUtil.createNode(root);
            int longest = Math.max(label(node).length(), node.type().length());
            shape.setDimensions(longest * CHARACTER + PADDING, NODE_HEIGHT);
            shapes.put(node.id(), shape);
        }
        Map<ElkEdge, NodeEntry> sources = new LinkedHashMap<>();
        Map<String, NodeEntry> byId = new LinkedHashMap<>();
        nodes.forEach(n -> byId.put(n.id(), n));
        for (NodeEntry node : nodes) {
            for (String input : node.inputs()) {
                ElkNode from = shapes.get(input);
                NodeEntry source = byId.get(input);
                ElkNode to = shapes.get(node.id());
                if (from != null && source != null && to != null) {
                    sources.put(ElkGraphUtil.createSimpleEdge(from, to), source);
                }
            }
        }
        new LayeredLayoutProvider().layout(root, new BasicProgressMonitor());
        List<Box> boxes = new ArrayList<>();
        byId.values().forEach(node -> boxes.add(box(node, shapes.getOrDefault(node.id(), root))));
        List<Line> lines = new ArrayList<>();
        sources.forEach((edge, source) -> lines.add(new Line(source, corners(edge))));
        return new GraphLayout(root.getWidth(), root.getHeight(), boxes, lines);
    }

    /** What stands in a node. */
    static String label(NodeEntry node) {
        String text = node.name().equals(node.notation()) ? node.name() : node.name() + " = " + node.notation();
        return text.length() <= 46 ? text : text.substring(0, 45) + "…";
    }

    private static Box box(NodeEntry node, ElkNode shape) {
        return new Box(node, shape.getX(), shape.getY(), shape.getWidth(), shape.getHeight());
    }

    private static List<Corner> corners(ElkEdge edge) {
        List<Corner> corners = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            corners.add(new Corner(section.getStartX(), section.getStartY()));
            for (ElkBendPoint bend : section.getBendPoints()) {
                corners.add(new Corner(bend.getX(), bend.getY()));
            }
            corners.add(new Corner(section.getEndX(), section.getEndY()));
        }
        return corners;
    }
}
