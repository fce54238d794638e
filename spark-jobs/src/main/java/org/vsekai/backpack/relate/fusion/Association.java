package org.vsekai.backpack.relate.fusion;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Which detections of several cameras are of one thing. Each pair of detections of two cameras that agree in class, size and epipolar
 * geometry proposes a place; detections of other cameras that agree with it join; the proposal that most cameras agree on is taken,
 * then the next best of what is left (consensus as in M. Fischler and R. Bolles, "Random sample consensus", 1981, but of all pairs, not
 * of some by chance). Quadratic in the number of detections of a moment for pairs. Immutable and thread-safe.
 */
final class Association implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final Comparator<Proposal> BEST_FIRST = Comparator.comparingInt(
                    (Proposal proposal) -> -proposal.members().size())
            .thenComparingDouble(proposal -> proposal.place().residual())
            .thenComparing(proposal -> proposal.members().get(0).detectionId())
            .thenComparing(proposal -> proposal.members().get(1).detectionId());

    private final ClassAgreement classes;
    private final FusionSettings settings;

    /** Detections that may be of one thing, by camera, and where that would be. */
    private record Proposal(List<Seen> members, Triangulation.Place place) {
        Proposal {
            members = members.stream()
                    .sorted(Comparator.comparing(Seen::cameraId))
                    .toList();
        }
    }

    Association(ClassAgreement classes, FusionSettings settings) {
        this.classes = classes;
        this.settings = settings;
    }

    /** The things that at least two cameras saw, best first; each detection is of one thing at most. */
    List<Fused> fuse(List<Seen> seen) {
        var byCamera = byCamera(seen);
        var proposals = new PriorityQueue<>(BEST_FIRST);
        for (int i = 0; i < seen.size(); i++) {
            for (int j = i + 1; j < seen.size(); j++) {
                if (mayBeOne(seen.get(i), seen.get(j))) {
                    proposal(List.of(seen.get(i), seen.get(j)), byCamera, Set.of())
                            .ifPresent(proposals::add);
                }
            }
        }
        return taken(proposals, byCamera);
    }

    private static Map<String, List<Seen>> byCamera(List<Seen> seen) {
        var byCamera = new HashMap<String, List<Seen>>();
        seen.forEach(one -> byCamera.computeIfAbsent(one.cameraId(), none -> new ArrayList<>())
                .add(one));
        return byCamera;
    }

    private List<Fused> taken(PriorityQueue<Proposal> proposals, Map<String, List<Seen>> byCamera) {
        var taken = new ArrayList<Fused>();
        var used = new HashSet<String>();
        while (!proposals.isEmpty()) {
            var best = proposals.remove();
            var free = best.members().stream()
                    .filter(member -> !used.contains(member.detectionId()))
                    .toList();
            if (free.size() == best.members().size()) {
                taken.add(Fused.of(best.members(), best.place()));
                free.forEach(member -> used.add(member.detectionId()));
            } else if (free.size() >= 2) {
                // What is left of it may still be a thing, though not as well supported.
                proposal(free, byCamera, used).ifPresent(proposals::add);
            }
        }
        return taken;
    }

    private boolean mayBeOne(Seen one, Seen other) {
        return !one.cameraId().equals(other.cameraId())
                && classes.agree(one.classIri(), other.classIri())
                && one.sight().epipolarDistance(other.sight()) <= tolerance(one)
                && other.sight().epipolarDistance(one.sight()) <= tolerance(other);
    }

    /** How far from its place a box's middle may be, in pixels: views of one thing from two sides have other middles. */
    private double tolerance(Seen seen) {
        return settings.leastTolerancePixels()
                + settings.toleranceShare() * Math.min(seen.widthPixels(), seen.heightPixels());
    }

    /** The place that some detections agree on, with those of other cameras that agree with it. */
    private Optional<Proposal> proposal(List<Seen> first, Map<String, List<Seen>> byCamera, Set<String> used) {
        var place = place(first);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        var members = new ArrayList<>(first);
        for (var camera : byCamera.entrySet()) {
            if (members.stream().noneMatch(member -> member.cameraId().equals(camera.getKey()))) {
                joining(camera.getValue(), members, place.get(), used).ifPresent(members::add);
            }
        }
        if (members.size() == first.size()) {
            return Optional.of(new Proposal(first, place.get()));
        }
        return place(members)
                .map(better -> new Proposal(members, better))
                .or(() -> Optional.of(new Proposal(first, place.get())));
    }

    private Optional<Seen> joining(List<Seen> seen, List<Seen> members, Triangulation.Place place, Set<String> used) {
        return seen.stream()
                .filter(one -> !used.contains(one.detectionId()))
                .filter(one -> members.stream().allMatch(member -> classes.agree(one.classIri(), member.classIri())))
                .filter(one -> one.sight().error(place.point()) <= tolerance(one))
                .filter(one -> members.stream().allMatch(member -> areOneSize(one, member, place)))
                .min(Comparator.comparingDouble((Seen one) -> one.sight().error(place.point()) / tolerance(one))
                        .thenComparing(Seen::detectionId));
    }

    /** Where they agree: each sees it within its tolerance, and all as large. */
    private Optional<Triangulation.Place> place(List<Seen> members) {
        return Triangulation.of(members.stream().map(Seen::sight).toList())
                .filter(place ->
                        members.stream().allMatch(member -> member.sight().error(place.point()) <= tolerance(member)))
                .filter(place -> members.stream()
                        .allMatch(member -> members.stream().allMatch(other -> areOneSize(member, other, place))));
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
