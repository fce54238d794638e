package org.vsekai.backpack.search;

import io.javalin.http.Context;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.vsekai.backpack.release.Release;
import org.vsekai.backpack.release.Releases;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.JsonBuffer;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.Problems;
import org.vsekai.backpack.table.ItemKind;

/**
 * {@code GET /v1/items}: public items by their words: name, tags, classes, owner. Query: {@code query} (required), {@code
 * limit} 1 to 1000 (10), {@code offset} 0 to 10000 (0), {@code kind} map, avatar or prop, {@code owner}. An item must meet every
 * word: with the word itself, with one that begins with it, or, where there is neither, with one at one edit's distance.
 * Body: release, query, total, items (item, kind, name, scene, score), rare words and names first, of equal ones the more
 * popular. Errors: 400 a parameter, 503 no release.
 */
final class FindItems implements Endpoint {
    private final Releases releases;

    FindItems(Releases releases) {
        this.releases = releases;
    }

    @Override
    public String path() {
        return "/v1/items";
    }

    @Override
    public void answer(Context context) {
        var parameters = Parameters.of(context, "query", "limit", "offset", "kind", "owner");
        var query = parameters.text("query").orElseThrow(() -> Problems.invalidParameter("query", "is missing"));
        int limit = parameters.number("limit", 10, 1, 1_000);
        int offset = parameters.number("offset", 0, 0, 10_000);
        var release = releases.live().orElseThrow(() -> Problems.notReady(releases.problem()));
        var excluded = release.items()
                .excluded(parameters.choice("kind", ItemKind.class), Optional.empty(), parameters.optionalId("owner"));
        var found = release.texts().search(query).entrySet().stream()
                .filter(hit -> !excluded.get(hit.getKey()))
                .sorted(order(release))
                .toList();
        var json = JsonBuffer.ofThread();
        json.raw("{\"release\":").text(release.id()).raw(",\"query\":").text(query);
        json.raw(",\"total\":").number(found.size()).raw(",\"items\":[");
        for (int i = offset; i < Math.min(found.size(), offset + limit); i++) {
            json.raw(i == offset ? "{" : ",{");
            release.items().write(found.get(i).getKey(), json);
            json.raw(",\"score\":").number(found.get(i).getValue()).raw("}");
        }
        Json.answer(context, json.raw("]}"));
    }

    private static Comparator<Map.Entry<Integer, Double>> order(Release release) {
        return Comparator.comparingDouble((Map.Entry<Integer, Double> hit) -> -hit.getValue())
                .thenComparingDouble(hit -> -release.charts().popularity(hit.getKey()))
                .thenComparingInt(Map.Entry::getKey);
    }
}
