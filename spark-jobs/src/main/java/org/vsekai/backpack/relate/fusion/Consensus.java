package org.vsekai.backpack.relate.fusion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Which sightings of several cameras are of one and the same. Each pair of sightings of two cameras that may be one proposes what it
 * agrees on; sightings of other cameras that agree with it join; the proposal that most cameras agree on is taken, then the next best of
 * what is left (consensus as in M. Fischler and R. Bolles, "Random sample consensus", 1981, but of all pairs, not of some by chance).
 * Quadratic in the number of sightings of a moment for pairs. Immutable; as thread-safe as its rules.
 *
 * @param <S> what one camera saw
 * @param <A> what several agree on, such as a place
 */
public final class Consensus<S extends Consensus.Sighting, A> {
    private final Rules<S, A> rules;
    private final Comparator<Agreed<S, A>> bestFirst;

    public Consensus(Rules<S, A> rules) {
        this.rules = rules;
        this.bestFirst = Comparator.comparingInt(
                        (Agreed<S, A> proposal) -> -proposal.members().size())
                .thenComparingDouble(proposal -> rules.disagreement(proposal.agreement()))
                .thenComparing(proposal -> proposal.members().get(0).id())
                .thenComparing(proposal -> proposal.members().get(1).id());
    }

    /** Something in one camera's picture. */
    public interface Sighting {
        /** No other sighting of the moment has it. */
        String id();

        String cameraId();
    }

    /** When sightings agree. */
    public interface Rules<S, A> {
        /** Whether two cameras' sightings are worth a closer look. */
        boolean mayBeOne(S one, S other);

        /** What two or more sightings agree on, one of a camera; none where they do not. */
        Optional<A> agreement(List<S> members);

        /** How far those who agree are from each other: of proposals of as many cameras the least is the best. */
        double disagreement(A agreement);

        /** How badly one of another camera fits what the members agree on; none where it cannot join them. */
        OptionalDouble misfit(S one, List<S> members, A agreement);
    }

    /**
     * What is one.
     *
     * @param members one sighting of each camera that saw it, by camera
     */
    public record Agreed<S extends Sighting, A>(List<S> members, A agreement) {
        public Agreed {
            members = members.stream()
                    .sorted(Comparator.comparing(Sighting::cameraId))
                    .toList();
        }
    }

    /** What at least two cameras saw, best first; each sighting is of one at most. */
    public List<Agreed<S, A>> of(List<S> seen) {
        var byCamera = byCamera(seen);
        var proposals = new PriorityQueue<>(bestFirst);
        for (int i = 0; i < seen.size(); i++) {
            for (int j = i + 1; j < seen.size(); j++) {
                var one = seen.get(i);
                var other = seen.get(j);
                if (!one.cameraId().equals(other.cameraId()) && rules.mayBeOne(one, other)) {
                    proposal(List.of(one, other), byCamera, Set.of()).ifPresent(proposals::add);
                }
            }
        }
        return taken(proposals, byCamera);
    }

    private Map<String, List<S>> byCamera(List<S> seen) {
        var byCamera = new HashMap<String, List<S>>();
        seen.forEach(one -> byCamera.computeIfAbsent(one.cameraId(), none -> new ArrayList<>())
                .add(one));
        return byCamera;
    }

    private List<Agreed<S, A>> taken(PriorityQueue<Agreed<S, A>> proposals, Map<String, List<S>> byCamera) {
        var taken = new ArrayList<Agreed<S, A>>();
        var used = new HashSet<String>();
        while (!proposals.isEmpty()) {
            var best = proposals.remove();
            var free = best.members().stream()
                    .filter(member -> !used.contains(member.id()))
                    .toList();
            if (free.size() == best.members().size()) {
                taken.add(best);
                free.forEach(member -> used.add(member.id()));
            } else if (free.size() >= 2) {
                // What is left of it may still be something, though not as well supported.
                proposal(free, byCamera, used).ifPresent(proposals::add);
            }
        }
        return taken;
    }

    /** What some sightings agree on, with those of other cameras that agree with it. */
    private Optional<Agreed<S, A>> proposal(List<S> first, Map<String, List<S>> byCamera, Set<String> used) {
        var agreement = rules.agreement(first);
        if (agreement.isEmpty()) {
            return Optional.empty();
        }
        var members = new ArrayList<>(first);
        for (var camera : byCamera.entrySet()) {
            if (members.stream().noneMatch(member -> member.cameraId().equals(camera.getKey()))) {
                joining(camera.getValue(), members, agreement.get(), used).ifPresent(members::add);
            }
        }
        if (members.size() == first.size()) {
            return Optional.of(new Agreed<>(first, agreement.get()));
        }
        return rules.agreement(members)
                .map(better -> new Agreed<>(members, better))
                .or(() -> Optional.of(new Agreed<>(first, agreement.get())));
    }

    private record Joining<S extends Sighting>(S one, double misfit) {}

    private Optional<S> joining(List<S> seen, List<S> members, A agreement, Set<String> used) {
        return seen.stream()
                .filter(one -> !used.contains(one.id()))
                .flatMap(one ->
                        rules.misfit(one, members, agreement).stream().mapToObj(misfit -> new Joining<>(one, misfit)))
                .min(Comparator.comparingDouble((Joining<S> joining) -> joining.misfit())
                        .thenComparing(joining -> joining.one().id()))
                .map(Joining::one);
    }
}
