package org.vsekai.backpack.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class GlbWriterProperties {

    @Property(tries = 100)
    void anySceneIsReadBackEqual(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int nodes,
            @ForAll @IntRange(min = 3, max = 40) int vertices)
            throws IOException {
        var random = new Random(seed);
        var scene = new GlbBuilder();
        int mesh = scene.addMesh("mesh", primitive(random, vertices), primitive(random, vertices));
        NewNode last = scene.addNode("root").mesh(mesh);
        for (int i = 0; i < nodes; i++) {
            last = scene.addNode("node")
                    .parent(last)
                    .translation(vector(random))
                    .rotation(Quaternion.about(vector(random).normalized(), random.nextDouble()))
                    .scale(vector(random));
        }
        var file = Files.createTempFile("scene", ".glb");
        try {
            GlbWriter.write(scene, file);
            var document = GltfReader.read(file);
            assertThat(document.meshes()).isEqualTo(scene.meshes());
            for (int i = 0; i <= nodes; i++) {
                assertSame(
                        document.nodes().get(i).world(),
                        scene.world(scene.nodes().get(i)));
            }
        } finally {
            Files.delete(file);
        }
    }

    /** Rotations are made to length 1 once more when they are read. */
    private static void assertSame(Matrix4 one, Matrix4 other) {
        for (int k = 0; k < 16; k++) {
            double expected = other.toArray()[k];
            assertThat(one.toArray()[k] - expected).isBetween(-1e-9, 1e-9);
        }
    }

    private static Vector3 vector(Random random) {
        return new Vector3(random.nextDouble() + 0.1, random.nextDouble(), random.nextDouble() + 0.1);
    }

    private static Primitive primitive(Random random, int vertices) {
        var indices = new int[3 * random.nextInt(1, 30)];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = random.nextInt(vertices);
        }
        var builder = Primitive.of(numbers(random, 3 * vertices)).indices(indices);
        if (random.nextBoolean()) {
            builder.normals(numbers(random, 3 * vertices));
        }
        if (random.nextBoolean()) {
            builder.textureCoordinates(numbers(random, 2 * vertices)).textureCoordinates(numbers(random, 2 * vertices));
        }
        if (random.nextBoolean()) {
            builder.colours(numbers(random, 4 * vertices));
        }
        return builder.build();
    }

    private static float[] numbers(Random random, int count) {
        var numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextFloat();
        }
        return numbers;
    }
}
