package org.vsekai.backpack.perceive;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.pipeline.Sha256;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.table.InferenceRow;
import org.vsekai.backpack.vision.PoseEmbedding;
import org.vsekai.backpack.vision.TimeSplit;

/**
 * By which model a task is done: what its rows and its marks in inferences say. Immutable.
 *
 * @param task the path of the task in its tree
 * @param stage its stage's name
 * @param lineage over the weights of the tasks above, hexadecimal; empty where there is none
 */
record Mark(String task, String stage, String model, String version, String digest, String lineage)
        implements Serializable {
    private static final int SHORT = 12;

    static Mark of(TaskNode node, StageContext context) {
        var lineage = node.parent()
                .map(parent -> of(parent, context))
                .map(Mark::withLineage)
                .orElse("");
        return node.model()
                .map(name -> Perceive.catalogue(context).find(node.modelTask(), name))
                .map(CataloguedModel::card)
                .map(card -> of(node, card, lineage))
                .orElseGet(() -> new Mark(
                        node.path(),
                        node.stage(),
                        "pose-embedding",
                        PoseEmbedding.VERSION,
                        sha256("pose-embedding " + PoseEmbedding.VERSION),
                        lineage));
    }

    private static Mark of(TaskNode node, ModelCard card, String lineage) {
        return new Mark(node.path(), node.stage(), card.name(), card.version(), card.sha256(), lineage);
    }

    /** What the tasks below are marked with: other weights here, other results there. */
    private String withLineage() {
        return lineage.isEmpty() ? digest : sha256(lineage + "\n" + digest);
    }

    /** The id of a result: the same work gives the same, that of other weights another. */
    String resultId(String subjectId, int rank) {
        return subjectId + ofItsResults() + rank;
    }

    /** What the ids of all its results have in them, and no others. */
    String ofItsResults() {
        return "/" + String.join(":", stage, model, shortDigest(), "");
    }

    private String shortDigest() {
        var all = lineage.isEmpty() ? digest : sha256(lineage + "\n" + digest);
        return all.substring(0, SHORT);
    }

    /** The mark on something. */
    InferenceRow row(String subjectId, String sourceDigest, int results, TimeSplit times) {
        return new InferenceRow(
                subjectId,
                task,
                model,
                version,
                digest,
                sourceDigest,
                results,
                times.decode(),
                times.preprocess(),
                times.infer(),
                times.postprocess());
    }

    private static String sha256(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
