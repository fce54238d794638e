package org.vsekai.backpack.perceive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.config.InvalidSettingException;
import org.vsekai.backpack.config.Settings;

class TaskTreesTest {
    @TempDir
    Path folder;

    @Test
    void whatKindsHaveInCommonIsOneStageAndEachComesAfterTheOneAbove() throws IOException {
        var nodes = nodes("""
                avatar = [{task = detect, then = [
                  {task = pose, model = movenet-multipose, of = person, least-score = 0.4, then = [{task = embed}]}]},
                  {task = pose, model = movenet-multipose}]
                """);

        assertThat(nodes)
                .extracting(TaskNode::path, TaskNode::stage, TaskNode::kinds)
                .containsExactly(
                        Tuple.tuple("detect", "detect", Set.of("", "map", "avatar", "prop")),
                        Tuple.tuple("detect/person/pose", "detect-person-pose", Set.of("", "map", "avatar", "prop")),
                        Tuple.tuple(
                                "detect/person/pose/embed",
                                "detect-person-pose-embed",
                                Set.of("", "map", "avatar", "prop")),
                        Tuple.tuple("embed", "embed", Set.of("", "map", "prop")),
                        Tuple.tuple("pose", "pose", Set.of("avatar")));
    }

    @Test
    void stagesThatWouldHaveOneNameAreToldApart() throws IOException {
        var nodes = nodes("""
                map = [{task = detect}, {task = enlarge, model = realesr-animevideov3-x2},
                  {task = enlarge, model = realesr-animevideov3-x4}]
                clips = [{task = transcribe, model = whisper-tiny-en, then = [{task = embed, model = minilm-l6-v2}]}]
                texts = [{task = embed, model = minilm-l6-v2}]
                prop = [{task = detect, then = [{task = embed, model = nanodet-coco, of = "https://x.org/ns#Potted plant"}]}]
                """);

        assertThat(nodes)
                .extracting(TaskNode::stage)
                .containsExactly(
                        "detect",
                        "detect-person-pose",
                        "detect-person-pose-embed",
                        "embed",
                        "enlarge-realesr-animevideov3-x2",
                        "enlarge-realesr-animevideov3-x4",
                        "detect-Potted-plant-embed",
                        "clips-transcribe",
                        "clips-transcribe-embed",
                        "texts-embed");
        assertThat(nodes.get(8).parent().orElseThrow()).isEqualTo(nodes.get(7));
    }

    @Test
    void treesThatMakeNoSenseAreRefusedWithThePlace() {
        refused("map = []", "pipelines.map must have the task detect once");
        refused("map = [{task = detect, model = other}]", "pipelines.map: detect", "the detector, scene-objects");
        refused("map = [{task = detect}, {task = pose}]", "pipelines.map: pose", "model must be the name");
        refused("map = [{task = detect}, {task = pose, model = m, of = person}]", "of names a class of detections");
        refused("map = [{task = detect, then = [{task = pose, model = m}]}]", "as in of = person");
        refused("map = [{task = detect, then = [{task = describe, model = m, of = person}]}]", "that look at pictures");
        refused("map = [{task = detect}, {task = transcribe, model = m}]", "not possible here");
        refused("clips = [{task = embed, model = m}]", "pipelines.clips: embed", "not possible here");
        refused("texts = [{task = read, model = m}]", "not possible here");
        refused(
                "map = [{task = detect}, {task = pose, model = m, then = [{task = embed, model = m}]}]",
                "pose/embed: a pose is embedded without a model");
        refused("map = [{task = detect}, {task = read, model = m}, {task = read, model = m}]", "read twice");
        refused("map = [{task = detect, least-score = 0.5}]", "least-score is for parts of frames");
        refused("map = [{task = detect, modle = x}]", "modle is none of [task, model, of, least-score, then]");
        refused("map = [{task = dance}]", "task = dance is none of");
    }

    private void refused(String pipelines, String... parts) {
        assertThatThrownBy(() -> nodes(pipelines))
                .isInstanceOfAny(IllegalArgumentException.class, InvalidSettingException.class)
                .hasMessageContainingAll(parts);
    }

    private List<TaskNode> nodes(String pipelines) throws IOException {
        var file = Files.writeString(folder.resolve("trees.conf"), "backpack.perceive.pipelines {" + pipelines + "}");
        return TaskTrees.of(Settings.load(file).bind(PerceiveSettings.SECTION, PerceiveSettings.class));
    }
}
