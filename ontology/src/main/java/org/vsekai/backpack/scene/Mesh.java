package org.vsekai.backpack.scene;

import java.util.List;
import java.util.Optional;

/** Primitives that are drawn together. */
public record Mesh(Optional<String> name, List<Primitive> primitives) {
    public Mesh {
        primitives = List.copyOf(primitives);
    }

    public int triangleCount() {
        return primitives.stream().mapToInt(Primitive::triangleCount).sum();
    }

    public int vertexCount() {
        return primitives.stream().mapToInt(Primitive::vertexCount).sum();
    }
}
