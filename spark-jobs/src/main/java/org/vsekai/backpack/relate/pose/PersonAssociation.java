package org.vsekai.backpack.relate.pose;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.vsekai.backpack.relate.fusion.Consensus;

/** Which persons in several cameras' pictures are one: those whose joints are where the others' are. Immutable and thread-safe. */
final class PersonAssociation implements Consensus.Rules<SeenPerson, PlacedJoints> {
    /** In tolerances: how far the usual joint may be off, of the same person. */
    private static final double MOST_MEAN_ERROR = 1;
    /** In tolerances: one joint that was seen elsewhere is not to part two views of a person. */
    private static final double MOST_EPIPOLAR_ERROR = 3;

    private final PoseSettings settings;

    PersonAssociation(PoseSettings settings) {
        this.settings = settings;
    }

    /** The persons that at least two cameras saw, best first; each is in one at most. */
    List<Consensus.Agreed<SeenPerson, PlacedJoints>> fuse(List<SeenPerson> seen) {
        return new Consensus<>(this).of(seen);
    }

    @Override
    public boolean mayBeOne(SeenPerson one, SeenPerson other) {
        var joints = one.jointsSeenBy(other);
        return joints.size() >= settings.leastJoints()
                && joints.stream()
                                .mapToDouble(joint -> {
                                    var here =
                                            Objects.requireNonNull(one.sights().get(joint));
                                    var there = Objects.requireNonNull(
                                            other.sights().get(joint));
                                    double error = here.epipolarDistance(there) / one.tolerance()
                                            + there.epipolarDistance(here) / other.tolerance();
                                    return Math.min(MOST_EPIPOLAR_ERROR, error / 2);
                                })
                                .average()
                                .orElseThrow()
                        <= MOST_MEAN_ERROR;
    }

    @Override
    public Optional<PlacedJoints> agreement(List<SeenPerson> members) {
        return Optional.of(PlacedJoints.of(members))
                .filter(joints -> joints.places().size() >= settings.leastJoints())
                .filter(joints -> joints.disagreement() <= MOST_MEAN_ERROR);
    }

    @Override
    public double disagreement(PlacedJoints joints) {
        return joints.disagreement();
    }

    @Override
    public OptionalDouble misfit(SeenPerson one, List<SeenPerson> members, PlacedJoints joints) {
        double misfit = joints.misfit(one);
        return misfit <= MOST_MEAN_ERROR ? OptionalDouble.of(misfit) : OptionalDouble.empty();
    }
}
