package org.vsekai.backpack.recommend;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeMap;
import org.vsekai.backpack.release.History;

/** Makes one taste of several: its scores are the means of theirs. */
final class GroupTaste {
    private GroupTaste() {}

    /** The group's; members without a vector add what they met, and have no say otherwise. */
    static Taste of(Collection<Taste> members) {
        var speaking =
                members.stream().filter(member -> member.vector().isPresent()).toList();
        var wants = new TreeMap<Integer, Double>();
        for (var member : members) {
            boolean speaks = member.vector().isPresent();
            for (int i = 0; i < member.history().size(); i++) {
                double share = speaks ? (double) member.want(i) / speaking.size() : 0;
                wants.merge(member.history().item(i), share, Double::sum);
            }
        }
        var rung = speaking.stream()
                .map(Taste::rung)
                .max(Comparator.naturalOrder())
                .orElse(Rung.POPULAR);
        return new Taste(rung, mean(speaking), History.of(wants), true);
    }

    private static Optional<float[]> mean(Collection<Taste> members) {
        var vectors =
                members.stream().flatMap(member -> member.vector().stream()).toList();
        if (vectors.isEmpty()) {
            return Optional.empty();
        }
        var mean = new float[vectors.get(0).length];
        for (var vector : vectors) {
            for (int d = 0; d < mean.length; d++) {
                mean[d] += vector[d] / vectors.size();
            }
        }
        return Optional.of(mean);
    }
}
