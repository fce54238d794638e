package org.vsekai.backpack.relate.fusion;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Which detections of several cameras are of one thing: of one class, one place and one size. Immutable and thread-safe. */
final class Association implements Consensus.Rules<Seen, Triangulation.Place>, Serializable {
    private static final long serialVersionUID = 1L;

    private final ClassAgreement classes;
    private final FusionSettings settings;

    Association(ClassAgreement classes, FusionSettings settings) {
        this.classes = classes;
        this.settings = settings;
    }

    /** The things that at least two cameras saw, best first; each detection is of one thing at most. */
    List<Fused> fuse(List<Seen> seen) {
        return new Consensus<>(this)
                .of(seen).stream()
                        .map(agreed -> Fused.of(agreed.members(), agreed.agreement()))
                        .toList();
    }

    @Override
    public boolean mayBeOne(Seen one, Seen other) {
        return classes.agree(one.classIri(), other.classIri())
                && one.sight().epipolarDistance(other.sight()) <= tolerance(one)
                && other.sight().epipolarDistance(one.sight()) <= tolerance(other);
    }

    /** How far from its place a box's middle may be, in pixels: views of one thing from two sides have other middles. */
    private double tolerance(Seen seen) {
        return settings.leastTolerancePixels()
                + settings.toleranceShare() * Math.min(seen.widthPixels(), seen.heightPixels());
    }

    /** Where they agree: each sees it within its tolerance, and all as large. */
    @Override
    public Optional<Triangulation.Place> agreement(List<Seen> members) {
        return Triangulation.of(members.stream().map(Seen::sight).toList())
                .filter(place ->
                        members.stream().allMatch(member -> member.sight().error(place.point()) <= tolerance(member)))
                .filter(place -> members.stream()
                        .allMatch(member -> members.stream().allMatch(other -> areOneSize(member, other, place))));
    }

    @Override
    public double disagreement(Triangulation.Place place) {
        return place.residual();
    }

    @Override
    public OptionalDouble misfit(Seen one, List<Seen> members, Triangulation.Place place) {
        double error = one.sight().error(place.point()) / tolerance(one);
        boolean joins = error <= 1
                && members.stream().allMatch(member -> classes.agree(one.classIri(), member.classIri()))
                && members.stream().allMatch(member -> areOneSize(one, member, place));
        return joins ? OptionalDouble.of(error) : OptionalDouble.empty();
    }

    /** Things stand upright: their height is the same from all sides, their width is not. */
    private boolean areOneSize(Seen one, Seen other, Triangulation.Place place) {
        if (!one.isWhole() || !other.isWhole()) {
            return true;
        }
        double ratio = one.heightAt(place.point()) / other.heightAt(place.point());
        return ratio <= settings.mostSizeRatio() && ratio >= 1 / settings.mostSizeRatio();
    }
}
