package org.vsekai.backpack.vision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Follows objects through the frames of one camera: which detections of one frame and the next are of the same object. After Y. Zhang
 * et al., "ByteTrack: multi-object tracking by associating every detection box" (ECCV 2022): tracks are first given the detections that
 * the detector is sure of, by how far their boxes meet where the object's motion would have brought it; tracks that are left then may
 * take unsure ones, which most trackers throw away and which mostly are objects half hidden by others. Here only detections of one
 * class are of one object. One per camera, for one thread; frames come in the order of their time.
 */
public final class ObjectTracker {
    /** Below it a detection is unsure. */
    private static final double SURE = 0.5;
    /** An object begins to be followed from here. */
    private static final double FIRST = SURE + 0.1;
    /** Below it a detection is nothing. */
    private static final double UNSURE = 0.1;

    private static final double MOST_COST = 0.8;
    private static final double MOST_COST_UNSURE = 0.5;
    private static final double MOST_COST_UNCONFIRMED = 0.7;

    private final int patience;
    private List<Track> tracks = new ArrayList<>();
    private long nextId;
    private boolean isFirst = true;

    /**
     * A detection and whose it is.
     *
     * @param track the object's number, which no other has; empty where nobody is followed (yet)
     */
    public record Followed(Detection detection, OptionalLong track) {}

    /** @param patience frames for which an object that is out of sight is waited for, at least 0; ByteTrack's own is 30 */
    public ObjectTracker(int patience) {
        if (patience < 0) {
            throw new IllegalArgumentException("patience must be at least 0, not " + patience);
        }
        this.patience = patience;
    }

    /** The detections of the next frame, in their order, with their tracks; of one track at most one. */
    public List<Followed> next(List<Detection> detections) {
        tracks.forEach(Track::pass);
        var scene = new Scene(detections);
        // Who was out of sight for a while is not to be found by an unsure detection.
        scene.match(tracks(Track::isConfirmed), SURE, 1, MOST_COST);
        scene.match(tracks(track -> track.isConfirmed() && track.missed() == 1), UNSURE, SURE, MOST_COST_UNSURE);
        scene.match(tracks(track -> !track.isConfirmed()), SURE, 1, MOST_COST_UNCONFIRMED);
        tracks.removeIf(track -> track.missed() > (track.isConfirmed() ? patience : 0));
        scene.begin();
        isFirst = false;
        return scene.followed();
    }

    private List<Track> tracks(Predicate<Track> kind) {
        return tracks.stream().filter(kind).toList();
    }

    /** A frame, while its detections find their tracks. */
    private final class Scene {
        private final List<Detection> detections;
        private final OptionalLong[] trackOf;

        Scene(List<Detection> detections) {
            this.detections = List.copyOf(detections);
            this.trackOf = new OptionalLong[detections.size()];
            Arrays.fill(trackOf, OptionalLong.empty());
        }

        /** Free detections of a score from {@code least} to below {@code most}, surest first; 1 is within. */
        private List<Integer> free(double least, double most) {
            var free = new ArrayList<Integer>();
            for (int i = 0; i < trackOf.length; i++) {
                double score = detections.get(i).score();
                if (trackOf[i].isEmpty() && score >= least && (score < most || most >= 1)) {
                    free.add(i);
                }
            }
            free.sort(
                    Comparator.comparingDouble((Integer i) -> detections.get(i).score())
                            .reversed());
            return free;
        }

        void match(List<Track> tracks, double least, double most, double mostCost) {
            var unseen = tracks.stream().filter(track -> track.missed() > 0).toList();
            var free = free(least, most);
            var places = unseen.stream().map(Track::box).toList();
            var found = Assignment.cheapest(
                    unseen.size(),
                    free.size(),
                    mostCost,
                    (row, column) -> cost(unseen.get(row), places.get(row), detections.get(free.get(column))));
            for (int row = 0; row < found.length; row++) {
                if (found[row] != Assignment.NONE) {
                    int i = free.get(found[row]);
                    unseen.get(row).see(detections.get(i));
                    trackOf[i] = OptionalLong.of(unseen.get(row).id());
                }
            }
        }

        private double cost(Track track, Box place, Detection detection) {
            return track.classIndex() == detection.classIndex()
                    ? 1 - place.intersectionOverUnion(detection.box())
                    : Double.POSITIVE_INFINITY;
        }

        /** What nobody claims and is sure begins a track; it has a number once it is confirmed. */
        void begin() {
            for (int i : free(FIRST, 1)) {
                var track = new Track(nextId++, detections.get(i), isFirst);
                tracks.add(track);
                if (isFirst) {
                    trackOf[i] = OptionalLong.of(track.id());
                }
            }
        }

        List<Followed> followed() {
            var followed = new ArrayList<Followed>(trackOf.length);
            for (int i = 0; i < trackOf.length; i++) {
                followed.add(new Followed(detections.get(i), trackOf[i]));
            }
            return followed;
        }
    }
}
