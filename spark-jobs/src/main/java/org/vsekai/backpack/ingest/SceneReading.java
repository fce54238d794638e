package org.vsekai.backpack.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.landing.Capture;
import org.vsekai.backpack.landing.InvalidLandingException;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.landing.Upload;
import org.vsekai.backpack.ontology.InvalidDescriptionException;
import org.vsekai.backpack.ontology.SceneDescription;
import org.vsekai.backpack.ontology.XmpPackets;
import org.vsekai.backpack.pipeline.Outcome;
import org.vsekai.backpack.pipeline.Rejects;
import org.vsekai.backpack.scene.InvalidSceneException;
import org.vsekai.backpack.scene.PictureSize;
import org.vsekai.backpack.scene.PinholeCamera;
import org.vsekai.backpack.scene.SceneDocument;
import org.vsekai.backpack.scene.SceneFault;
import org.vsekai.backpack.scene.SceneNode;
import org.vsekai.backpack.scene.SceneReader;
import org.vsekai.backpack.scene.SceneRows;
import org.vsekai.backpack.scene.StoredFile;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.ClipRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.Projection;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.SkeletonJointRow;
import org.vsekai.backpack.table.StageRunRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.TruthBoxRow;

/**
 * One upload to rows. A broken manifest or document refuses the scene; a broken description, capture, frame or clip refuses
 * only itself, since the rest is still true. What fails for a passing reason refuses nothing: the upload waits for another
 * try. Thread-safe.
 */
final class SceneReading {
    static final String STAGE = "ingest/scenes";
    /** What a scene consists of, and what was wrong with it. */
    static final List<Table<?>> PARTS = List.of(
            CameraRow.TABLE,
            SkeletonJointRow.TABLE,
            SceneNodeRow.TABLE,
            FrameRow.TABLE,
            ClipRow.TABLE,
            TruthBoxRow.TABLE,
            RejectRow.TABLE);

    static final List<Table<?>> TABLES = Stream.concat(Stream.of(StageRunRow.TABLE, SceneRow.TABLE), PARTS.stream())
            .toList();

    /** The picture size for which a camera without frames is calibrated. */
    private static final PictureSize USUAL = new PictureSize(640, 480);

    /** Metres; Godot's own. */
    private static final double USUAL_NEAR = 0.05;

    private static final int MOST_UNREAD = 20;

    private final LandingZone landing;
    private final XmpPackets packets;
    private final UploadLimits limits;
    private final int attempts;
    private final Clock clock = Clock.systemUTC();

    /**
     * @param attempts after so many that failed for a passing reason, an upload is discarded
     */
    SceneReading(LandingZone landing, XmpPackets packets, UploadLimits limits, int attempts) {
        this.landing = landing;
        this.packets = packets;
        this.limits = limits;
        this.attempts = attempts;
    }

    /** What becomes of the manifest at this path under the landing zone, when it is read for the first time. */
    Outcome read(String path, String manifest) {
        try {
            var upload = Upload.read(manifest);
            var expected = manifestOf(upload.sceneId());
            if (path.equals(expected)) {
                return attempt(run(upload.sceneId(), 1), manifest, outcome -> read(upload, manifest, outcome));
            }
            // Two manifests of one scene would give it two rows.
            var message = "scene_id is " + upload.sceneId() + ": name the manifest after it, " + expected;
            return rejected(path, "invalid_manifest", message, manifest);
        } catch (InvalidLandingException e) {
            return rejected(path, "invalid_manifest", e.getMessage(), manifest);
        }
    }

    /** What becomes of an upload that could not be read before. */
    Outcome readAgain(String sceneId, int attempt) {
        return attempt(run(sceneId, attempt), "", outcome -> {
            var path = manifestOf(sceneId);
            try {
                var manifest = Files.readString(landing.root().resolve(path));
                read(Upload.read(manifest), manifest, outcome);
            } catch (InvalidLandingException | CharacterCodingException e) {
                reject(outcome, path, "invalid_manifest", e.getMessage(), "");
            } catch (NoSuchFileException e) {
                reject(outcome, path, "missing_file", path + " is not there any more: upload the scene again", "");
            } catch (IOException e) {
                throw PassingFault.ofStorage(path, e);
            }
        });
    }

    /** Reads an upload into an outcome. */
    interface Reader {
        void read(Outcome outcome) throws PassingFault;
    }

    /** Of a try that failed for a passing reason nothing is kept but that it failed. */
    Outcome attempt(SceneRuns run, String manifest, Reader reader) {
        var outcome = new Outcome(TABLES);
        try {
            reader.read(outcome);
            return outcome.add(StageRunRow.TABLE, run.ended(outcome));
        } catch (PassingFault e) {
            return failed(run, manifest, e);
        } catch (OutOfMemoryError | StackOverflowError e) {
            return failed(run, manifest, PassingFault.ofMemory("scenes/" + run.sceneId(), e));
        }
    }

    private Outcome failed(SceneRuns run, String manifest, PassingFault fault) {
        if (run.attempt() < attempts) {
            return new Outcome(TABLES).add(StageRunRow.TABLE, run.waits(fault.said()));
        }
        var message = "Tried " + run.attempt() + " times and given up; mend the cause, then export the scene anew and"
                + " upload it. The last time: " + fault.said();
        return rejected(manifestOf(run.sceneId()), "unreadable_file", message, manifest)
                .add(StageRunRow.TABLE, run.givenUp(message));
    }

    private SceneRuns run(String sceneId, int attempt) {
        return new SceneRuns(sceneId, attempt, clock.instant(), clock);
    }

    private static String manifestOf(String sceneId) {
        return "uploads/" + sceneId + ".json";
    }

    private void read(Upload upload, String manifest, Outcome outcome) throws PassingFault {
        var place = "scenes/" + upload.sceneId() + "/"
                + upload.document().or(upload::archive).orElseThrow();
        try {
            var files = UploadedFiles.of(landing, upload, limits);
            place = place(files.document());
            var document = new SceneReader(limits.scene()).read(files.document(), files.top());
            read(upload, files, document, outcome);
        } catch (InvalidSceneException e) {
            if (e.fault() == SceneFault.STORAGE_FAULT) {
                throw PassingFault.ofScene(place, e);
            }
            reject(outcome, place, e.reason(), e.getMessage(), manifest);
        } catch (UploadedFiles.NoDocument e) {
            reject(outcome, place, "no_document", e.getMessage(), manifest);
        } catch (NoSuchFileException e) {
            reject(outcome, place, "missing_file", place + " is not there: upload the scene again", manifest);
        } catch (IOException e) {
            throw PassingFault.ofStorage(place, e);
        } catch (UncheckedIOException e) {
            throw PassingFault.ofStorage(place, Objects.requireNonNull(e.getCause()));
        }
    }

    private void read(Upload upload, UploadedFiles files, SceneDocument document, Outcome outcome) throws PassingFault {
        var place = place(files.document());
        var description = description(document, place, outcome);
        var capture = files.capture().isPresent() ? capture(files.capture().get(), outcome) : Optional.<Capture>empty();
        var frames = FrameReading.Frames.NONE;
        if (capture.isPresent()) {
            var folder = files.capture().orElseThrow().resolveSibling("");
            var taken = new CaptureFiles(STAGE, upload.sceneId(), landing.root(), files.top(), folder);
            frames = new FrameReading(taken, document, description.nodeClasses(), limits).read(capture.get(), outcome);
            new ClipReading(taken, document, limits).read(capture.get(), outcome);
        }
        addUnread(document, place, outcome);
        addRows(upload, place, document, description, outcome);
        outcome.addAll(CameraRow.TABLE, cameras(upload.sceneId(), document, capture, frames.sizes()));
        outcome.addAll(FrameRow.TABLE, frames.rows()).addAll(TruthBoxRow.TABLE, frames.truths());
    }

    /** A file's path under the landing zone. */
    private String place(Path file) {
        return landing.root().relativize(file).toString();
    }

    private static void addRows(
            Upload upload, String place, SceneDocument document, SceneDescription description, Outcome outcome) {
        var id = upload.sceneId();
        outcome.add(
                SceneRow.TABLE,
                new SceneRow(
                        id,
                        upload.name(),
                        upload.kind(),
                        upload.owner(),
                        upload.visibility(),
                        document.contentHash(),
                        document.sourceFormat(),
                        place,
                        document.nodeCount(),
                        document.triangleCount(),
                        description.jsonLd(),
                        upload.uploadedAt()));
        outcome.addAll(SkeletonJointRow.TABLE, SceneRows.joints(id, document));
        outcome.addAll(
                SceneNodeRow.TABLE,
                SceneRows.nodes(
                        id,
                        document,
                        node -> Optional.ofNullable(description.nodeClasses().get(node.id()))));
    }

    /** What was left out stands with the rejects, so that nobody takes the scene for whole. */
    private static void addUnread(SceneDocument document, String place, Outcome outcome) {
        for (int i = 0; i < document.unread().size(); i++) {
            var part = document.unread().get(i);
            int left = document.unread().size() - i;
            if (i == MOST_UNREAD) {
                reject(outcome, place, "unread_part", left + " more parts of the scene are not read", "");
                return;
            }
            reject(outcome, place + " " + part.place(), "unread_part", part.message(), part.place());
        }
    }

    /** The document's cameras, each calibrated for the size of its own pictures, and those of the capture. */
    private static List<CameraRow> cameras(
            String id, SceneDocument document, Optional<Capture> capture, Map<String, PictureSize> sizes) {
        var rows = new LinkedHashMap<String, CameraRow>();
        SceneRows.cameras(id, document, cameraId -> sizes.getOrDefault(cameraId, USUAL))
                .forEach(row -> rows.put(row.cameraId(), row));
        capture.ifPresent(taken -> taken.cameras().forEach(camera -> rows.put(camera.id(), row(id, camera))));
        return List.copyOf(rows.values());
    }

    private static CameraRow row(String sceneId, Capture.Camera camera) {
        double near = camera.near().orElse(Math.min(USUAL_NEAR, camera.far().orElse(1.0) / 2));
        var lens = camera.distortion();
        return new CameraRow(
                sceneId,
                camera.id(),
                Projection.PERSPECTIVE,
                camera.width(),
                camera.height(),
                camera.fx(),
                camera.fy(),
                camera.cx(),
                camera.cy(),
                camera.worldFromCamera(),
                near,
                camera.far().orElse(Math.max(PinholeCamera.ENDLESS_FAR, 2 * near)),
                lens.flatMap(Capture.Lens::k1).orElse(0.0),
                lens.flatMap(Capture.Lens::k2).orElse(0.0),
                lens.flatMap(Capture.Lens::p1).orElse(0.0),
                lens.flatMap(Capture.Lens::p2).orElse(0.0),
                lens.flatMap(Capture.Lens::k3).orElse(0.0));
    }

    private SceneDescription description(SceneDocument document, String place, Outcome outcome) {
        var scenePackets = new ArrayList<Integer>();
        document.assetXmpPacket().ifPresent(scenePackets::add);
        document.sceneXmpPacket().ifPresent(scenePackets::add);
        var nodePackets = new HashMap<String, Integer>();
        for (SceneNode node : document.nodes()) {
            node.xmpPacket().ifPresent(packet -> nodePackets.put(node.id(), packet));
        }
        try {
            return packets.describe(
                    document.xmpPackets(), scenePackets, nodePackets, document.described(), document.extensions());
        } catch (InvalidDescriptionException e) {
            reject(
                    outcome,
                    place + " " + e.place(),
                    "invalid_description",
                    e.getMessage(),
                    document.xmpPackets().toString());
            return packets.describe(List.of(), List.of(), Map.of());
        }
    }

    private Optional<Capture> capture(Path file, Outcome outcome) throws PassingFault {
        var place = place(file);
        var text = "";
        try {
            if (!StoredFile.isPlain(file)) {
                reject(outcome, place, "missing_file", place + " is not there: upload the scene again with it", text);
                return Optional.empty();
            }
            if (Files.size(file) > limits.captureBytes()) {
                var message = place + " has more than " + limits.captureBytes() + " bytes: capture less at once";
                reject(outcome, place, "too_large", message, text);
                return Optional.empty();
            }
            text = Files.readString(file);
            return Optional.of(Capture.read(text));
        } catch (CharacterCodingException e) {
            reject(outcome, place, "invalid_capture", place + " is no UTF-8: write it as such", text);
        } catch (IOException e) {
            throw PassingFault.ofStorage(place, e);
        } catch (InvalidLandingException e) {
            reject(outcome, place, "invalid_capture", e.getMessage(), text);
        }
        return Optional.empty();
    }

    private static Outcome rejected(String source, String reason, @Nullable String message, String payload) {
        var outcome = new Outcome(TABLES);
        reject(outcome, source, reason, message, payload);
        return outcome;
    }

    private static void reject(
            Outcome outcome, String source, String reason, @Nullable String message, String payload) {
        outcome.add(RejectRow.TABLE, Rejects.row(STAGE, source, reason, String.valueOf(message), payload));
    }
}
