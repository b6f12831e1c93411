package io.webchat.boot.house;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureRulesTest {
    private static final String WRONG = "io.webchat.boot.house.wrong";
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.webchat");
    private static final JavaClasses WRONG_TWIN = new ClassFileImporter().importPackages(WRONG);

    /** A rule with, for each of its violations in the wrong twin, the class that it must name. */
    record Case(Function<ArchitectureRules, ArchRule> rule, List<String> wrong) {
        @Override
        public String toString() {
            return rule.apply(new ArchitectureRules("io.webchat")).getDescription();
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(ArchitectureRules::domainSeesNothing, List.of("domain.SeesTheApplication")),
                new Case(ArchitectureRules::applicationSeesTheDomain, List.of("application.SeesAnAdapter")),
                new Case(ArchitectureRules::testkitSeesTheApplication, List.of("testkit.SeesAnAdapter")),
                new Case(ArchitectureRules::adaptersSeeNoOtherAdapter, List.of("adapter.rest.SeesAnotherAdapter")),
                new Case(ArchitectureRules::adaptersSeeTheCore, List.of("adapter.persistence.SeesBoot")),
                new Case(ArchitectureRules::cliSeesOnlyTheHttpApi, List.of("cli.SeesAnAdapter")),
                new Case(ArchitectureRules::otherRoomsStandAlone, List.of("standalone.SeesAnAdapter")),
                new Case(
                        ArchitectureRules::namesSayWhatAThingIs,
                        List.of(
                                "boot.EmptyManager",
                                "boot.EmptyHelper",
                                "boot.EmptyUtil",
                                "boot.EmptyUtils",
                                "boot.EmptyImpl",
                                "boot.EmptyProcessor",
                                "boot.EmptyCommon")),
                new Case(ArchitectureRules::constructorsInject, List.of("boot.InjectsAField.wrong")),
                new Case(ArchitectureRules::packagesAreNullMarked, List.of("unmarked.InNoMarkedPackage")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theHouseShouldKeepTheRule(Case ruleCase) {
        ruleCase.rule().apply(new ArchitectureRules("io.webchat")).check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theWrongTwinShouldBreakTheRule(Case ruleCase) {
        var report = ruleCase.rule()
                .apply(new ArchitectureRules(WRONG))
                .evaluate(WRONG_TWIN)
                .getFailureReport()
                .toString();

        assertThat(ruleCase.wrong()).allSatisfy(name -> assertThat(report).contains(WRONG + "." + name));
    }

    /** A module on this one's class path whose classes were not read would be under no rule. */
    @Test
    void everyModuleWithSourcesShouldHaveBeenRead() throws IOException {
        Set<String> read = HOUSE.stream().map(type -> type.getPackageName()).collect(toSet());

        assertThat(packagesWithSources())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(read).contains(name));
    }

    private static Set<String> packagesWithSources() throws IOException {
        try (Stream<Path> modules = Files.list(Repository.root())) {
            // It knows the relay by HTTP alone, and is not on this class path.
            return modules.filter(module -> !module.endsWith("webchat-bench"))
                    .map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(ArchitectureRulesTest::packagesIn)
                    .collect(toSet());
        }
    }

    private static Stream<String> packagesIn(Path sources) {
        return Repository.javaFiles(sources).stream()
                .map(file -> sources.relativize(file.getParent()).toString().replace('/', '.'))
                .distinct();
    }
}
