package org.vsekai.backpack.ontology;

import java.util.HashSet;
import java.util.List;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.Names;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.SceneRow;

/** What rows of the tables say of one scene, as RDF statements. Used by one thread. */
final class SceneStatements {
    private final Model model = ModelFactory.createDefaultModel();
    private final SceneIdentifiers identifiers;

    SceneStatements(SceneIdentifiers identifiers) {
        this.identifiers = identifiers;
    }

    Model model() {
        return model;
    }

    /** Adds a scene and returns it. */
    Resource add(SceneRow row) {
        model.add(JsonLd.parse(row.description(), identifiers.scene()));
        var scene = model.createResource(identifiers.scene(), Vocabulary.SCENE).addProperty(RDF.type, type(row.kind()));
        say(scene, "sceneId", Values.text(row.sceneId()));
        say(scene, "name", Values.text(row.name()));
        say(scene, "owner", Values.text(row.owner()));
        say(scene, "visibility", Values.text(Names.lowerCase(row.visibility())));
        say(scene, "sourceFormat", Values.text(Names.lowerCase(row.sourceFormat())));
        say(scene, "contentHash", Values.text(row.contentHash()));
        say(scene, "nodeCount", Values.number(row.nodeCount()));
        say(scene, "triangleCount", Values.number(row.triangleCount()));
        say(scene, "uploadedAt", Values.time(row.uploadedAt()));
        return scene;
    }

    void add(Resource scene, CameraRow row) {
        var camera = model.createResource(identifiers.camera(row.cameraId()), Vocabulary.CAMERA);
        scene.addProperty(Vocabulary.HAS_CAMERA, camera);
        say(camera, "cameraId", Values.text(row.cameraId()));
        say(camera, "projection", Values.text(Names.lowerCase(row.projection())));
        say(camera, "width", Values.number(row.width()));
        say(camera, "height", Values.number(row.height()));
        say(camera, "fx", Values.number(row.fx()));
        say(camera, "fy", Values.number(row.fy()));
        say(camera, "cx", Values.number(row.cx()));
        say(camera, "cy", Values.number(row.cy()));
        say(camera, "near", Values.number(row.near()));
        say(camera, "far", Values.number(row.far()));
        say(camera, "worldFromCamera", list(row.worldFromCamera()));
        if (row.k1() != 0 || row.k2() != 0 || row.p1() != 0 || row.p2() != 0 || row.k3() != 0) {
            say(camera, "distortion", list(List.of(row.k1(), row.k2(), row.p1(), row.p2(), row.k3())));
        }
    }

    void add(Resource scene, SceneNodeRow row) {
        var node = model.createResource(identifiers.node(row.nodeId()), Vocabulary.NODE);
        scene.addProperty(Vocabulary.HAS_NODE, node);
        say(node, "nodeId", Values.text(row.nodeId()));
        say(node, "triangleCount", Values.number(row.triangleCount()));
        say(node, "worldFromNode", list(row.worldFromNode()));
        say(node, "boxMinimum", list(row.boxMinimum()));
        say(node, "boxMaximum", list(row.boxMaximum()));
        row.classIri().ifPresent(iri -> node.addProperty(Vocabulary.OBJECT_CLASS, model.createResource(iri)));
    }

    /** Adds what models saw in a scene's frames and returns the set. Detections in other frames are left out. */
    Resource add(List<FrameRow> frames, List<DetectionRow> detections) {
        var set = model.createResource(identifiers.detections(), Vocabulary.OBSERVATION_SET);
        set.addProperty(Vocabulary.OF_SCENE, model.createResource(identifiers.scene()));
        var known = new HashSet<String>();
        for (var frame : frames) {
            known.add(frame.frameId());
            add(set, frame);
        }
        for (var detection : detections) {
            if (known.contains(detection.frameId())) {
                add(set, detection);
            }
        }
        return set;
    }

    private void add(Resource set, FrameRow row) {
        var frame = model.createResource(identifiers.frame(row.frameId()), Vocabulary.FRAME);
        set.addProperty(Vocabulary.HAS_FRAME, frame);
        frame.addProperty(Vocabulary.TAKEN_BY, model.createResource(identifiers.camera(row.cameraId())));
        say(frame, "frameId", Values.text(row.frameId()));
        say(frame, "capturedAt", Values.time(row.capturedAt()));
        say(frame, "contentHash", Values.text(row.contentHash()));
        say(frame, "width", Values.number(row.width()));
        say(frame, "height", Values.number(row.height()));
        say(frame, "kept", Values.truth(row.kept()));
        row.filterReason().ifPresent(reason -> say(frame, "filterReason", Values.text(reason)));
    }

    private void add(Resource set, DetectionRow row) {
        var frame = model.createResource(identifiers.frame(row.frameId()));
        var observation = model.createResource(identifiers.detection(row.detectionId()), Vocabulary.OBSERVATION);
        frame.addProperty(Vocabulary.HAS_OBSERVATION, observation);
        observation
                .addProperty(Vocabulary.HAS_SIMPLE_RESULT, row.label())
                .addProperty(Vocabulary.HAS_FEATURE_OF_INTEREST, model.createResource(identifiers.scene()))
                .addProperty(Vocabulary.WAS_DERIVED_FROM, frame)
                .addProperty(Vocabulary.WAS_GENERATED_BY, inference(set, row))
                .addProperty(
                        Vocabulary.MADE_BY_SENSOR, model.createResource(SceneIdentifiers.model(row.modelDigest())));
        row.classIri().ifPresent(iri -> observation.addProperty(Vocabulary.OBJECT_CLASS, model.createResource(iri)));
        say(observation, "detectionId", Values.text(row.detectionId()));
        say(observation, "score", Values.number(row.score()));
        say(observation, "xMinimum", Values.number(row.xMinimum()));
        say(observation, "yMinimum", Values.number(row.yMinimum()));
        say(observation, "xMaximum", Values.number(row.xMaximum()));
        say(observation, "yMaximum", Values.number(row.yMaximum()));
    }

    private Resource inference(Resource set, DetectionRow row) {
        var inference = model.createResource(identifiers.inference(row.modelDigest()), Vocabulary.INFERENCE);
        set.addProperty(Vocabulary.HAS_ACTIVITY, inference);
        var used = model.createResource(SceneIdentifiers.model(row.modelDigest()), Vocabulary.MODEL);
        inference.addProperty(Vocabulary.WAS_ASSOCIATED_WITH, used);
        say(used, "modelName", Values.text(row.model()));
        say(used, "modelVersion", Values.text(row.modelVersion()));
        say(used, "modelDigest", Values.text(row.modelDigest()));
        return inference;
    }

    private RDFNode list(List<Double> numbers) {
        return model.createList(numbers.stream().map(Values::number).iterator());
    }

    private void say(Resource subject, String property, RDFNode value) {
        model.add(subject, Vocabulary.property(property), value);
    }

    private static Resource type(ItemKind kind) {
        return switch (kind) {
            case MAP -> Vocabulary.MAP;
            case AVATAR -> Vocabulary.AVATAR;
            case PROP -> Vocabulary.PROP;
        };
    }
}
