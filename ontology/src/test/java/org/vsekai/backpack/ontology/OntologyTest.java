package org.vsekai.backpack.ontology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.table.ClassAncestorRow;

class OntologyTest {
    private static final String CHAIR = "https://backpack.vsekai.org/ns/v1#Chair";

    private final Ontology ontology = Ontology.bundled();

    @Test
    void everyClassReachesTheRootAndHasALabel() {
        assertThat(ontology.classes()).hasSizeGreaterThan(300);
        ontology.classes().forEach((iri, label) -> {
            assertThat(label).as(iri).isNotBlank();
            assertThat(ontology.ancestors(iri))
                    .as(iri)
                    .extracting(ClassAncestorRow::ancestorIri)
                    .contains(iri, ontology.rootClass());
        });
    }

    @Test
    void everyClassHasALabelOfItsOwnInEnglishAndInGerman() {
        for (var language : List.of("en", "de")) {
            var labels = ontology.model()
                    .listSubjectsWithProperty(RDF.type, OWL.Class)
                    .mapWith(type -> type.getProperty(RDFS.label, language))
                    .mapWith(label -> label == null ? "" : label.getString())
                    .toList();
            assertThat(labels).as(language).doesNotHaveDuplicates().noneMatch(String::isBlank);
        }
        assertThat(ontology.label(CHAIR, "de")).isEqualTo("Stuhl");
        assertThat(ontology.label(CHAIR, "xx")).isEqualTo("chair");
    }

    @Test
    void theClosureIsWhatAWalkUpTheStatedParentsFinds() {
        var parents = new HashMap<String, Set<String>>();
        ontology.model()
                .listStatements(null, RDFS.subClassOf, (RDFNode) null)
                .forEach(statement -> parents.computeIfAbsent(
                                statement.getSubject().getURI(), iri -> new HashSet<>())
                        .add(statement.getResource().getURI()));

        var expected = new ArrayList<ClassAncestorRow>();
        for (var iri : ontology.classes().keySet()) {
            var depths = new HashMap<String, Integer>();
            climb(iri, 0, parents, depths);
            depths.forEach((ancestor, depth) -> expected.add(new ClassAncestorRow(iri, ancestor, depth)));
        }

        assertThat(ontology.closure()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void noClassLiesAboveItself() {
        var strict = new HashSet<List<String>>();
        ontology.closure().stream()
                .filter(row -> row.depth() > 0)
                .forEach(row -> strict.add(List.of(row.classIri(), row.ancestorIri())));

        assertThat(strict).noneMatch(pair -> strict.contains(List.of(pair.get(1), pair.get(0))));
    }

    @Test
    void everyStatedClassIsAnObjectOrDescribesWhatThePlatformRecords() {
        var stated = new HashSet<String>();
        ontology.model()
                .listSubjectsWithProperty(RDF.type, OWL.Class)
                .forEach(resource -> stated.add(ontology.compact(resource.getURI())));
        ontology.classes().keySet().forEach(iri -> stated.remove(ontology.compact(iri)));

        assertThat(stated)
                .containsExactlyInAnyOrder(
                        "bp:Item",
                        "bp:Holding",
                        "bp:Map",
                        "bp:Avatar",
                        "bp:Prop",
                        "bp:Scene",
                        "bp:Node",
                        "bp:Mesh",
                        "bp:Material",
                        "bp:Image",
                        "bp:Animation",
                        "bp:Camera",
                        "bp:Frame",
                        "bp:ObservationSet",
                        "bp:Model",
                        "bp:Inference",
                        "bp:Interaction",
                        "bp:SceneObject",
                        "bp:Keypoint",
                        "bp:Bone",
                        "bp:ItemBag",
                        "bp:Release");
    }

    @Test
    void everyTermThatIsUsedIsDefined() {
        var model = ontology.model();
        var defined = model.listSubjectsWithProperty(RDFS.label).toSet();
        var used = new HashSet<RDFNode>();
        model.listStatements().forEach(statement -> used.add(statement.getObject()));
        used.removeIf(node -> !node.isURIResource()
                || !node.asResource().getURI().startsWith(Ontology.NAMESPACE)
                || defined.contains(node.asResource()));

        assertThat(used).isEmpty();
    }

    @Test
    void noClassLiesBelowTwoThatAreDisjoint() {
        var groups = ontology.model()
                .listObjectsOfProperty(OWL2.members)
                .mapWith(list -> list.as(RDFList.class)
                        .mapWith(node -> node.asResource().getURI())
                        .toSet())
                .toList();
        assertThat(groups).hasSizeGreaterThan(5).allMatch(members -> members.size() > 1);

        for (var members : groups) {
            for (var iri : ontology.classes().keySet()) {
                assertThat(ontology.ancestors(iri))
                        .as(iri)
                        .filteredOn(row -> members.contains(row.ancestorIri()))
                        .hasSizeLessThan(2);
            }
        }
    }

    @Test
    void allEightyLabelsOfCocoHaveAClassInTheModelsOrder() throws IOException {
        List<String> labels;
        try (var stream = OntologyTest.class.getResourceAsStream("coco-80.txt")) {
            labels = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        assertThat(labels).hasSize(80);
        assertThat(ontology.cocoClasses().keySet()).containsExactlyElementsOf(labels);
        assertThat(ontology.cocoClasses().values()).doesNotHaveDuplicates().allMatch(ontology::isClass);
        assertThat(ontology.cocoClasses())
                .containsEntry("chair", CHAIR)
                .containsEntry("tv", "https://backpack.vsekai.org/ns/v1#Television");
    }

    @Test
    void machineIdsOfOpenImagesHaveAClass() {
        assertThat(ontology.openImagesClasses()).hasSizeGreaterThan(250).containsEntry("/m/01mzpv", CHAIR);
        assertThat(ontology.openImagesClasses().keySet()).allMatch(id -> id.matches("/m/[0-9a-z_]+"));
        assertThat(ontology.openImagesClasses().values())
                .doesNotHaveDuplicates()
                .allMatch(ontology::isClass);
        assertThat(ontology.classesByLabel())
                .containsEntry("/m/01mzpv", CHAIR)
                .containsEntry("tv", "https://backpack.vsekai.org/ns/v1#Television");
    }

    @Test
    void aClassWithTwoParentsIsBelowBoth() {
        assertThat(ontology.ancestors(ontology.expand("bp:Vase")))
                .extracting(row -> ontology.compact(row.ancestorIri()), ClassAncestorRow::depth)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("bp:Vase", 0),
                        org.assertj.core.groups.Tuple.tuple("bp:Container", 1),
                        org.assertj.core.groups.Tuple.tuple("bp:Decoration", 1),
                        org.assertj.core.groups.Tuple.tuple("bp:Furniture", 2),
                        org.assertj.core.groups.Tuple.tuple("bp:PhysicalObject", 2));
    }

    @Test
    void irisAreWrittenShortAndLong() {
        assertThat(ontology.expand("bp:Chair")).isEqualTo(CHAIR);
        assertThat(ontology.expand(CHAIR)).isEqualTo(CHAIR);
        assertThat(ontology.compact(CHAIR)).isEqualTo("bp:Chair");
        assertThat(ontology.compact("http://purl.org/dc/elements/1.1/title"))
                .isEqualTo("http://purl.org/dc/elements/1.1/title");
        assertThat(ontology.label(CHAIR)).isEqualTo("chair");
        assertThatThrownBy(() -> ontology.expand("chair")).hasMessageContaining("\"chair\"");
        assertThatThrownBy(() -> ontology.label("bp:Chair")).hasMessageContaining("bp:Chair is no class");
        assertThat(ontology.isClass(ontology.expand("bp:Scene"))).isFalse();
    }

    @Test
    void theVersionIsADigest() {
        assertThat(ontology.version()).matches("[0-9a-f]{64}");
    }

    private static void climb(String iri, int depth, Map<String, Set<String>> parents, Map<String, Integer> depths) {
        depths.merge(iri, depth, Math::min);
        parents.getOrDefault(iri, Set.of()).forEach(parent -> climb(parent, depth + 1, parents, depths));
    }
}
