package org.vsekai.backpack.relate.fusion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which things of one moment are those of the moments before: those that share the most tracks of single cameras with them, else those
 * of an agreeing class that are near enough. Moments come in the order of time. Not thread-safe.
 */
final class History {
    private final ClassAgreement classes;
    private final FusionSettings settings;
    private final List<Thing> things = new ArrayList<>();

    /** A thing at a moment. */
    record Step(Instant at, Fused fused) {}

    /** A camera's number for an object that it follows. */
    record TrackOf(String cameraId, long track) {}

    /** A thing through time; grows while its history is written. */
    static final class Thing {
        private final List<Step> steps = new ArrayList<>();
        private final Set<TrackOf> tracks = new HashSet<>();

        /** In the order of time, at least one. */
        List<Step> steps() {
            return List.copyOf(steps);
        }

        Step last() {
            return steps.get(steps.size() - 1);
        }

        /** The step that most cameras agree on, of these the one with the least residual. */
        Step best() {
            return steps.stream()
                    .min(Comparator.comparingInt((Step step) -> -step.fused().support())
                            .thenComparingDouble(step -> step.fused().residual()))
                    .orElseThrow();
        }
    }

    private record Link(Thing thing, Fused fused, int shared, double metres) {}

    History(ClassAgreement classes, FusionSettings settings) {
        this.classes = classes;
        this.settings = settings;
    }

    /** @param trackOf the track of each detection that a camera follows */
    void add(Instant at, List<Fused> fused, Map<String, TrackOf> trackOf) {
        var open = new HashSet<>(things);
        var left = new ArrayList<>(fused);
        for (var link : links(fused, trackOf)) {
            if (open.contains(link.thing()) && left.remove(link.fused())) {
                open.remove(link.thing());
                see(link.thing(), at, link.fused(), trackOf);
            }
        }
        for (var one : left) {
            var thing = new Thing();
            things.add(thing);
            see(thing, at, one, trackOf);
        }
    }

    private List<Link> links(List<Fused> fused, Map<String, TrackOf> trackOf) {
        var links = new ArrayList<Link>();
        for (var thing : things) {
            for (var one : fused) {
                int shared = (int) one.members().stream()
                        .filter(member -> trackOf.containsKey(member.detectionId())
                                && thing.tracks.contains(trackOf.get(member.detectionId())))
                        .count();
                double metres =
                        one.middle().minus(thing.last().fused().middle()).length();
                boolean isNear = metres <= settings.nearest()
                        && classes.agree(
                                one.classIri(classes), thing.last().fused().classIri(classes));
                if (shared > 0 || isNear) {
                    links.add(new Link(thing, one, shared, metres));
                }
            }
        }
        links.sort(Comparator.comparingInt((Link link) -> -link.shared()).thenComparingDouble(Link::metres));
        return links;
    }

    private static void see(Thing thing, Instant at, Fused fused, Map<String, TrackOf> trackOf) {
        thing.steps.add(new Step(at, fused));
        for (var member : fused.members()) {
            var track = trackOf.get(member.detectionId());
            if (track != null) {
                thing.tracks.add(track);
            }
        }
    }

    /** All of them, in the order in which they were first seen. */
    List<Thing> things() {
        return List.copyOf(things);
    }
}
