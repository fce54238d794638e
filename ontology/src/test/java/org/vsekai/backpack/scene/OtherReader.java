package org.vsekai.backpack.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.javagl.jgltf.model.AccessorFloatData;
import de.javagl.jgltf.model.GltfModel;
import de.javagl.jgltf.model.NodeModel;
import de.javagl.jgltf.model.io.GltfModelReader;
import java.io.IOException;
import java.nio.file.Path;

/** The same file read by jgltf, which somebody else wrote. */
final class OtherReader {
    private OtherReader() {}

    static void assertAgrees(SceneDocument document, Path file) throws IOException {
        var other = new GltfModelReader().read(file);
        assertThat(document.nodeCount()).isEqualTo(other.getNodeModels().size());
        assertThat(document.cameras()).hasSameSizeAs(other.getCameraModels());
        assertThat(document.materials()).hasSameSizeAs(other.getMaterialModels());
        assertThat(document.textures()).hasSameSizeAs(other.getTextureModels());
        for (int i = 0; i < document.nodeCount(); i++) {
            assertSamePlace(document.nodes().get(i), other.getNodeModels().get(i));
        }
        assertSameSkins(document, other);
        assertSameMeshes(document, other);
    }

    private static void assertSamePlace(SceneNode node, NodeModel other) {
        assertThat(node.name().orElse(null)).isEqualTo(other.getName());
        var columns = node.world().toColumnMajor();
        var expected = other.computeGlobalTransform(null);
        for (int k = 0; k < 16; k++) {
            assertThat(columns[k]).isCloseTo(expected[k], within(1e-5 * Math.max(1, Math.abs(expected[k]))));
        }
    }

    private static void assertSameSkins(SceneDocument document, GltfModel other) {
        assertThat(document.skins()).hasSameSizeAs(other.getSkinModels());
        for (int s = 0; s < document.skins().size(); s++) {
            var skin = document.skins().get(s);
            var expected = other.getSkinModels().get(s);
            assertThat(skin.joints())
                    .isEqualTo(expected.getJoints().stream()
                            .map(other.getNodeModels()::indexOf)
                            .toList());
            for (int joint = 0; joint < skin.joints().size(); joint++) {
                var columns = skin.inverseBind().get(joint).toColumnMajor();
                var matrix = expected.getInverseBindMatrix(joint, null);
                for (int k = 0; k < 16; k++) {
                    assertThat((float) columns[k]).isEqualTo(matrix[k]);
                }
            }
        }
    }

    private static void assertSameMeshes(SceneDocument document, GltfModel other) {
        assertThat(document.meshes()).hasSameSizeAs(other.getMeshModels());
        for (int m = 0; m < document.meshes().size(); m++) {
            var primitives = document.meshes().get(m).primitives();
            var expected = other.getMeshModels().get(m).getMeshPrimitiveModels();
            assertThat(primitives).hasSameSizeAs(expected);
            for (int p = 0; p < primitives.size(); p++) {
                var positions = expected.get(p).getAttributes().get("POSITION");
                int corners = expected.get(p).getIndices() == null
                        ? positions.getCount()
                        : expected.get(p).getIndices().getCount();
                assertThat(primitives.get(p).triangleCount()).isEqualTo(corners / 3);
                assertSameNumbers(primitives.get(p), (AccessorFloatData) positions.getAccessorData());
            }
        }
    }

    private static void assertSameNumbers(Primitive primitive, AccessorFloatData expected) {
        assertThat(primitive.vertexCount()).isEqualTo(expected.getNumElements());
        for (int v = 0; v < primitive.vertexCount(); v++) {
            for (int k = 0; k < 3; k++) {
                assertThat(primitive.positions().get(3 * v + k)).isEqualTo(expected.get(v, k));
            }
        }
    }
}
