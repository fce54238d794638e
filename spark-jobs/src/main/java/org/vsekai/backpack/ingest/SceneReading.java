package org.vsekai.backpack.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.vsekai.backpack.scene.GltfReader;
import org.vsekai.backpack.scene.InvalidSceneException;
import org.vsekai.backpack.scene.SceneDocument;
import org.vsekai.backpack.scene.SceneNode;
import org.vsekai.backpack.scene.SceneRows;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.SkeletonJointRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.TruthBoxRow;

/**
 * One upload to rows. A broken manifest or document refuses the scene; a broken description, capture or frame refuses
 * only itself, since the rest is still true. Thread-safe.
 */
final class SceneReading {
    static final String STAGE = "ingest/scenes";
    static final List<Table<?>> TABLES = List.of(
            SceneRow.TABLE,
            CameraRow.TABLE,
            SkeletonJointRow.TABLE,
            SceneNodeRow.TABLE,
            FrameRow.TABLE,
            TruthBoxRow.TABLE,
            RejectRow.TABLE);

    /** The picture size for which a camera without frames is calibrated. */
    private static final PictureSize USUAL = new PictureSize(640, 480);

    private final LandingZone landing;
    private final XmpPackets packets;

    SceneReading(LandingZone landing, XmpPackets packets) {
        this.landing = landing;
        this.packets = packets;
    }

    /** What becomes of the manifest at this path under the landing zone. */
    Outcome read(String path, String manifest) {
        var outcome = new Outcome(TABLES);
        try {
            var upload = Upload.read(manifest);
            var expected = "uploads/" + upload.sceneId() + ".json";
            if (path.equals(expected)) {
                read(upload, manifest, outcome);
            } else {
                // Two manifests of one scene would give it two rows.
                var message = "scene_id is " + upload.sceneId() + ": name the manifest after it, " + expected;
                reject(outcome, path, "invalid_manifest", message, manifest);
            }
        } catch (InvalidLandingException e) {
            reject(outcome, path, "invalid_manifest", e.getMessage(), manifest);
        }
        return outcome;
    }

    private void read(Upload upload, String manifest, Outcome outcome) {
        var folder = landing.sceneFolder(upload.sceneId());
        var scenePath = "scenes/" + upload.sceneId() + "/";
        if (upload.document().isEmpty()) {
            var message =
                    "Archives are not read by this version: upload the document itself, with its files beside it.";
            reject(outcome, scenePath + upload.archive().orElseThrow(), "unread_archive", message, manifest);
            return;
        }
        var place = scenePath + upload.document().get();
        try {
            var document = GltfReader.read(folder.resolve(upload.document().get()));
            var description = description(document, place, outcome);
            var frames = frames(upload, document, description, outcome);
            addRows(upload, place, document, description, frames.sizes(), outcome);
            outcome.addAll(FrameRow.TABLE, frames.rows()).addAll(TruthBoxRow.TABLE, frames.truths());
        } catch (InvalidSceneException e) {
            reject(outcome, place, e.reason(), e.getMessage(), manifest);
        }
    }

    private static void addRows(
            Upload upload,
            String place,
            SceneDocument document,
            SceneDescription description,
            Map<String, PictureSize> sizes,
            Outcome outcome) {
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
        outcome.addAll(CameraRow.TABLE, cameras(id, document, sizes));
        outcome.addAll(SkeletonJointRow.TABLE, SceneRows.joints(id, document));
        outcome.addAll(
                SceneNodeRow.TABLE,
                SceneRows.nodes(
                        id,
                        document,
                        node -> Optional.ofNullable(description.nodeClasses().get(node.id()))));
    }

    /** Each camera calibrated for the size of its own pictures. */
    private static List<CameraRow> cameras(String id, SceneDocument document, Map<String, PictureSize> sizes) {
        return SceneRows.cameras(id, document, USUAL.width(), USUAL.height()).stream()
                .flatMap(camera -> {
                    var size = sizes.getOrDefault(camera.cameraId(), USUAL);
                    return SceneRows.cameras(id, document, size.width(), size.height()).stream()
                            .filter(calibrated -> calibrated.cameraId().equals(camera.cameraId()));
                })
                .toList();
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
            return packets.describe(document.xmpPackets(), scenePackets, nodePackets);
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

    private FrameReading.Frames frames(
            Upload upload, SceneDocument document, SceneDescription description, Outcome outcome) {
        if (upload.capture().isEmpty()) {
            return FrameReading.Frames.NONE;
        }
        var folder = landing.sceneFolder(upload.sceneId());
        var place = "scenes/" + upload.sceneId() + "/" + upload.capture().get();
        var text = "";
        try {
            text = Files.readString(folder.resolve(upload.capture().get()));
            var capture = Capture.read(text);
            return new FrameReading(upload.sceneId(), document, description.nodeClasses(), folder)
                    .read(capture, outcome);
        } catch (IOException e) {
            reject(outcome, place, "missing_file", place + " cannot be read: upload the scene again with it", text);
        } catch (InvalidLandingException e) {
            reject(outcome, place, "invalid_capture", e.getMessage(), text);
        }
        return FrameReading.Frames.NONE;
    }

    private static void reject(
            Outcome outcome, String source, String reason, @Nullable String message, String payload) {
        outcome.add(RejectRow.TABLE, Rejects.row(STAGE, source, reason, String.valueOf(message), payload));
    }
}
