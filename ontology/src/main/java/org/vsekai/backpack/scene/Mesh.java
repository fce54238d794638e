package org.vsekai.backpack.scene;

import java.util.List;
import java.util.Optional;

/**
 * Primitives that are drawn together.
 *
 * @param morphWeights how much of each morph target there is, unless a node says otherwise; empty for none
 */
public record Mesh(Optional<String> name, List<Primitive> primitives, List<Double> morphWeights) {
    public Mesh {
        primitives = List.copyOf(primitives);
        morphWeights = List.copyOf(morphWeights);
    }

    /** A mesh that is not morphed. */
    public Mesh(Optional<String> name, List<Primitive> primitives) {
        this(name, primitives, List.of());
    }

    public int triangleCount() {
        return primitives.stream().mapToInt(Primitive::triangleCount).sum();
    }

    public int vertexCount() {
        return primitives.stream().mapToInt(Primitive::vertexCount).sum();
    }

    /** How many morph targets each primitive has. */
    public int morphTargetCount() {
        return primitives.isEmpty() ? 0 : primitives.get(0).morphTargets().size();
    }
}
