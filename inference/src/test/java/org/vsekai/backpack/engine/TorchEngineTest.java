package org.vsekai.backpack.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchEngineTest {
    @Test
    void theEnvironmentThenThePropertyThenTheHomeDecideWhereNativesAreUnpacked() {
        assertThat(TorchEngine.cacheFolder("/e", "/p", "/h")).isEqualTo(Path.of("/e"));
        assertThat(TorchEngine.cacheFolder(" ", "/p", "/h")).isEqualTo(Path.of("/p"));
        assertThat(TorchEngine.cacheFolder(null, null, "/h")).isEqualTo(Path.of("/h/.cache/backpack/djl"));
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamedWithItsCure(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("file"), "not a folder");

        assertThatThrownBy(() -> TorchEngine.checkWritable(file.resolve("cache")))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("DJL_CACHE_DIR");
    }

    @Test
    void anotherNumberOfThreadsInTheSameProcessIsRefused() {
        TorchEngine.start(1);

        assertThatThrownBy(() -> TorchEngine.start(2)).hasMessageContaining("threads-per-call");
    }

    @Test
    void nothingIsFetchedAndEachCallHasOneThread() {
        TorchEngine.start(1);

        assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
        assertThat(ai.djl.engine.Engine.getEngine("PyTorch").toString()).contains("PyTorch:2.7.1");
        assertThat(ai.djl.pytorch.jni.JniUtils.getNumThreads()).isEqualTo(1);
    }
}
