package org.vsekai.backpack.perceive;

import java.util.List;

/**
 * Section {@code backpack.perceive.pipelines}: which tasks are done, as trees.
 *
 * @param usual on frames whose scene we know nothing of
 * @param map on frames of maps
 * @param avatar on frames of avatars
 * @param prop on frames of props
 * @param clips on pieces of sound
 * @param texts on names, tags and descriptions of items
 */
record PipelineSettings(
        List<TaskSettings> usual,
        List<TaskSettings> map,
        List<TaskSettings> avatar,
        List<TaskSettings> prop,
        List<TaskSettings> clips,
        List<TaskSettings> texts) {}
