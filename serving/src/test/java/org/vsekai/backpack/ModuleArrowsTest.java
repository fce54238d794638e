package org.vsekai.backpack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

class ModuleArrowsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.vsekai.backpack");

    @Test
    void theServerKnowsNothingOfTheNight() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "org.vsekai.backpack.nightly..")
                .check(CLASSES);
    }

    @Test
    void onlyTheEngineAndTrainingKnowDjl() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.vsekai.backpack.engine", "org.vsekai.backpack.training..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .check(CLASSES);
    }

    @Test
    void lookupsKnowNothingOfModels() {
        noClasses()
                .that()
                .resideInAnyPackage(lookups())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.vsekai.backpack.batching..",
                        "org.vsekai.backpack.engine..",
                        "org.vsekai.backpack.models..",
                        "org.vsekai.backpack.tasks..")
                .check(CLASSES);
    }

    private static String[] lookups() {
        return new String[] {
            "org.vsekai.backpack.events..",
            "org.vsekai.backpack.factors..",
            "org.vsekai.backpack.recommend..",
            "org.vsekai.backpack.release..",
            "org.vsekai.backpack.scenes..",
            "org.vsekai.backpack.search.."
        };
    }

    @Test
    void sparkIsNotOnTheClassPath() {
        assertThatThrownBy(() -> Class.forName("org.apache.spark.SparkContext"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void onlyTheWarehouseKnowsDeltaKernel() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.vsekai.backpack.warehouse")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.delta..", "org.apache.hadoop..")
                .check(CLASSES);
    }

    @Test
    void vectorsKnowNothingOfTablesOrHttp() {
        noClasses()
                .that()
                .resideInAPackage("org.vsekai.backpack.factors")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "org.vsekai.backpack.table..", "org.vsekai.backpack.release..")
                .check(CLASSES);
    }

    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        SlicesRuleDefinition.slices()
                .matching("org.vsekai.backpack.(*)..")
                .should()
                .beFreeOfCycles()
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .withImportOption(location -> !location.contains("/ontology/"))
                        .importPackages("org.vsekai.backpack"));
    }
}
