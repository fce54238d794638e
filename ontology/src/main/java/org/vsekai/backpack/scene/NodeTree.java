package org.vsekai.backpack.scene;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** Who is whose parent, and where everything is in the world. Immutable. */
final class NodeTree {
    private static final double ROTATION_TOLERANCE = 0.01;

    private final List<JsonPlace> places;
    private final List<List<Integer>> children;
    /** By node; -1 for none. */
    private final int[] parents;

    private final List<Matrix4> locals;
    private final Matrix4[] worlds;
    private final boolean[] shown;

    private NodeTree(
            List<JsonPlace> places,
            List<List<Integer>> children,
            int[] parents,
            List<Matrix4> locals,
            Matrix4[] worlds,
            boolean[] shown) {
        this.places = places;
        this.children = children;
        this.parents = parents;
        this.locals = locals;
        this.worlds = worlds;
        this.shown = shown;
    }

    /**
     * The tree of a document's nodes.
     *
     * @throws InvalidSceneException when a node has two parents or is its own ancestor, or a transform is no good
     */
    static NodeTree read(JsonPlace root, SceneLimits limits) {
        var places = root.list("nodes");
        var children = new ArrayList<List<Integer>>();
        for (var place : places) {
            children.add(place.list("children").stream()
                    .map(child -> child.index(places.size(), "node"))
                    .toList());
        }
        var parents = parents(places, children);
        var locals = places.stream().map(NodeTree::local).toList();
        var worlds = worlds(places, children, parents, locals, limits.nodeDepth());
        return new NodeTree(places, children, parents, locals, worlds, shown(root, places.size(), children, parents));
    }

    List<JsonPlace> places() {
        return places;
    }

    List<Integer> children(int node) {
        return children.get(node);
    }

    Matrix4 local(int node) {
        return locals.get(node);
    }

    Matrix4 world(int node) {
        return worlds[node];
    }

    /** Whether the default scene has the node. */
    boolean shown(int node) {
        return shown[node];
    }

    OptionalInt parent(int node) {
        return parents[node] < 0 ? OptionalInt.empty() : OptionalInt.of(parents[node]);
    }

    private static int[] parents(List<JsonPlace> places, List<List<Integer>> children) {
        var parents = new int[children.size()];
        Arrays.fill(parents, -1);
        for (int node = 0; node < parents.length; node++) {
            for (int child : children.get(node)) {
                if (child == node) {
                    throw places.get(node).wrong(SceneFault.NODE_CYCLE, "The node is its own child");
                }
                if (parents[child] >= 0) {
                    throw places.get(node)
                            .wrong(
                                    SceneFault.NODE_WITH_TWO_PARENTS,
                                    "The child " + child + " is a child of node " + parents[child] + " too");
                }
                parents[child] = node;
            }
        }
        return parents;
    }

    /** From the roots down; what is not reached from a root goes round in a circle. */
    private static Matrix4[] worlds(
            List<JsonPlace> places, List<List<Integer>> children, int[] parents, List<Matrix4> locals, int mostDepth) {
        var worlds = new Matrix4[parents.length];
        var depths = new int[parents.length];
        var open = new ArrayDeque<Integer>();
        for (int node = 0; node < parents.length; node++) {
            if (parents[node] < 0) {
                open.add(node);
            }
        }
        int reached = 0;
        while (!open.isEmpty()) {
            int node = open.remove();
            int parent = parents[node];
            depths[node] = parent < 0 ? 1 : depths[parent] + 1;
            if (depths[node] > mostDepth) {
                throw places.get(node)
                        .wrong(SceneFault.TOO_DEEP, "The node has more than " + (mostDepth - 1) + " ancestors");
            }
            worlds[node] = parent < 0 ? locals.get(node) : worlds[parent].multiply(locals.get(node));
            if (!worlds[node].isFinite()) {
                throw places.get(node).wrong(SceneFault.NOT_FINITE, "The node's place in the world is not finite");
            }
            open.addAll(children.get(node));
            reached++;
        }
        if (reached < parents.length) {
            requireAcyclic(places, parents);
        }
        return worlds;
    }

    private static void requireAcyclic(List<JsonPlace> places, int[] parents) {
        for (int node = 0; node < parents.length; node++) {
            int ancestor = node;
            for (int step = 0; step <= parents.length && ancestor >= 0; step++) {
                ancestor = parents[ancestor];
                if (ancestor == node) {
                    throw places.get(node).wrong(SceneFault.NODE_CYCLE, "The node is its own ancestor");
                }
            }
        }
    }

    private static boolean[] shown(JsonPlace root, int count, List<List<Integer>> children, int[] parents) {
        var shown = new boolean[count];
        var scenes = root.list("scenes");
        int scene = root.optionalIndex("scene", scenes.size(), "scene").orElse(0);
        var open = new ArrayDeque<Integer>();
        if (scenes.isEmpty()) {
            for (int node = 0; node < count; node++) {
                if (parents[node] < 0) {
                    open.add(node);
                }
            }
        } else {
            for (var place : scenes.get(scene).list("nodes")) {
                int node = place.index(count, "node");
                if (parents[node] >= 0) {
                    throw place.invalid("The scene names node " + node + ", which is a child of another node");
                }
                open.add(node);
            }
        }
        while (!open.isEmpty()) {
            int node = open.remove();
            shown[node] = true;
            open.addAll(children.get(node));
        }
        return shown;
    }

    private static Matrix4 local(JsonPlace place) {
        var matrix = place.optional("matrix");
        if (matrix.isEmpty()) {
            return Matrix4.compose(vector(place, "translation", 0), rotation(place), vector(place, "scale", 1));
        }
        if (place.has("translation") || place.has("rotation") || place.has("scale")) {
            throw place.wrong(SceneFault.INVALID_TRANSFORM, "The node has a matrix and translation, rotation or scale");
        }
        var local = Matrix4.columnMajor(matrix.get().numbers(16));
        boolean affine = local.get(3, 0) == 0 && local.get(3, 1) == 0 && local.get(3, 2) == 0 && local.get(3, 3) == 1;
        if (!affine) {
            throw matrix.get().wrong(SceneFault.INVALID_TRANSFORM, "The matrix's last row is not 0, 0, 0, 1");
        }
        return local;
    }

    private static Vector3 vector(JsonPlace place, String field, double otherwise) {
        return place.optional(field)
                .map(found -> found.numbers(3))
                .map(numbers -> new Vector3(numbers[0], numbers[1], numbers[2]))
                .orElse(new Vector3(otherwise, otherwise, otherwise));
    }

    private static Quaternion rotation(JsonPlace place) {
        var rotation = place.optional("rotation");
        if (rotation.isEmpty()) {
            return Quaternion.IDENTITY;
        }
        var numbers = rotation.get().numbers(4);
        var quaternion = new Quaternion(numbers[0], numbers[1], numbers[2], numbers[3]);
        if (!(Math.abs(quaternion.length() - 1) <= ROTATION_TOLERANCE)) {
            throw rotation.get()
                    .wrong(SceneFault.INVALID_TRANSFORM, "The rotation has length " + quaternion.length() + ", not 1");
        }
        return quaternion.normalized();
    }
}
