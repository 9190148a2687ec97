package org.diancang.endtoend;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of docs/architecture.md, over the classes that the build has just made. */
class ArchitectureTest {
    private static final Path ROOT = Path.of(System.getProperty("diancang.root"));
    private static final List<String> MODULES =
            List.of(
                    "capture-events",
                    "warc-store",
                    "orchestrator",
                    "crawler-adapter/engine",
                    "crawler-adapter/service",
                    "indexer",
                    "replay",
                    "ops/stack",
                    "ops/sample-site",
                    "ops/launcher");
    private static JavaClasses classes;

    @BeforeAll
    static void importClasses() {
        List<Path> folders =
                MODULES.stream().map(m -> ROOT.resolve(m).resolve("target/classes")).toList();
        assertThat(folders).allMatch(Files::isDirectory);
        classes = new ClassFileImporter().importPaths(folders);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orchestrator", "adapter", "engine", "indexer", "replay"})
    void aServiceDependsOnNoOtherService(String service) {
        String[] others =
                List.of("orchestrator", "adapter", "engine", "indexer", "replay", "launcher")
                        .stream()
                        .filter(s -> !s.equals(service))
                        .map(s -> "org.diancang." + s + "..")
                        .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("org.diancang." + service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(classes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orchestrator", "adapter", "engine", "indexer", "replay", "launcher"})
    void featuresOfAModuleHaveNoCycle(String module) {
        slices().matching("org.diancang." + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void theContractKnowsNoFramework() {
        noClasses()
                .that()
                .resideInAnyPackage("org.diancang.events..", "org.diancang.url..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.apache.kafka..")
                .check(classes);
    }

    @Test
    void namesSayWhatAThingIs() {
        classes()
                .should()
                .haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl|Dto|DTO)$")
                .andShould()
                .resideOutsideOfPackages(
                        "..common..", "..util..", "..helper..", "..impl..", "..dto..")
                .check(classes);
    }
}
