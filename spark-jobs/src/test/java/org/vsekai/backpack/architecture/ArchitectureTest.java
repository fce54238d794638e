package org.vsekai.backpack.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Dependencies point one way: ontology, inference, spark-jobs. Maven keeps spark-jobs and serving apart. */
class ArchitectureTest {
    private static final String ROOT = "org.vsekai.backpack.";
    private static final String[] ONTOLOGY = packages("ontology", "scene", "render", "table", "landing", "config");
    private static final String[] INFERENCE = packages("catalogue", "engine", "vision", "training");
    private static final String[] STAGES =
            packages("ingest", "frames", "perceive", "relate", "recommend", "measure", "maintain", "sample", "train");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.vsekai.backpack");

    @Test
    void sparkLivesInTheNightAlone() {
        noClasses()
                .that()
                .resideInAnyPackage(join(ONTOLOGY, INFERENCE))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "io.delta..")
                .check(CLASSES);
    }

    @Test
    void djlLivesInInferenceAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages(INFERENCE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .check(CLASSES);
    }

    @Test
    void theSharedLanguageKnowsNobody() {
        noClasses()
                .that()
                .resideInAnyPackage(ONTOLOGY)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(join(join(INFERENCE, STAGES), packages("pipeline", "nightly")))
                .check(CLASSES);
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        slices().matching("org.vsekai.backpack.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    private static String[] packages(String... names) {
        var packages = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            packages[i] = ROOT + names[i] + "..";
        }
        return packages;
    }

    private static String[] join(String[] some, String[] others) {
        return java.util.stream.Stream.of(some, others)
                .flatMap(java.util.stream.Stream::of)
                .toArray(String[]::new);
    }
}
