package org.vsekai.backpack.release;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.factors.Vectors;
import org.vsekai.backpack.factors.VectorsBuilder;
import org.vsekai.backpack.table.EmbeddingRow;

/**
 * The image space: one vector a frame. A network's pooled features share a large common part, without which pictures
 * tell apart far better; so the collection's mean is subtracted and the rest brought to unit length before cosines are
 * taken. Queries are treated the same. Immutable and thread-safe.
 */
public final class Pictures {
    /** The name of the space in {@code embeddings}. */
    public static final String SPACE = "image";

    private final Dictionary frames;
    private final Vectors vectors;
    private final float[] mean;
    private final BitSet hidden;

    private Pictures(Dictionary frames, Vectors vectors, float[] mean, BitSet hidden) {
        this.frames = frames;
        this.vectors = vectors;
        this.mean = mean;
        this.hidden = hidden;
    }

    static Pictures of(List<EmbeddingRow> rows, Scenes scenes) {
        var images = rows.stream().filter(row -> row.space().equals(SPACE)).toList();
        var mean = mean(images);
        var frames = new Dictionary();
        var hidden = new BitSet();
        var builder = new VectorsBuilder("embeddings", images.size());
        for (var row : images) {
            int number = frames.numberOrNext(row.entityId());
            builder.add(number, centred(array(row), mean));
            hidden.set(number, !isListed(row.entityId(), scenes));
        }
        return new Pictures(frames, builder.build(), mean, hidden);
    }

    private static boolean isListed(String frameId, Scenes scenes) {
        return scenes.frame(frameId)
                .flatMap(frame -> scenes.scene(frame.sceneId()))
                .filter(scenes.listed()::contains)
                .isPresent();
    }

    private static float[] mean(List<EmbeddingRow> rows) {
        if (rows.isEmpty()) {
            return new float[0];
        }
        var sum = new double[rows.get(0).vector().size()];
        for (var row : rows) {
            for (int d = 0; d < Math.min(sum.length, row.vector().size()); d++) {
                sum[d] += row.vector().get(d);
            }
        }
        var mean = new float[sum.length];
        for (int d = 0; d < mean.length; d++) {
            mean[d] = (float) (sum[d] / rows.size());
        }
        return mean;
    }

    private static float[] array(EmbeddingRow row) {
        var vector = new float[row.vector().size()];
        for (int d = 0; d < vector.length; d++) {
            vector[d] = row.vector().get(d);
        }
        return vector;
    }

    private static float[] centred(float[] vector, float[] mean) {
        if (vector.length != mean.length) {
            throw new IllegalArgumentException(
                    "embeddings: a vector has " + vector.length + " numbers where others have " + mean.length);
        }
        var result = new float[vector.length];
        double squares = 0;
        for (int d = 0; d < vector.length; d++) {
            result[d] = vector[d] - mean[d];
            squares += (double) result[d] * result[d];
        }
        for (int d = 0; squares > 0 && d < vector.length; d++) {
            result[d] = (float) (result[d] / Math.sqrt(squares));
        }
        return result;
    }

    /** The query as the space's own vectors are: without the mean, of unit length. */
    public float[] centred(float[] query) {
        return centred(query, mean);
    }

    public Vectors vectors() {
        return vectors;
    }

    /** The frame's number, -1 when it has no vector or may not be shown. */
    public int number(String frameId) {
        int number = frames.number(frameId);
        return number >= 0 && !hidden.get(number) ? number : -1;
    }

    public @Nullable String frame(int number) {
        return frames.id(number);
    }

    /** Numbers of frames whose scene is not public. A copy. */
    public BitSet hidden() {
        return (BitSet) hidden.clone();
    }
}
