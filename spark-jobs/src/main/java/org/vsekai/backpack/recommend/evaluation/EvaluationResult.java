package org.vsekai.backpack.recommend.evaluation;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.vsekai.backpack.table.EvaluatedUserRow;
import org.vsekai.backpack.table.EvaluationRow;

/** How good a recommender was on a split. Immutable. */
public final class EvaluationResult {
    private final String split;
    private final Tally tally;

    EvaluationResult(String split, Tally tally) {
        this.split = split;
        this.tally = tally;
    }

    /** The metrics over all users, by name. */
    public Map<String, Double> metrics() {
        return Collections.unmodifiableMap(tally.means());
    }

    /** Users that the metrics are means over. */
    public long users() {
        return tally.users();
    }

    /** The interval of NDCG@10. */
    public Bootstrap.Interval interval(Bootstrap bootstrap) {
        return bootstrap.of(tally.userNumbers(), tally.each(Tally.NDCG));
    }

    /** Rows of {@code evaluations}, with segments and intervals. */
    public List<EvaluationRow> rows(String releaseId, String recommender, Bootstrap bootstrap) {
        return tally.figures(bootstrap).stream()
                .map(figure -> new EvaluationRow(
                        releaseId,
                        recommender,
                        split,
                        figure.segment(),
                        figure.metric(),
                        figure.value(),
                        figure.low(),
                        figure.high(),
                        figure.users()))
                .toList();
    }

    /** Rows of {@code evaluated_users}. */
    public List<EvaluatedUserRow> userRows(String releaseId, String recommender) {
        var users = tally.userNumbers();
        var ndcg = tally.each(Tally.NDCG);
        return IntStream.range(0, users.length)
                .mapToObj(i -> new EvaluatedUserRow(releaseId, recommender, split, users[i], ndcg[i]))
                .toList();
    }
}
