package org.vsekai.backpack.ontology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.apache.jena.ontapi.OntModelFactory;
import org.apache.jena.ontapi.OntSpecification;
import org.apache.jena.ontapi.model.OntClass;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.reasoner.ReasonerRegistry;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;

/** All files of the vocabulary together. */
class VocabularyTest {
    private static final String BONES = "https://backpack.vsekai.org/ns/v1/bone#";
    private static final String KEYPOINTS = "https://backpack.vsekai.org/ns/v1/keypoint#";

    private final Model classes = Bundle.turtle(Bundle.CLASSES);
    private final Model skeleton = Bundle.turtle(Bundle.SKELETON);

    @Test
    void aReasonerFindsNothingThatContradictsItself() {
        // Jena's rules take a text with a language for no rdfs:Literal: what is for people alone is left out.
        var all = ModelFactory.createUnion(classes, skeleton)
                .removeAll(null, RDFS.label, null)
                .removeAll(null, RDFS.comment, null);
        var reasoned = ModelFactory.createInfModel(ReasonerRegistry.getOWLMicroReasoner(), all);

        assertThat(reasoned.validate().getReports())
                .toIterable()
                .extracting(report -> report.toString())
                .isEmpty();
    }

    @Test
    void theClassesAreOwl2Rl() {
        var model = OntModelFactory.createModel(classes.getGraph(), OntSpecification.OWL2_RL_MEM);

        var found = new HashSet<String>();
        model.classes().map(OntClass::getURI).forEach(found::add);

        assertThat(found).containsAll(Ontology.bundled().classes().keySet());
    }

    @Test
    void everyBoneOfVrmHasItsParentAndALabelInBothLanguages() {
        var bones = skeleton.listSubjectsWithProperty(RDF.type, skeleton.getResource(Ontology.NAMESPACE + "Bone"))
                .toList();

        assertThat(bones).hasSize(55).allSatisfy(bone -> {
            assertThat(bone.getURI())
                    .isEqualTo(BONES + bone.getProperty(SKOS.notation).getString());
            assertThat(bone.getProperty(RDFS.label, "en")).isNotNull();
            assertThat(bone.getProperty(RDFS.label, "de")).isNotNull();
            assertThat(root(bone)).isEqualTo(BONES + "hips");
        });
    }

    private static String root(Resource bone) {
        var parent = bone.getProperty(bone.getModel().createProperty(Ontology.NAMESPACE, "parentBone"));
        return parent == null ? bone.getURI() : root(parent.getResource());
    }

    @Test
    void everyKeypointOfCocoIsMovedByABone() {
        var moved = skeleton.listStatements(
                        null, skeleton.createProperty(Ontology.NAMESPACE, "movedBy"), (RDFNode) null)
                .toList();

        assertThat(moved).hasSize(17).allSatisfy(statement -> {
            assertThat(statement.getSubject().getURI()).startsWith(KEYPOINTS);
            assertThat(skeleton.contains(
                            statement.getResource(), RDF.type, skeleton.getResource(Ontology.NAMESPACE + "Bone")))
                    .isTrue();
        });
    }

    @Test
    void othersNamesAreGivenToTermsThatThereAre() {
        var mappings = Bundle.turtle(Bundle.MAPPINGS);
        Set<Resource> ours = mappings.listSubjects().toSet();

        assertThat(ours).hasSizeGreaterThan(100).allMatch(term -> classes.contains(term, RDF.type, (RDFNode) null));
        assertThat(mappings.listStatements(null, SKOS.exactMatch, (RDFNode) null)
                        .mapWith(statement -> statement.getResource().getURI())
                        .toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void whatOthersSayOfAttributesIsDeclaredForOneOfOurNamesEach() {
        var attributes = Bundle.turtle(Bundle.ATTRIBUTES);
        var below = attributes.listSubjectsWithProperty(RDFS.subPropertyOf).toSet();

        assertThat(below).hasSizeGreaterThan(35).allSatisfy(property -> assertThat(
                        property.listProperties(RDFS.subPropertyOf).toList())
                .singleElement()
                .satisfies(
                        name -> assertThat(attributes.contains(name.getResource(), RDF.type, OWL2.AnnotationProperty))
                                .isTrue()));
        assertThat(attributes.listSubjectsWithProperty(SKOS.notation).toList())
                .hasSizeGreaterThan(10)
                .allSatisfy(licence -> assertThat(licence.getURI())
                        .isEqualTo("https://spdx.org/licenses/"
                                + licence.getProperty(SKOS.notation).getString()));
    }
}
