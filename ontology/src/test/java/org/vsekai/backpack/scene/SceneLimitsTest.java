package org.vsekai.backpack.scene;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small scene against each limit alone: a file of 4 to 5 KB, 7 nodes, 12 vertices, 6 triangles, 2 joints, 4 pixels. */
class SceneLimitsTest {
    /** Above all that the small scene has. */
    private static final long[] ENOUGH = {
        1 << 20, 1 << 20, 1 << 20, 1_000, 1_000, 1_000, 10_000, 100, 100, 10, 20, 10_000
    };

    @TempDir
    Path folder;

    private static SceneLimits limits(int which, long value) {
        var all = ENOUGH.clone();
        if (which >= 0) {
            all[which] = value;
        }
        return new SceneLimits(
                all[0],
                (int) all[1],
                all[2],
                (int) all[3],
                (int) all[4],
                (int) all[5],
                all[6],
                (int) all[7],
                all[8],
                (int) all[9],
                (int) all[10],
                (int) all[11]);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 100, too_large, bytes; above 100 allowed",
        "1, 100, too_large, The JSON part has",
        "2, 1000, too_large, bytes; above",
        "3, 3, too_many, elements; above 3",
        "4, 11, too_large, 12 vertices; above 11",
        "5, 5, too_large, 6 triangles; above 5",
        "6, 20, too_large, more than 20 numbers",
        "7, 3, too_large, 2 x 2 pixels; above 3",
        "8, 3, too_large, more than 3 pixels together",
        "9, 1, too_deep, more than 0 ancestors",
        "10, 2, too_deep, nesting depth",
        "11, 50, too_large, above a limit",
    })
    void eachLimitHasItsOwnError(int which, long value, String reason, String message) throws IOException {
        var file = Files.write(folder.resolve("small.glb"), GlbWriter.bytes(SceneFixtures.small()));

        assertThatNoException().isThrownBy(() -> new GltfReader(limits(-1, 0)).readDocument(file));
        assertThatExceptionOfType(InvalidSceneException.class)
                .isThrownBy(() -> new GltfReader(limits(which, value)).readDocument(file))
                .withMessageContaining(message.replace(';', ','))
                .matches(e -> e.reason().equals(reason), reason);
    }

    @Test
    void jointsAreCountedAtEachNodeThatHasThem() throws IOException {
        var scene = SceneFixtures.small();
        for (int i = 0; i < 10; i++) {
            scene.addNode("Body").mesh(1).skin(0);
        }
        var file = Files.write(folder.resolve("small.glb"), GlbWriter.bytes(scene));

        assertThatExceptionOfType(InvalidSceneException.class)
                .isThrownBy(() -> limits(4, 30).requireGeometry("/", 20, 31, 1))
                .withMessageContaining("31 joints, above 30");
        assertThatExceptionOfType(InvalidSceneException.class)
                .isThrownBy(() -> new GltfReader(limits(4, 30)).readDocument(file))
                .withMessageContaining("52 vertices, above 30");
    }

    @Test
    void aLimitOfNothingIsRefused() {
        for (int which = 0; which < ENOUGH.length; which++) {
            int limit = which;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> limits(limit, 0))
                    .withMessageContaining("above 0");
        }
    }
}
