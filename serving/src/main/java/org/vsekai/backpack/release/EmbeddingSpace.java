package org.vsekai.backpack.release;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.vsekai.backpack.factors.Vectors;
import org.vsekai.backpack.factors.VectorsBuilder;

/**
 * The vectors of one space of {@code embeddings}. In a centred space the collection's mean is subtracted and the rest brought
 * to unit length before anything is compared, queries too: a network's pooled features share a large common part, without
 * which pictures tell apart far better. Immutable and thread-safe.
 */
public final class EmbeddingSpace {
    private final Dictionary entities = new Dictionary();
    private final BitSet hidden = new BitSet();
    private final float[] mean;
    private final Vectors vectors;

    /** Whether anybody may be shown an entity. */
    @FunctionalInterface
    interface Showing {
        boolean isShown(String entity);
    }

    /**
     * @param vectors by entity; all of one length
     */
    private EmbeddingSpace(String name, Map<String, float[]> vectors, float[] mean, Showing showing) {
        this.mean = mean;
        var builder = new VectorsBuilder("embeddings of space " + name, vectors.size());
        vectors.forEach((entity, vector) -> {
            int number = entities.numberOrNext(entity);
            builder.add(number, query(vector));
            hidden.set(number, !showing.isShown(entity));
        });
        this.vectors = builder.build();
    }

    /** A space whose vectors are compared as they are. */
    static EmbeddingSpace plain(String name, Map<String, float[]> vectors, Showing showing) {
        return new EmbeddingSpace(name, vectors, new float[0], showing);
    }

    /** A space whose vectors are compared without a common part. */
    static EmbeddingSpace centred(String name, Map<String, float[]> vectors, float[] mean, Showing showing) {
        return new EmbeddingSpace(name, vectors, mean, showing);
    }

    /** The mean of vectors; of none, an empty one. */
    static float[] mean(List<float[]> vectors) {
        if (vectors.isEmpty()) {
            return new float[0];
        }
        var sum = new double[vectors.get(0).length];
        for (var vector : vectors) {
            for (int d = 0; d < Math.min(sum.length, vector.length); d++) {
                sum[d] += vector[d];
            }
        }
        var mean = new float[sum.length];
        for (int d = 0; d < mean.length; d++) {
            mean[d] = (float) (sum[d] / vectors.size());
        }
        return mean;
    }

    /** The query as the space's own vectors are. */
    public float[] query(float[] vector) {
        if (mean.length == 0) {
            return vector;
        }
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

    public Vectors vectors() {
        return vectors;
    }

    /** The entity's number, -1 when it has no vector or may not be shown. */
    public int number(String entity) {
        int number = entities.number(entity);
        return number >= 0 && !hidden.get(number) ? number : -1;
    }

    /** The entity's id, empty when nobody has the number. */
    public String entity(int number) {
        var entity = entities.id(number);
        return entity == null ? "" : entity;
    }

    /** Numbers of entities that may not be shown. A copy. */
    public BitSet hidden() {
        return (BitSet) hidden.clone();
    }

    /** One more than the greatest number. */
    public int size() {
        return entities.size();
    }
}
