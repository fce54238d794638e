package org.vsekai.backpack.search;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.factors.Metric;
import org.vsekai.backpack.factors.TopK;
import org.vsekai.backpack.release.Release;
import org.vsekai.backpack.release.Releases;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.Problems;

/**
 * {@code POST /v1/search}: the nearest entities of a vector or of an entity. Body: {@code space} item, user or image;
 * either {@code vector} (as long as the space's rank; refused otherwise) or {@code entity} (an item, a user, a frame id,
 * which is left out of the answer); {@code limit} 1 to 1000 (10); {@code metric} dot, cosine (default) or l2, whose score is
 * minus the distance. In space image the mean of all pictures' vectors is taken off the query and the rest brought to unit
 * length, as was done with the pictures. Answer: space, metric, release, hits (entity, score). Only public items and
 * pictures of public scenes are found. Errors: 400 the body, 404 unknown entity, 413 over 1 MiB, 503 no release.
 */
final class Search implements Endpoint {
    private final Releases releases;
    private final TopK topK;

    Search(Releases releases, TopK topK) {
        this.releases = releases;
        this.topK = topK;
    }

    record Question(
            Space space,
            Optional<List<Float>> vector,
            Optional<String> entity,
            Optional<Integer> limit,
            Optional<Metric> metric) {
        Question {
            if (vector.isPresent() == entity.isPresent()) {
                throw new IllegalArgumentException("either vector or entity must be given");
            }
            if (limit.filter(value -> value < 1 || value > 1_000).isPresent()) {
                throw new IllegalArgumentException("limit must be 1 to 1000");
            }
        }
    }

    record Hit(String entity, float score) {}

    record Answer(Space space, Metric metric, String release, List<Hit> hits) {}

    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/v1/search";
    }

    @Override
    public void answer(Context context) {
        Parameters.of(context);
        var question = Json.body(context, Question.class);
        var release = releases.live().orElseThrow(() -> Problems.notReady(releases.problem()));
        var space = question.space();
        var hidden = space.hidden(release);
        var query = query(question, release);
        question.entity().ifPresent(entity -> hidden.set(space.number(release, entity)));
        var metric = question.metric().orElse(Metric.COSINE);
        var found = topK.search(space.vectors(release), query, question.limit().orElse(10), hidden, metric);
        var hits = found.hits().stream()
                .map(hit -> new Hit(space.entity(release, hit.id()), hit.score()))
                .toList();
        Json.answer(context, new Answer(space, metric, release.id(), hits));
    }

    private static float[] query(Question question, Release release) {
        var vectors = question.space().vectors(release);
        if (question.entity().isPresent()) {
            return vectors.vector(
                    question.space().number(release, question.entity().get()));
        }
        var given = question.vector().orElseThrow();
        if (given.size() != vectors.rank() || !given.stream().allMatch(Float::isFinite)) {
            throw Problems.invalidBody("vector must be " + vectors.rank() + " finite numbers, the rank of this space");
        }
        var query = new float[given.size()];
        for (int d = 0; d < query.length; d++) {
            query[d] = given.get(d);
        }
        return question.space().query(release, query);
    }
}
