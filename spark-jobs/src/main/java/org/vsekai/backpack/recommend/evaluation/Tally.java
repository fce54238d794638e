package org.vsekai.backpack.recommend.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a ranker did for all users of a split: means over them, and how they differ. Immutable. */
public final class Tally {
    private static final int CUT = 10;
    public static final String NDCG = "ndcg@" + CUT;
    public static final String RECALL = "recall@20";
    public static final String COVERAGE = "coverage@" + CUT;
    private static final String GINI = "gini@" + CUT;

    /** The segment that is everybody. */
    public static final String ALL = "all";

    /** What is said of a segment. */
    private static final List<String> OF_SEGMENTS = List.of(NDCG, RECALL, "hit_rate@" + CUT);

    private final List<UserResult> results;
    private final Map<String, Double> exposure;
    private final boolean hasDiversity;

    /** @param candidates items that could be recommended */
    Tally(List<UserResult> results, int candidates, boolean hasDiversity) {
        this.results = results.stream()
                .sorted(Comparator.comparingInt(UserResult::user))
                .toList();
        this.exposure = exposure(results, candidates);
        this.hasDiversity = hasDiversity;
    }

    /** A metric of a segment, with its interval; what is no mean over users has none, and both ends are the value. */
    record Figure(String segment, String metric, double value, double low, double high, long users) {}

    int users() {
        return results.size();
    }

    int[] userNumbers() {
        return results.stream().mapToInt(UserResult::user).toArray();
    }

    /** A metric of each user, in the order of {@link #userNumbers}. */
    double[] each(String metric) {
        int position = UserFigures.NAMES.indexOf(metric);
        return results.stream().mapToDouble(result -> result.values()[position]).toArray();
    }

    /** All metrics of everybody. */
    Map<String, Double> means() {
        var means = new LinkedHashMap<String, Double>();
        for (var name : names()) {
            means.put(name, mean(each(name)));
        }
        means.putAll(exposure);
        return means;
    }

    /** All metrics of everybody and the main ones of each segment, with intervals. */
    List<Figure> figures(Bootstrap bootstrap) {
        var figures = new ArrayList<Figure>();
        segment(
                figures,
                ALL,
                names(),
                userNumbers(),
                results.stream().map(UserResult::values).toList(),
                bootstrap);
        exposure.forEach((name, value) -> figures.add(new Figure(ALL, name, value, value, value, users())));
        for (var history : HistoryLength.values()) {
            var members = results.stream()
                    .filter(result -> HistoryLength.of(result.history()) == history)
                    .toList();
            var numbers = members.stream().mapToInt(UserResult::user).toArray();
            var values = members.stream().map(UserResult::values).toList();
            segment(figures, history.segment(), OF_SEGMENTS, numbers, values, bootstrap);
        }
        for (int i = 0; i < ItemFigures.kinds().size(); i++) {
            int kind = i;
            var members = results.stream()
                    .filter(result -> result.ofKind(kind).length > 0)
                    .toList();
            var numbers = members.stream().mapToInt(UserResult::user).toArray();
            var values = members.stream().map(result -> result.ofKind(kind)).toList();
            segment(figures, "kind=" + ItemFigures.kinds().get(kind), OF_SEGMENTS, numbers, values, bootstrap);
        }
        return figures;
    }

    private static void segment(
            List<Figure> figures,
            String segment,
            List<String> names,
            int[] users,
            List<double[]> values,
            Bootstrap bootstrap) {
        if (users.length == 0) {
            return;
        }
        var columns = names.stream()
                .map(name -> values.stream()
                        .mapToDouble(each -> each[UserFigures.NAMES.indexOf(name)])
                        .toArray())
                .toArray(double[][]::new);
        var intervals = bootstrap.of(users, columns);
        for (int i = 0; i < columns.length; i++) {
            figures.add(new Figure(
                    segment, names.get(i), mean(columns[i]), intervals[i].low(), intervals[i].high(), users.length));
        }
    }

    private List<String> names() {
        return UserFigures.NAMES.stream()
                .filter(name -> hasDiversity || !name.startsWith("diversity"))
                .toList();
    }

    private static Map<String, Double> exposure(List<UserResult> results, int candidates) {
        var rankings = results.stream().map(UserResult::ranked).toList();
        var figures = new LinkedHashMap<String, Double>();
        for (int cut : UserFigures.CUTS) {
            var counts = Exposure.counts(rankings, cut, candidates);
            figures.put("coverage@" + cut, Exposure.coverage(counts));
            if (cut == CUT) {
                figures.put(GINI, Exposure.gini(counts));
            }
        }
        return figures;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
