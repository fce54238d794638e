package org.vsekai.backpack.recommend;

import io.javalin.http.Context;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.JsonBuffer;
import org.vsekai.backpack.server.Parameters;

/**
 * {@code GET /v1/groups/recommendations}: items for people who are together. The score is the mean of the members' scores
 * (Masthoff, "Group Recommender Systems", in: Recommender Systems Handbook, 2011: the average strategy); members of whom
 * nothing is known have no say. Query: {@code users} 1 to 50 ids (required), and {@code limit}, {@code offset}, {@code kind},
 * {@code class}, {@code owner}, {@code exclude}, {@code exclude_seen} (what any of them met), {@code exclude_own} (what any of
 * them made), {@code diversity}, {@code context_items} as for one user. Body: release, members (user, rung), rung (the least
 * of the members who have a say; popular when none has), filters, items. The release is the live one. Errors: 400 a
 * parameter, 404 a context item, 503 no release.
 */
final class GroupRecommendations implements Endpoint {
    private static final int MOST = 50;

    private final Tastes tastes;
    private final Ranking ranking;

    GroupRecommendations(Tastes tastes, Ranking ranking) {
        this.tastes = tastes;
        this.ranking = ranking;
    }

    @Override
    public String path() {
        return "/v1/groups/recommendations";
    }

    @Override
    public void answer(Context context) {
        var parameters = Parameters.of(context, ListQuestion.PARAMETERS, "users");
        var users = parameters.requiredIds("users", MOST);
        var release = tastes.live();
        var question = ListQuestion.of(parameters, release);
        var filters = question.filters();
        var members = new LinkedHashMap<String, Taste>();
        users.forEach(user -> members.put(user, tastes.of(release, user, filters.context(release))));
        var group = GroupTaste.of(members.values());
        BitSet excluded = filters.excluded(release, group, "");
        if (filters.excludeOwn()) {
            users.forEach(user -> excluded.or(release.items().ofOwner(user)));
        }
        var hits = ranking.page(release, group, excluded, filters.diversity(), question.offset(), question.limit());
        var json = JsonBuffer.ofThread();
        ItemList.begin(json, release, Optional.empty());
        writeMembers(json, members);
        json.raw("\"rung\":\"").raw(group.rung().json()).raw("\",");
        filters.write(json);
        json.raw(",");
        ItemList.write(json, release, hits);
        Json.answer(context, json.raw("}"));
    }

    private static void writeMembers(JsonBuffer json, Map<String, Taste> members) {
        json.raw("\"members\":[");
        String comma = "";
        for (var member : members.entrySet()) {
            json.raw(comma).raw("{\"user\":").text(member.getKey());
            json.raw(",\"rung\":\"").raw(member.getValue().rung().json()).raw("\"}");
            comma = ",";
        }
        json.raw("],");
    }
}
