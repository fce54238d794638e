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
     * @param liveNdcg NDCG@10 of the release that is live, none when there is none with factors
     * @param broken rows of factors that hold a number which is not finite or are of a wrong length
     */
    record Findings(Map<String, Double> als, Map<String, Double> popularity, Optional<Double> liveNdcg, long broken) {}

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
        findings.liveNdcg()
                .filter(live -> !(ndcg >= live * (1 - settings.largestDrop())))
                .ifPresent(live -> faults.add(text("NDCG@10 %.4f is too far below the live %.4f", ndcg, live)));
        if (!(coverage >= settings.leastCoverage())) {
            faults.add(text("coverage@10 %.4f is below %.4f", coverage, settings.leastCoverage()));
        }
        return faults.isEmpty()
                ? new Verdict(true, "passed: " + praise(findings, ndcg, yardstick, coverage))
                : new Verdict(false, "rejected: " + String.join("; ", List.copyOf(faults)));
    }

    private static String praise(Findings findings, double ndcg, double yardstick, double coverage) {
        var live = findings.liveNdcg()
                .map(value -> text(", the live release's %.4f", value))
                .orElse("");
        return text("NDCG@10 %.4f, popularity's %.4f%s; coverage@10 %.4f", ndcg, yardstick, live, coverage);
    }

    private static double metric(Map<String, Double> metrics, String name) {
        return metrics.getOrDefault(name, Double.NaN);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
