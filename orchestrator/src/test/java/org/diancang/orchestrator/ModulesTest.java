package org.diancang.orchestrator;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** The features depend one way, and nobody reaches into another's web classes. */
@AnalyzeClasses(
        packages = "org.diancang.orchestrator",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ModulesTest {
    private static final String ROOT = "org.diancang.orchestrator.";

    @ArchTest
    static final ArchRule noCycles = slices().matching(ROOT + "(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule oneWay =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("programme")
                    .definedBy(ROOT + "programme..")
                    .layer("site")
                    .definedBy(ROOT + "site..")
                    .layer("profile")
                    .definedBy(ROOT + "profile..")
                    .layer("schedule")
                    .definedBy(ROOT + "schedule..")
                    .layer("crawl")
                    .definedBy(ROOT + "crawl..")
                    .layer("capture")
                    .definedBy(ROOT + "capture..")
                    .whereLayer("capture")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("crawl")
                    .mayOnlyBeAccessedByLayers("capture")
                    .whereLayer("schedule")
                    .mayOnlyBeAccessedByLayers("crawl", "capture")
                    .whereLayer("profile")
                    .mayOnlyBeAccessedByLayers("crawl", "capture")
                    .whereLayer("site")
                    .mayOnlyBeAccessedByLayers("profile", "schedule", "crawl", "capture");

    @ArchTest
    static final ArchRule webClassesAreOnlyForBrowsers =
            ArchRuleDefinition.noClasses()
                    .that(resideInAPackage("..web..").negate())
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + "*.web..");
}
