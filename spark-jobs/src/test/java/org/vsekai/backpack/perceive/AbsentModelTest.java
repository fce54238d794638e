package org.vsekai.backpack.perceive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.table.InferenceRow;

/** In a fresh clone the larger weights are not there. */
@Tag("slow")
class AbsentModelTest {
    private static final Path MODELS = Path.of(System.getProperty("backpack.home"), "conf", "models");

    @TempDir
    Path data;

    @TempDir
    Path home;

    @Test
    void aModelWhoseFilesAreNotHereIsLeftOutWithOneLineAndTakenUpOnceTheyAre() throws Exception {
        copy("object-detection/nanodet-coco", "");
        copy("image-to-text/pp-ocr-v6-small", ".onnx");
        var world = new World(data, """
                pipelines.usual = [{task = detect},
                  {task = read, model = pp-ocr-v6-small, then = [{task = embed, model = minilm-l6-v2}]}]
                """, home);
        copy("embedding/minilm-l6-v2", ".safetensors");
        world.frames("s", 640, 120, World.TEXT);

        world.night();

        assertThat(world.rows(InferenceRow.TABLE))
                .extracting(InferenceRow::task)
                .containsExactly("detect");
        assertThat(world.summary("read"))
                .isEqualTo(
                        "left out: pp-ocr-v6-small lacks PP-OCRv6_det_small.onnx, PP-OCRv6_rec_small.onnx,"
                                + " ch_ppocr_mobile_v2.0_cls_mobile.onnx; ./backpack models pp-ocr-v6-small brings what is missing");
        assertThat(world.summary("read-embed")).startsWith("left out: minilm-l6-v2 lacks model.safetensors");

        if (Files.exists(MODELS.resolve("image-to-text/pp-ocr-v6-small/PP-OCRv6_det_small.onnx"))) {
            copy("image-to-text/pp-ocr-v6-small", "");
            world.night();
            assertThat(world.summary("read")).isEqualTo("1 looked at by pp-ocr-v6-small");
        }
    }

    /** A model's folder but for files of an ending. */
    private void copy(String model, String without) throws IOException {
        var to = Files.createDirectories(home.resolve("conf/models").resolve(model));
        try (var files = Files.list(MODELS.resolve(model))) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if ((without.isEmpty() || !name.endsWith(without)) && !Files.exists(to.resolve(name))) {
                    Files.copy(file, to.resolve(name));
                }
            }
        }
    }
}
