package org.vsekai.backpack.recommend;

import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.factors.Scored;
import org.vsekai.backpack.release.Release;
import org.vsekai.backpack.server.JsonBuffer;

/** How items stand in answers. */
final class ItemList {
    private ItemList() {}

    /** Begins an answer from a release: the brace stays open, a comma comes last. */
    static void begin(JsonBuffer json, Release release, Optional<String> variant) {
        json.raw("{\"release\":").text(release.id()).raw(",");
        variant.ifPresent(name -> json.raw("\"variant\":").text(name).raw(","));
    }

    /** Field {@code items}, without a comma. */
    static void write(JsonBuffer json, Release release, List<Scored> hits) {
        json.raw("\"items\":[");
        for (int i = 0; i < hits.size(); i++) {
            json.raw(i == 0 ? "{" : ",{");
            release.items().write(hits.get(i).id(), json);
            json.raw(",\"score\":").number(hits.get(i).score()).raw("}");
        }
        json.raw("]");
    }
}
