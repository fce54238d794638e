package org.vsekai.backpack.relate.fusion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.scene.Box3;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.vision.Assignment;

/** Which nodes of a scene the things are that cameras saw in it: each node is one thing at most, and the distances together are least. */
final class NodeMatching {
    /** Metres beyond half a node's diagonal at which a thing is still taken for it. */
    private static final double SLACK = 0.3;

    private final ClassAgreement classes;
    private final List<SceneNodeRow> nodes;

    /** @param metres from the thing to the middle of the node's box */
    record Match(String nodeId, double metres) {}

    NodeMatching(ClassAgreement classes, List<SceneNodeRow> nodes) {
        this.classes = classes;
        this.nodes = nodes.stream().filter(node -> node.classIri().isPresent()).toList();
    }

    /** The node of each thing, where there is one. */
    List<Optional<Match>> match(List<History.Thing> things) {
        var nodeOf = Assignment.cheapest(
                things.size(), nodes.size(), 1, (thing, node) -> cost(things.get(thing), nodes.get(node)));
        var matches = new ArrayList<Optional<Match>>();
        for (int i = 0; i < things.size(); i++) {
            if (nodeOf[i] == Assignment.NONE) {
                matches.add(Optional.empty());
            } else {
                var node = nodes.get(nodeOf[i]);
                matches.add(Optional.of(new Match(node.nodeId(), metres(things.get(i), node))));
            }
        }
        return matches;
    }

    /** The distance in shares of the farthest that is allowed; infinite where the classes disagree. */
    private double cost(History.Thing thing, SceneNodeRow node) {
        var classIri = thing.best().fused().classIri(classes);
        if (!classes.agree(classIri, node.classIri().orElseThrow())) {
            return Double.POSITIVE_INFINITY;
        }
        double half = Box3.of(node).size().length() / 2;
        return metres(thing, node) / (half + SLACK);
    }

    private static double metres(History.Thing thing, SceneNodeRow node) {
        return thing.best().fused().middle().minus(Box3.of(node).centre()).length();
    }
}
