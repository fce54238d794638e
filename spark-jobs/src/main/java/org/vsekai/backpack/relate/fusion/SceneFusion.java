package org.vsekai.backpack.relate.fusion;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.vsekai.backpack.relate.fusion.History.TrackOf;
import org.vsekai.backpack.scene.CalibratedCamera;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.SceneObjectRow;
import org.vsekai.backpack.vision.Box;
import org.vsekai.backpack.vision.Detection;
import org.vsekai.backpack.vision.ObjectTracker;

/** From what one model saw in the frames of one scene to the things that are there. Immutable and thread-safe; travels to executors. */
public final class SceneFusion implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Frames for which a camera waits for an object that is out of its sight. */
    private static final int PATIENCE = 30;

    private final ClassAgreement classes;
    private final FusionSettings settings;
    private final Association association;

    SceneFusion(ClassAgreement classes, FusionSettings settings) {
        this.classes = classes;
        this.settings = settings;
        this.association = new Association(classes, settings);
    }

    /**
     * The things of a scene, each detection in one at most.
     *
     * @param cameras all of the scene's
     * @param frames at least those of the detections; the others do no harm
     * @param nodes of the scene, with the classes that it declares
     * @param detections of one model; those without a class, or with too small a score, are left out
     */
    List<SceneObjectRow> fuse(
            List<CameraRow> cameras, List<FrameRow> frames, List<SceneNodeRow> nodes, List<DetectionRow> detections) {
        var lenses = new HashMap<String, CalibratedCamera>();
        cameras.forEach(camera -> lenses.put(camera.cameraId(), CalibratedCamera.of(camera)));
        var byFrame = byFrame(detections);
        var used = frames.stream()
                .filter(frame -> byFrame.containsKey(frame.frameId()) && lenses.containsKey(frame.cameraId()))
                .sorted(Comparator.comparing(FrameRow::capturedAt).thenComparing(FrameRow::frameId))
                .toList();
        var tracks = tracks(used, byFrame);
        var history = new History(classes, settings);
        for (var moment : Moments.of(used, settings.moment())) {
            var seen = new ArrayList<Seen>();
            for (var frame : moment) {
                seen.addAll(seen(
                        frame,
                        Objects.requireNonNull(lenses.get(frame.cameraId())),
                        byFrame.getOrDefault(frame.frameId(), List.of())));
            }
            history.add(moment.get(0).capturedAt(), association.fuse(seen), tracks);
        }
        return rows(history.things(), nodes, detections);
    }

    private Map<String, List<DetectionRow>> byFrame(List<DetectionRow> detections) {
        var byFrame = new HashMap<String, List<DetectionRow>>();
        detections.stream()
                .filter(row -> row.classIri().isPresent() && row.score() >= settings.leastScore())
                .sorted(Comparator.comparing(DetectionRow::detectionId))
                .forEach(row -> byFrame.computeIfAbsent(row.frameId(), none -> new ArrayList<>())
                        .add(row));
        return byFrame;
    }

    private static List<Seen> seen(FrameRow frame, CalibratedCamera camera, List<DetectionRow> detections) {
        // A camera is calibrated for one size of picture; its frames may be larger or smaller.
        double scaleX = (double) camera.width() / frame.width();
        double scaleY = (double) camera.height() / frame.height();
        return detections.stream()
                .flatMap(row -> Seen.by(
                        camera,
                        row.detectionId(),
                        row.cameraId(),
                        row.classIri().orElseThrow(),
                        row.score(),
                        new Box(
                                row.xMinimum() * scaleX,
                                row.yMinimum() * scaleY,
                                row.xMaximum() * scaleX,
                                row.yMaximum() * scaleY))
                        .stream())
                .toList();
    }

    /** Whom each camera follows from frame to frame: the track of each detection that has one. */
    private static Map<String, TrackOf> tracks(List<FrameRow> frames, Map<String, List<DetectionRow>> byFrame) {
        var trackers = new HashMap<String, ObjectTracker>();
        var classNumbers = new HashMap<String, Integer>();
        var tracks = new HashMap<String, TrackOf>();
        for (var frame : frames) {
            var rows = byFrame.getOrDefault(frame.frameId(), List.of());
            var detections = rows.stream()
                    .map(row -> new Detection(
                            row.label(),
                            classNumbers.computeIfAbsent(row.label(), label -> classNumbers.size()),
                            row.score(),
                            new Box(row.xMinimum(), row.yMinimum(), row.xMaximum(), row.yMaximum())))
                    .toList();
            var followed = trackers.computeIfAbsent(frame.cameraId(), camera -> new ObjectTracker(PATIENCE))
                    .next(detections);
            for (int i = 0; i < followed.size(); i++) {
                var detectionId = rows.get(i).detectionId();
                followed.get(i)
                        .track()
                        .ifPresent(track -> tracks.put(detectionId, new TrackOf(frame.cameraId(), track)));
            }
        }
        return tracks;
    }

    private List<SceneObjectRow> rows(
            List<History.Thing> things, List<SceneNodeRow> nodes, List<DetectionRow> detections) {
        var known = new HashMap<String, DetectionRow>();
        detections.forEach(row -> known.put(row.detectionId(), row));
        var matches = new NodeMatching(classes, nodes).match(things);
        var rows = new ArrayList<SceneObjectRow>();
        for (int i = 0; i < things.size(); i++) {
            rows.add(row(things.get(i), matches.get(i), known));
        }
        return rows;
    }

    private SceneObjectRow row(
            History.Thing thing, Optional<NodeMatching.Match> match, Map<String, DetectionRow> known) {
        var best = thing.best().fused();
        var ids = new TreeSet<String>();
        var scores = new TreeMap<String, Double>();
        for (var step : thing.steps()) {
            step.fused().members().forEach(member -> ids.add(member.detectionId()));
            step.fused().scores().forEach((type, score) -> scores.merge(type, score, Double::sum));
        }
        var classIri = classes.mostNamed(scores);
        var first = Objects.requireNonNull(known.get(ids.first()));
        return new SceneObjectRow(
                FirstSeenId.of(first.sceneId(), "o", first.detectionId()),
                first.sceneId(),
                first.model(),
                first.modelDigest(),
                classIri,
                classes.upwards(classIri).stream().sorted().toList(),
                scores.values().stream().mapToDouble(score -> score).sum() / ids.size(),
                best.middle().x(),
                best.middle().y(),
                best.middle().z(),
                best.width(),
                best.height(),
                best.support(),
                best.residual(),
                match.map(NodeMatching.Match::nodeId),
                match.map(NodeMatching.Match::metres),
                thing.steps().get(0).at(),
                thing.last().at(),
                thing.steps().stream().map(SceneFusion::step).toList(),
                List.copyOf(ids));
    }

    private static SceneObjectRow.Step step(History.Step step) {
        var point = step.fused().middle();
        Instant at = step.at();
        return new SceneObjectRow.Step(
                at, point.x(), point.y(), point.z(), step.fused().support());
    }
}
