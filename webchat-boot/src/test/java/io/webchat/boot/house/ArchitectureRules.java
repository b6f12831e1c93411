package io.webchat.boot.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.ClassesShould;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * Who may see whom, for the house under one root package; a wrong twin of the house proves that each rule can fail.
 *
 * <p>A room that isn't built yet breaks no rule; {@code ArchitectureRulesTest} looks that every built one was read.
 */
record ArchitectureRules(String root) {
    private static final String[] VOCABULARY = {"java..", "org.jspecify.annotations.."};

    ArchRule domainSeesNothing() {
        return room("domain").onlyDependOnClassesThat(seen("domain")).allowEmptyShould(true);
    }

    ArchRule applicationSeesTheDomain() {
        return room("application")
                .onlyDependOnClassesThat(seen("domain", "application")
                        .or(resideInAnyPackage(
                                "jakarta.inject..",
                                "javax.crypto..",
                                "org.slf4j..",
                                "com.github.benmanes.caffeine..",
                                "io.github.bucket4j..")))
                .allowEmptyShould(true);
    }

    ArchRule testkitSeesTheApplication() {
        return room("testkit")
                .onlyDependOnClassesThat(seen("domain", "application", "testkit")
                        .or(resideInAnyPackage(
                                "jakarta.inject..",
                                "com.google.inject..",
                                "org.junit.jupiter..",
                                "org.assertj..",
                                "org.awaitility..")))
                .allowEmptyShould(true);
    }

    ArchRule adaptersSeeNoOtherAdapter() {
        return slices().matching(root + ".adapter.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true);
    }

    /** Besides the core an adapter may use rooms that see nothing of the house, such as the built-in server. */
    ArchRule adaptersSeeTheCore() {
        return noClasses()
                .that(resideInAPackage(root + ".adapter.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(root + ".boot..", root + ".testkit..", root + ".bench.."))
                .allowEmptyShould(true);
    }

    /** What is neither core nor adapter nor boot is of use without the relay, so it sees only itself. */
    ArchRule otherRoomsStandAlone() {
        String[] named = packages("domain", "application", "testkit", "adapter", "boot", "bench");
        return noClasses()
                .that(resideInAPackage(root + "..").and(resideOutsideOfPackages(named)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(named))
                .allowEmptyShould(true);
    }

    /** The command line is a client like any other: it knows the relay by its HTTP API alone. */
    ArchRule cliSeesOnlyTheHttpApi() {
        return room("cli")
                .onlyDependOnClassesThat(seen("cli").or(resideInAnyPackage("com.fasterxml.jackson..", "picocli..")))
                .allowEmptyShould(true);
    }

    ArchRule namesSayWhatAThingIs() {
        return noClasses()
                .that(areOurs())
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Processor|Common)(\\$.*)?");
    }

    ArchRule constructorsInject() {
        return noFields()
                .that()
                .areDeclaredInClassesThat(areOurs())
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("com.google.inject.Inject");
    }

    ArchRule packagesAreNullMarked() {
        return classes().that(areOurs()).should(new ArchCondition<>("be in a package that is @NullMarked") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean marked = item.getPackage()
                        .tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                        .isPresent();
                String message = item.getPackageName() + " has no @NullMarked package-info.java: " + item.getName();
                events.add(new SimpleConditionEvent(item, marked, message));
            }
        });
    }

    private ClassesShould room(String name) {
        return classes().that(resideInAPackage(root + "." + name + "..")).should();
    }

    private DescribedPredicate<JavaClass> seen(String... rooms) {
        return resideInAnyPackage(packages(rooms)).or(resideInAnyPackage(VOCABULARY));
    }

    /** All but what the database's schema is generated into. */
    private DescribedPredicate<JavaClass> areOurs() {
        return resideInAPackage(root + "..").and(not(resideInAPackage("..generated..")));
    }

    private String[] packages(String... rooms) {
        return Stream.of(rooms).map(room -> root + "." + room + "..").toArray(String[]::new);
    }
}
