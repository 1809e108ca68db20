package org.adjudge.conformance.coverage;

import java.util.BitSet;
import org.adjudge.conformance.notation.Case;
import org.adjudge.ir.Graph;
import org.adjudge.ir.Node;
import org.adjudge.ir.Value;

/** Through which nodes of a case a cotangent passes on its way from the output to a value. */
final class Paths {
    private Paths() {}

    /** The nodes on a path from the output to the value, both ends included, along inputs that are differentiable. */
    static BitSet between(Case subject, Value wrt) {
        Graph graph = subject.graph();
        int last = subject.output().id();
        BitSet reaches = new BitSet();
        reaches.set(wrt.id());
        for (int id = wrt.id() + 1; id <= last; id++) {
            Node node = graph.node(id);
            for (int k = 0; k < node.inputs().size(); k++) {
                if (passes(node, k) && reaches.get(node.inputs().get(k).id())) {
                    reaches.set(id);
                }
            }
        }
        BitSet reached = new BitSet();
        reached.set(last);
        for (int id = last; id > wrt.id(); id--) {
            Node node = graph.node(id);
            for (int k = 0; reached.get(id) && k < node.inputs().size(); k++) {
                if (passes(node, k)) {
                    reached.set(node.inputs().get(k).id());
                }
            }
        }
        reaches.and(reached);
        return reaches;
    }

    private static boolean passes(Node node, int k) {
        return node.inputs().get(k).dtype().isFloating() && node.op().differentiable(k);
    }
}
