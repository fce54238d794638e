package org.vsekai.backpack.recommend;

import java.util.Optional;
import java.util.Set;
import org.vsekai.backpack.release.Charts.Chart;
import org.vsekai.backpack.release.Release;
import org.vsekai.backpack.server.JsonBuffer;
import org.vsekai.backpack.server.Parameters;

/** What the charts' answers have in common: a page of a chart, filtered. */
final class ChartAnswer {
    static final Set<String> PARAMETERS = Set.of("limit", "offset", Filters.KIND, Filters.CLASS, Filters.OWNER);

    private ChartAnswer() {}

    static JsonBuffer of(Parameters parameters, Release release, Chart chart) {
        var question = ListQuestion.of(parameters, release);
        var hits = Ranking.chart(chart, question.filters().excluded(release), question.offset(), question.limit());
        var json = begin(release, question.filters(), chart.measure());
        ItemList.write(json, release, hits);
        return json.raw("}");
    }

    /** Up to the items. */
    static JsonBuffer begin(Release release, Filters filters, String measure) {
        var json = JsonBuffer.ofThread();
        ItemList.begin(json, release, Optional.empty());
        json.raw("\"measure\":\"").raw(measure).raw("\",");
        filters.writeItemFilters(json);
        return json.raw(",");
    }
}
