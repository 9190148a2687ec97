package org.diancang.indexer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "org.diancang.indexer",
        importOptions = ImportOption.DoNotIncludeTests.class)
class IndexerStructureTest {
    @ArchTest
    static final ArchRule theFeaturesDoNotKnowEachOther =
            slices().matching("org.diancang.indexer.(cdx|fulltext)..")
                    .should()
                    .notDependOnEachOther();

    @ArchTest
    static final ArchRule whatTheyShareKnowsNeither =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "org.diancang.indexer",
                            "org.diancang.indexer.removal..",
                            "org.diancang.indexer.site..",
                            "org.diancang.indexer.topic..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.diancang.indexer.cdx..", "org.diancang.indexer.fulltext..");
}
