package org.vsekai.backpack.perceive;

import java.util.Optional;
import java.util.Set;
import org.vsekai.backpack.catalogue.ModelTask;

/**
 * A task at its place in a tree: a stage of the night.
 *
 * @param path the tasks from the root on, and the classes that they cut out, such as detect/person/pose
 * @param stage the stage's name, such as detect-person-pose; no other has it
 * @param on what the root looks at
 * @param model its name in the catalogue; none where the task needs none
 * @param of the class of the parts of frames that it looks at; none: all of it
 * @param leastScore of such a part
 * @param kinds of scenes whose frames it looks at, as tables spell them; {@link #UNKNOWN} where nobody knows
 */
record TaskNode(
        Task task,
        String path,
        String stage,
        Root on,
        Optional<TaskNode> parent,
        Optional<String> model,
        Optional<String> of,
        double leastScore,
        Set<String> kinds) {
    static final String UNKNOWN = "";

    /** What trees begin with. */
    enum Root {
        FRAMES,
        CLIPS,
        TEXTS
    }

    /** The same for more kinds of scenes. */
    TaskNode over(Set<String> more) {
        return new TaskNode(task, path, stage, on, parent, model, of, leastScore, more);
    }

    /** The same with another name of the stage, under a parent that may have got another one too. */
    TaskNode named(String name, Optional<TaskNode> sameParent) {
        return new TaskNode(task, path, name, on, sameParent, model, of, leastScore, kinds);
    }

    /** Whether it looks at pictures: else at what its parent wrote, at sounds or texts. */
    boolean isOfPictures() {
        return on == Root.FRAMES
                && parent.map(above -> above.task() == Task.DETECT).orElse(true);
    }

    /** Its stage as rejects name it. */
    String rejectStage() {
        return Perceive.PIPELINE + "/" + stage;
    }

    /** The folder of the catalogue that holds its model. */
    ModelTask modelTask() {
        return switch (task) {
            case DETECT -> ModelTask.OBJECT_DETECTION;
            case POSE -> ModelTask.KEYPOINT_DETECTION;
            case EMBED -> isOfPictures() ? ModelTask.OBJECT_DETECTION : ModelTask.EMBEDDING;
            case SEGMENT -> ModelTask.SEMANTIC_SEGMENTATION;
            case READ -> ModelTask.IMAGE_TO_TEXT;
            case ENLARGE -> ModelTask.IMAGE_TO_IMAGE;
            case TRANSCRIBE -> ModelTask.SPEECH_TO_TEXT;
            case SPEAK -> ModelTask.TEXT_TO_SPEECH;
            case DESCRIBE -> ModelTask.CHAIN_OF_THOUGHT;
        };
    }
}
