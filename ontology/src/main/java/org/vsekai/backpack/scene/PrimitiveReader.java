package org.vsekai.backpack.scene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.vsekai.backpack.scene.Accessor.ComponentType;
import org.vsekai.backpack.scene.Accessor.Shape;

/** Reads meshes and their primitives. Not thread-safe. */
final class PrimitiveReader {
    static final Set<ComponentType> INDEX_TYPES =
            EnumSet.of(ComponentType.UNSIGNED_BYTE, ComponentType.UNSIGNED_SHORT, ComponentType.UNSIGNED_INT);
    private static final Set<ComponentType> FLOAT = EnumSet.of(ComponentType.FLOAT);
    private static final Set<ComponentType> QUANTIZED = EnumSet.complementOf(EnumSet.of(ComponentType.UNSIGNED_INT));
    private static final Set<ComponentType> PARTS =
            EnumSet.of(ComponentType.FLOAT, ComponentType.UNSIGNED_BYTE, ComponentType.UNSIGNED_SHORT);
    private static final Set<ComponentType> JOINTS =
            EnumSet.of(ComponentType.UNSIGNED_BYTE, ComponentType.UNSIGNED_SHORT);
    private static final int MOST_SETS = 4;
    private static final int TRIANGLES = 4;

    private final AccessorReader accessors;
    private final Set<ComponentType> geometry;
    private final int materials;
    /** By identity: equal views of buffers would be compared byte by byte. */
    private final IdentityHashMap<Accessor, float[]> known = new IdentityHashMap<>();

    /** @param quantized whether the document uses KHR_mesh_quantization: short numbers for geometry */
    PrimitiveReader(AccessorReader accessors, boolean quantized, int materials) {
        this.accessors = accessors;
        this.geometry = quantized ? QUANTIZED : FLOAT;
        this.materials = materials;
    }

    List<Mesh> meshes(JsonPlace root) {
        var places = root.list("meshes");
        var weighted = MorphWeights.used(root);
        return IntStream.range(0, places.size())
                .mapToObj(i -> mesh(places.get(i), weighted.get(i)))
                .toList();
    }

    private Mesh mesh(JsonPlace place, BitSet weighted) {
        var places = place.required("primitives").elements();
        if (places.isEmpty()) {
            throw place.invalid("The mesh has no primitives");
        }
        var primitives =
                places.stream().map(primitive -> primitive(primitive, weighted)).toList();
        int targets = primitives.get(0).morphTargets().size();
        if (primitives.stream().anyMatch(primitive -> primitive.morphTargets().size() != targets)) {
            throw place.wrong(SceneFault.INVALID_MORPH, "The mesh's primitives have unlike numbers of morph targets");
        }
        return new Mesh(place.text("name"), primitives, MorphWeights.read(place, targets, List.of()));
    }

    private Primitive primitive(JsonPlace place, BitSet weighted) {
        var attributes = place.required("attributes");
        var positions = accessor(attributes.required("POSITION"), geometry, Shape.VEC3);
        var builder = Primitive.of(floats(positions));
        attribute(attributes, "NORMAL", positions, geometry, Shape.VEC3)
                .ifPresent(accessor -> builder.normals(floats(accessor)));
        for (int set = 0; set < MOST_SETS && attributes.has("TEXCOORD_" + set); set++) {
            var types = geometry.equals(FLOAT) ? PARTS : QUANTIZED;
            attribute(attributes, "TEXCOORD_" + set, positions, types, Shape.VEC2)
                    .ifPresent(accessor -> builder.textureCoordinates(floats(accessor)));
        }
        attribute(attributes, "COLOR_0", positions, PARTS, Shape.VEC3, Shape.VEC4)
                .ifPresent(accessor -> builder.colours(rgba(accessor)));
        influences(attributes, positions, builder);
        var targets = place.list("targets");
        for (int i = 0; i < targets.size(); i++) {
            builder.morphTarget(morphTarget(targets.get(i), positions, weighted.get(i)));
        }
        builder.indices(triangles(place, positions.count()));
        place.optionalIndex("material", materials, "material").ifPresent(builder::material);
        return builder.build();
    }

    /** Avatars have dozens of expressions and show none of them at rest: what has no weight is not decoded. */
    private MorphTarget morphTarget(JsonPlace target, Accessor positions, boolean weighted) {
        var shifts = attribute(target, "POSITION", positions, geometry, Shape.VEC3);
        var turns = attribute(target, "NORMAL", positions, geometry, Shape.VEC3);
        return weighted
                ? MorphTarget.of(
                        shifts.map(this::floats).orElse(new float[0]),
                        turns.map(this::floats).orElse(new float[0]))
                : MorphTarget.UNUSED;
    }

    private Optional<Accessor> attribute(
            JsonPlace attributes, String name, Accessor positions, Set<ComponentType> types, Shape... shapes) {
        return attributes.optional(name).map(index -> {
            var accessor = accessor(index, types, shapes);
            if (accessor.count() != positions.count()) {
                throw index.wrong(
                        SceneFault.ATTRIBUTE_MISMATCH,
                        name + " has " + accessor.count() + " elements for " + positions.count() + " vertices");
            }
            return accessor;
        });
    }

    private Accessor accessor(JsonPlace index, Set<ComponentType> types, Shape... shapes) {
        return accessors.accessor(index, EnumSet.copyOf(Arrays.asList(shapes)), types);
    }

    /** Primitives often share vertices: each accessor is decoded once. */
    private float[] floats(Accessor accessor) {
        return known.computeIfAbsent(accessor, accessors::floats);
    }

    private float[] rgba(Accessor accessor) {
        var stored = floats(accessor);
        int parts = accessor.shape().numbers();
        var colours = new float[4 * accessor.count()];
        for (int v = 0; v < accessor.count(); v++) {
            for (int k = 0; k < 4; k++) {
                colours[4 * v + k] = k < parts ? Math.min(1, Math.max(0, stored[parts * v + k])) : 1;
            }
        }
        return colours;
    }

    private void influences(JsonPlace attributes, Accessor positions, Primitive.Builder builder) {
        var joints = new ArrayList<int[]>();
        var weights = new ArrayList<float[]>();
        for (int set = 0; set < MOST_SETS && attributes.has("JOINTS_" + set); set++) {
            attribute(attributes, "JOINTS_" + set, positions, JOINTS, Shape.VEC4)
                    .ifPresent(accessor -> joints.add(accessors.integers(accessor)));
            attributes.required("WEIGHTS_" + set);
            attribute(attributes, "WEIGHTS_" + set, positions, PARTS, Shape.VEC4)
                    .ifPresent(accessor -> weights.add(weights(accessor)));
        }
        if (joints.isEmpty()) {
            return;
        }
        int influences = 4 * joints.size();
        var allJoints = new int[influences * positions.count()];
        var allWeights = new float[allJoints.length];
        for (int v = 0; v < positions.count(); v++) {
            for (int set = 0; set < joints.size(); set++) {
                System.arraycopy(joints.get(set), 4 * v, allJoints, influences * v + 4 * set, 4);
                System.arraycopy(weights.get(set), 4 * v, allWeights, influences * v + 4 * set, 4);
            }
        }
        builder.influences(allJoints, allWeights);
    }

    private float[] weights(Accessor accessor) {
        var weights = floats(accessor);
        for (float weight : weights) {
            if (weight < 0) {
                throw accessor.place().wrong(SceneFault.INVALID_SKIN, "A weight is negative: " + weight);
            }
        }
        return weights;
    }

    /** The primitive's triangles, whatever its mode; none for points and lines. */
    private int[] triangles(JsonPlace place, int vertices) {
        int mode = place.integer("mode", 0, TRIANGLES);
        int[] order = place.optional("indices")
                .map(index -> indices(index, vertices))
                .orElseGet(() -> {
                    var all = new int[vertices];
                    Arrays.setAll(all, i -> i);
                    return all;
                });
        return switch (mode) {
            case 0, 1, 2, 3 -> new int[0];
            case TRIANGLES -> Arrays.copyOf(order, order.length / 3 * 3);
            case 5 -> strip(order);
            case 6 -> fan(order);
            default -> throw place.invalid("There is no mode " + mode);
        };
    }

    private int[] indices(JsonPlace index, int vertices) {
        var indices = accessors.integers(accessor(index, INDEX_TYPES, Shape.SCALAR));
        for (int i = 0; i < indices.length; i++) {
            if (indices[i] >= vertices) {
                throw index.wrong(
                        SceneFault.INVALID_VERTEX_INDEX,
                        "Index " + i + " names vertex " + indices[i] + " of " + vertices);
            }
        }
        return indices;
    }

    /** Every other triangle is turned so that all face the same way. */
    private static int[] strip(int[] order) {
        var triangles = new int[3 * Math.max(0, order.length - 2)];
        for (int t = 0; t < triangles.length / 3; t++) {
            int odd = t & 1;
            triangles[3 * t] = order[t];
            triangles[3 * t + 1] = order[t + 1 + odd];
            triangles[3 * t + 2] = order[t + 2 - odd];
        }
        return triangles;
    }

    private static int[] fan(int[] order) {
        var triangles = new int[3 * Math.max(0, order.length - 2)];
        for (int t = 0; t < triangles.length / 3; t++) {
            triangles[3 * t] = order[t + 1];
            triangles[3 * t + 1] = order[t + 2];
            triangles[3 * t + 2] = order[0];
        }
        return triangles;
    }
}
