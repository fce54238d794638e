package org.vsekai.backpack.ontology;

import java.util.HashSet;
import java.util.List;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.vsekai.backpack.scene.Box3;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.Names;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.SceneObjectRow;
import org.vsekai.backpack.table.SceneRow;

/** What rows of the tables say of one scene, as RDF statements. Used by one thread. */
final class SceneStatements {
    private final Model model = ModelFactory.createDefaultModel();
    private final SceneIdentifiers identifiers;
    private final Detail detail;

    /** How much is said. */
    enum Detail {
        /** All that documents tell. */
        WITH_LISTS,
        /** Without matrices, corners and coefficients, which nobody asks for number by number; nodes have their middle instead. */
        WITHOUT_LISTS
    }

    SceneStatements(SceneIdentifiers identifiers, Detail detail) {
        this.identifiers = identifiers;
        this.detail = detail;
    }

    Model model() {
        return model;
    }

    /** Adds a scene and returns it. */
    Resource add(SceneRow row) {
        var description = JsonLd.parseInOrder(row.description(), identifiers.scene());
        Attributes.bundled().addTo(description);
        model.add(description);
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
        list(camera, "worldFromCamera", row.worldFromCamera());
        if (row.k1() != 0 || row.k2() != 0 || row.p1() != 0 || row.p2() != 0 || row.k3() != 0) {
            list(camera, "distortion", List.of(row.k1(), row.k2(), row.p1(), row.p2(), row.k3()));
        }
    }

    void add(Resource scene, SceneNodeRow row) {
        var node = model.createResource(identifiers.node(row.nodeId()), Vocabulary.NODE);
        scene.addProperty(Vocabulary.HAS_NODE, node);
        say(node, "nodeId", Values.text(row.nodeId()));
        say(node, "triangleCount", Values.number(row.triangleCount()));
        list(node, "worldFromNode", row.worldFromNode());
        list(node, "boxMinimum", row.boxMinimum());
        list(node, "boxMaximum", row.boxMaximum());
        if (detail == Detail.WITHOUT_LISTS) {
            var middle = Box3.of(row).centre();
            place(node, middle.x(), middle.y(), middle.z());
        }
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
        return inference.addProperty(
                Vocabulary.WAS_ASSOCIATED_WITH, model(model, row.model(), row.modelVersion(), row.modelDigest()));
    }

    /** Adds what a model is and returns it. */
    static Resource model(Model statements, String name, String version, String digest) {
        return statements
                .createResource(SceneIdentifiers.model(digest), Vocabulary.MODEL)
                .addProperty(Vocabulary.property("modelName"), Values.text(name))
                .addProperty(Vocabulary.property("modelVersion"), Values.text(version))
                .addProperty(Vocabulary.property("modelDigest"), Values.text(digest));
    }

    void add(Resource scene, SceneObjectRow row) {
        var object = model.createResource(identifiers.object(row.objectId()), Vocabulary.SCENE_OBJECT);
        scene.addProperty(Vocabulary.HAS_OBJECT, object);
        object.addProperty(Vocabulary.OBJECT_CLASS, model.createResource(row.classIri()));
        row.nodeId()
                .ifPresent(node ->
                        object.addProperty(Vocabulary.SAME_AS_NODE, model.createResource(identifiers.node(node))));
        for (var detection : row.detectionIds()) {
            object.addProperty(Vocabulary.WAS_DERIVED_FROM, model.createResource(identifiers.detection(detection)));
        }
        place(object, row.x(), row.y(), row.z());
        say(object, "metresAcross", Values.number(row.width()));
        say(object, "metresHigh", Values.number(row.height()));
        say(object, "score", Values.number(row.score()));
        say(object, "support", Values.number(row.support()));
        say(object, "residual", Values.number(row.residual()));
        say(object, "firstSeen", Values.time(row.firstSeen()));
        say(object, "lastSeen", Values.time(row.lastSeen()));
    }

    private void place(Resource thing, double x, double y, double z) {
        say(thing, "x", Values.number(x));
        say(thing, "y", Values.number(y));
        say(thing, "z", Values.number(z));
    }

    private void list(Resource subject, String property, List<Double> numbers) {
        if (detail == Detail.WITH_LISTS) {
            say(
                    subject,
                    property,
                    model.createList(numbers.stream().map(Values::number).iterator()));
        }
    }

    private void say(Resource subject, String property, RDFNode value) {
        model.add(subject, Vocabulary.property(property), value);
    }

    static Resource type(ItemKind kind) {
        return switch (kind) {
            case MAP -> Vocabulary.MAP;
            case AVATAR -> Vocabulary.AVATAR;
            case PROP -> Vocabulary.PROP;
        };
    }
}
