package org.diancang.endtoend;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rules of docs/architecture.md, over the classes that the build has just made: those of every
 * module that the root pom names, so that a new one is held to them from its first class on.
 */
class ArchitectureTest {
    private static final Path ROOT = Path.of(System.getProperty("diancang.root"));
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final String OURS = "org.diancang.";
    private static JavaClasses classes;

    @BeforeAll
    static void importClasses() throws IOException {
        List<Path> folders =
                MODULE.matcher(Files.readString(ROOT.resolve("pom.xml")))
                        .results()
                        .map(m -> ROOT.resolve(m.group(1)))
                        .filter(module -> Files.isDirectory(module.resolve("src/main/java")))
                        .map(module -> module.resolve("target/classes"))
                        .toList();
        assertThat(folders).hasSizeGreaterThan(10).allMatch(Files::isDirectory);
        classes = new ClassFileImporter().importPaths(folders);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orchestrator", "adapter", "engine", "indexer", "replay"})
    void aServiceKnowsTheContractAndTheStoreAndNoOtherService(String service) {
        classes()
                .that()
                .resideInAPackage(OURS + service + "..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                        OURS + service + "..",
                                        OURS + "address..",
                                        OURS + "credential..",
                                        OURS + "events..",
                                        OURS + "html..",
                                        OURS + "installation..",
                                        OURS + "scope..",
                                        OURS + "url..",
                                        OURS + "warcstore..")
                                .or(not(resideInAPackage("org.diancang.."))))
                .check(classes);
    }

    @Test
    void modulesHaveNoCycle() {
        slices().matching("org.diancang.(*)..").should().beFreeOfCycles().check(classes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orchestrator",
                "adapter",
                "engine",
                "indexer",
                "replay",
                "launcher",
                "stack",
                "samplesite",
                "bench",
                "check"
            })
    void packagesOfAModuleHaveNoCycle(String module) {
        // What stands at a module's root is its entry point and what all features share.
        slices().matching(OURS + module + ".(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(classes);
    }

    /** Each feature may know those before it and none behind it. */
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    adapter,  installation announce journal engine lease run warc crawl live imports command worker
                    replay,   address access cdx capture rewrite screenshot content proxy reader tool
                    launcher, machine installation client audit crawl importing demo product doctor erasure command
                    """)
    void featuresDependOneWay(String module, String order) {
        List<String> features = List.of(order.split(" "));
        assertThat(features).as("features of %s", module).containsAll(featuresOf(module));
        for (int i = 0; i < features.size(); i++) {
            String[] behind =
                    features.subList(i + 1, features.size()).stream()
                            .map(feature -> OURS + module + "." + feature + "..")
                            .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(OURS + module + "." + features.get(i) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(behind)
                    .check(classes);
        }
    }

    @Test
    void nobodyReachesIntoTheInternalsOfAnotherFeature() {
        classes()
                .that()
                .resideInAPackage("org.diancang..")
                .should(onlyUseOtherFeaturesByTheirRoot())
                .check(classes);
    }

    @Test
    void theContractKnowsNoFramework() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.diancang.events..",
                        "org.diancang.url..",
                        "org.diancang.address..",
                        "org.diancang.installation..",
                        "org.diancang.warcstore..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.apache.kafka..", "jakarta..")
                .check(classes);
    }

    @Test
    void everyPackageSaysThatNullIsMarked() {
        Set<String> unmarked =
                classes.stream()
                        .map(JavaClass::getPackage)
                        .filter(p -> !p.isAnnotatedWith(NullMarked.class))
                        .map(JavaPackage::getName)
                        .collect(Collectors.toSet());
        assertThat(unmarked).as("packages whose package-info.java lacks @NullMarked").isEmpty();
    }

    @Test
    void namesSayWhatAThingIs() {
        classes()
                .should()
                .haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl|Dto|DTO)$")
                .andShould()
                .resideOutsideOfPackages(
                        "..common..",
                        "..util..",
                        "..utils..",
                        "..helper..",
                        "..manager..",
                        "..impl..",
                        "..dto..")
                .check(classes);
    }

    private static Set<String> featuresOf(String module) {
        String root = OURS + module + ".";
        return classes.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(root))
                .map(name -> name.substring(root.length()).split("\\.")[0])
                .collect(Collectors.toSet());
    }

    /** What lies below {@code org.diancang.{module}.{feature}} is that feature's own business. */
    private static ArchCondition<JavaClass> onlyUseOtherFeaturesByTheirRoot() {
        return new ArchCondition<>("use other features by their root package only") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                origin.getDirectDependenciesFromSelf().stream()
                        .filter(d -> isInternal(d.getTargetClass().getPackageName()))
                        .filter(
                                d ->
                                        !feature(d.getTargetClass().getPackageName())
                                                .equals(feature(origin.getPackageName())))
                        .forEach(
                                d ->
                                        events.add(
                                                SimpleConditionEvent.violated(
                                                        d, d.getDescription())));
            }
        };
    }

    private static boolean isInternal(String packageName) {
        return packageName.startsWith(OURS) && packageName.split("\\.").length > 4;
    }

    private static String feature(String packageName) {
        return Stream.of(packageName.split("\\.")).limit(4).collect(Collectors.joining("."));
    }
}
