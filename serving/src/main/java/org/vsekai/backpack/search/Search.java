package org.vsekai.backpack.search;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.BitSet;
import java.util.List;
import org.vsekai.backpack.events.PrivacyChoices;
import org.vsekai.backpack.factors.Metric;
import org.vsekai.backpack.factors.TopK;
import org.vsekai.backpack.release.Release;
import org.vsekai.backpack.release.Releases;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.Problems;

/**
 * {@code POST /v1/search}: the nearest entities of a vector or of an entity. Body: {@code space} item, user, image, text, pose or
 * scene; one of {@code vector} (as long as the space's rank; refused otherwise), {@code entity} (an item, a user, a frame, a
 * scene; left out of the answer) and {@code text} (of space text: a model of the server turns it into a vector; 501 where there is none); {@code limit} 1 to 1000 (10);
 * {@code metric} dot, cosine (default) or l2, whose score is minus the distance; {@code filter} of kind, class and owner, of the
 * item that an entity is or whose scene it belongs to. In spaces image and scene the mean of all pictures' vectors is taken off
 * the query and the rest brought to unit length, as was done with the space's own. Answer: space, metric, release, filter, hits
 * (entity, score). Only public items and what belongs to public scenes is found, and no user who does not want to be learnt
 * from. Errors: 400 the body, 404 unknown entity or an empty space, 413 over 1 MiB,
 * 501 text, 503 no release or no model.
 */
final class Search implements Endpoint {
    private final Releases releases;
    private final PrivacyChoices privacy;
    private final TopK topK;
    private final TextEncoder encoder;

    Search(Releases releases, PrivacyChoices privacy, TopK topK, TextEncoder encoder) {
        this.encoder = encoder;
        this.releases = releases;
        this.privacy = privacy;
        this.topK = topK;
    }

    record Hit(String entity, float score) {}

    record Answer(Space space, Metric metric, String release, SearchQuestion.Filter filter, List<Hit> hits) {}

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
        var question = Json.body(context, SearchQuestion.class);
        var release = releases.live().orElseThrow(() -> Problems.notReady(releases.problem()));
        if (question.text().isEmpty()) {
            Json.answer(context, answer(question, release, question.space().open(release)));
            return;
        }
        var space = question.space().open(release);
        if (question.space() != Space.TEXT) {
            throw Problems.noTextEncoder(question.space().json());
        }
        context.future(() -> encoder.encode(question.text().get())
                .thenAccept(vector -> Json.answer(context, answer(question.near(vector), release, space))));
    }

    private Answer answer(SearchQuestion question, Release release, Space.Opened space) {
        var filter = question.filter().orElse(SearchQuestion.Filter.NONE);
        var mask = filter.excluded(question.space(), release);
        var hidden = space.hidden();
        if (question.space() == Space.USER) {
            privacy.privateUsers().stream()
                    .map(space::number)
                    .filter(number -> number >= 0)
                    .forEach(hidden::set);
        }
        var query = question.query(space, hidden);
        mask.ifPresent(excluded -> hide(space, excluded, hidden));
        var metric = question.metric().orElse(Metric.COSINE);
        var found = topK.search(space.vectors(), query, question.limit().orElse(10), hidden, metric);
        var hits = found.hits().stream()
                .map(hit -> new Hit(space.entity(hit.id()), hit.score()))
                .toList();
        return new Answer(question.space(), metric, release.id(), filter, hits);
    }

    private static void hide(Space.Opened space, BitSet excludedItems, BitSet hidden) {
        for (int number = 0; number < space.size(); number++) {
            int item = space.item(number);
            hidden.set(number, hidden.get(number) || item < 0 || excludedItems.get(item));
        }
    }
}
