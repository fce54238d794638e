package org.vsekai.backpack.recommend.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vsekai.backpack.recommend.evaluation.Tally;

/** Decides whether factors may be released. Immutable and thread-safe. */
public final class Gate {
    private final GateSettings settings;

    Gate(GateSettings settings) {
        this.settings = settings;
    }

    /**
     * What is known of the factors.
     *
     * @param als their metrics by name
     * @param popularity the yardstick's
     * @param broken rows of factors that hold a number which is not finite or are of a wrong length
     * @param live the comparison with the release that is live, none when there is none with factors
     */
    record Findings(Map<String, Double> als, Map<String, Double> popularity, long broken, Optional<Comparison> live) {}

    /** Whether they pass, and a sentence for people. */
    record Verdict(boolean passes, String sentence) {}

    Verdict judge(Findings findings) {
        double ndcg = metric(findings.als(), Tally.NDCG);
        double yardstick = metric(findings.popularity(), Tally.NDCG);
        double coverage = metric(findings.als(), Tally.COVERAGE);
        var faults = new ArrayList<String>();
        if (findings.broken() > 0) {
            faults.add(findings.broken() + " factors hold a number that is not finite or are of a wrong length");
        }
        // Written so that a NaN fails too.
        if (!(ndcg >= yardstick)) {
            faults.add(text("NDCG@10 %.4f is below popularity's %.4f", ndcg, yardstick));
        }
        if (!(coverage >= settings.leastCoverage())) {
            faults.add(text("coverage@10 %.4f is below %.4f", coverage, settings.leastCoverage()));
        }
        findings.live().ifPresent(live -> faults.addAll(against(live, ndcg)));
        return faults.isEmpty()
                ? new Verdict(true, "passed: " + praise(findings, ndcg, yardstick, coverage))
                : new Verdict(false, "rejected: " + String.join("; ", List.copyOf(faults)));
    }

    private List<String> against(Comparison live, double ndcg) {
        var faults = new ArrayList<String>();
        if (isWorse(live, ndcg)) {
            faults.add(text("NDCG@10 %.4f is too far below the live %.4f", ndcg, live.ndcg())
                    + live.paired().map(Gate::difference).orElse(""));
        }
        double most = settings.mostNormRatio();
        if (!(live.normRatio() <= most && live.normRatio() >= 1 / most)) {
            faults.add(text("factors are %.4g times as long as the live ones", live.normRatio()));
        }
        live.drift()
                .filter(drift -> !(drift.overlap() >= settings.leastOverlap()))
                .ifPresent(
                        drift -> faults.add(text("of their first ten items users keep %.4f alone", drift.overlap())));
        return faults;
    }

    /** A drop that is larger than is borne, and that is no chance where user by user can be compared. */
    private boolean isWorse(Comparison live, double ndcg) {
        double borne = -settings.largestDrop() * live.ndcg();
        return live.paired()
                .map(paired -> !(paired.difference() >= borne || paired.high() >= 0))
                .orElse(!(ndcg - live.ndcg() >= borne));
    }

    private static String praise(Findings findings, double ndcg, double yardstick, double coverage) {
        return text("NDCG@10 %.4f, popularity's %.4f", ndcg, yardstick)
                + findings.live().map(Gate::comparison).orElse("")
                + text("; coverage@10 %.4f", coverage);
    }

    private static String comparison(Comparison live) {
        return text(", the live release's %.4f", live.ndcg())
                + live.paired().map(Gate::difference).orElse("")
                + live.drift()
                        .map(drift -> text(
                                "; of their first ten items users keep %.2f, %.0f %% of them all",
                                drift.overlap(), 100 * (1 - drift.changed())))
                        .orElse("");
    }

    private static String difference(Comparison.Paired paired) {
        return text(
                " (user by user %+.4f, %+.4f to %+.4f, over %d)",
                paired.difference(), paired.low(), paired.high(), paired.users());
    }

    private static double metric(Map<String, Double> metrics, String name) {
        return metrics.getOrDefault(name, Double.NaN);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
