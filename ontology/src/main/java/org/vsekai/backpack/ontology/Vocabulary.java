package org.vsekai.backpack.ontology;

import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.vsekai.backpack.scene.DescribedPart;

/** The terms that our documents are made of: those of backpack.ttl, SOSA and PROV-O. */
final class Vocabulary {
    private static final String SOSA = "http://www.w3.org/ns/sosa/";
    private static final String PROV = "http://www.w3.org/ns/prov#";

    static final Resource SCENE = type("Scene");
    static final Resource MAP = type("Map");
    static final Resource AVATAR = type("Avatar");
    static final Resource PROP = type("Prop");
    static final Resource ITEM = type("Item");
    static final Resource NODE = type("Node");
    static final Resource CAMERA = type("Camera");
    static final Resource FRAME = type("Frame");
    static final Resource MODEL = type("Model");
    static final Resource INFERENCE = type("Inference");
    static final Resource SCENE_OBJECT = type("SceneObject");
    static final Resource HOLDING = type("Holding");
    static final Resource OBSERVATION_SET = type("ObservationSet");
    static final Resource OBSERVATION = ResourceFactory.createResource(SOSA + "Observation");

    static final Property OBJECT_CLASS = property("objectClass");
    static final Property HAS_CAMERA = property("hasCamera");
    static final Property HAS_NODE = property("hasNode");
    static final Property HAS_PART = property("hasPart");
    static final Property HAS_FRAME = property("hasFrame");
    static final Property HAS_OBSERVATION = property("hasObservation");
    static final Property HAS_ACTIVITY = property("hasActivity");
    static final Property OF_SCENE = property("ofScene");
    static final Property HAS_OBJECT = property("hasObject");
    static final Property SAME_AS_NODE = property("sameAsNode");
    static final Property REPRESENTS = property("represents");
    static final Property HOLDS = property("holds");
    static final Property TAKEN_BY = property("takenBy");

    static final Property HAS_SIMPLE_RESULT = ResourceFactory.createProperty(SOSA, "hasSimpleResult");
    static final Property HAS_FEATURE_OF_INTEREST = ResourceFactory.createProperty(SOSA, "hasFeatureOfInterest");
    static final Property MADE_BY_SENSOR = ResourceFactory.createProperty(SOSA, "madeBySensor");
    static final Property WAS_GENERATED_BY = ResourceFactory.createProperty(PROV, "wasGeneratedBy");
    static final Property WAS_DERIVED_FROM = ResourceFactory.createProperty(PROV, "wasDerivedFrom");
    static final Property WAS_ASSOCIATED_WITH = ResourceFactory.createProperty(PROV, "wasAssociatedWith");

    private Vocabulary() {}

    /** The class of a scene's part. */
    static Resource part(DescribedPart.Kind kind) {
        return switch (kind) {
            case MESH -> type("Mesh");
            case MATERIAL -> type("Material");
            case IMAGE -> type("Image");
            case ANIMATION -> type("Animation");
        };
    }

    static Property property(String name) {
        return ResourceFactory.createProperty(Ontology.NAMESPACE, name);
    }

    private static Resource type(String name) {
        return ResourceFactory.createResource(Ontology.NAMESPACE + name);
    }
}
