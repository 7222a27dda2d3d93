package org.tenantry.standalone;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tenantry.events.TenantryEvent;

/** The arrows between modules, and the rules for packages. An arrow that is not here is not allowed. */
@AnalyzeClasses(packages = "org.tenantry", importOptions = ArchitectureTest.NoTests.class)
class ArchitectureTest {
    /** Leaves out test classes, in folders and in test-jars. */
    static final class NoTests implements ImportOption {
        private static final ImportOption NO_TEST_FOLDERS = new DoNotIncludeTests();

        @Override
        public boolean includes(Location location) {
            return NO_TEST_FOLDERS.includes(location) && !location.contains("-tests.jar");
        }
    }

    /** A module's package to those of the modules that it may use. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("events", Set.of()),
            Map.entry("subscriber", Set.of("events")),
            Map.entry("client", Set.of()),
            Map.entry("log", Set.of()),
            Map.entry("http", Set.of()),
            Map.entry("access", Set.of("http")),
            Map.entry("connections", Set.of()),
            Map.entry("sealing", Set.of("events", "connections")),
            Map.entry("configuration", Set.of("events")),
            Map.entry("command", Set.of("events", "log", "http", "access", "connections", "sealing", "configuration")),
            Map.entry(
                    "query",
                    Set.of("events", "subscriber", "http", "access", "connections", "sealing", "configuration")),
            Map.entry("audit", Set.of("events", "log", "connections")),
            Map.entry("embedded", Set.of()),
            Map.entry("testkit", Set.of("embedded")),
            Map.entry(
                    "standalone",
                    Set.of(
                            "events",
                            "subscriber",
                            "log",
                            "http",
                            "access",
                            "connections",
                            "sealing",
                            "configuration",
                            "command",
                            "query",
                            "embedded")));

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new NoTests()).importPackages("org.tenantry");

    @TestFactory
    List<DynamicTest> aModuleUsesOnlyWhatItsArrowsAllow() {
        return ARROWS.entrySet().stream()
                .map(arrows -> DynamicTest.dynamicTest(
                        arrows.getKey(),
                        () -> noClasses()
                                .that()
                                .resideInAPackage(ours(arrows.getKey()))
                                .should()
                                .dependOnClassesThat(oursBut(arrows.getKey(), arrows.getValue()))
                                .check(CLASSES)))
                .toList();
    }

    @ArchTest
    static final ArchRule EVERY_CLASS_IS_IN_A_MODULE = classes()
            .should()
            .resideInAnyPackage(
                    ARROWS.keySet().stream().map(ArchitectureTest::ours).toArray(String[]::new));

    @ArchTest
    static final ArchRule PACKAGES_ARE_NAMED_AFTER_FEATURES = noClasses()
            .should()
            .resideInAnyPackage(
                    "..controller..",
                    "..controllers..",
                    "..service..",
                    "..services..",
                    "..dto..",
                    "..impl..",
                    "..util..",
                    "..utils..",
                    "..common..",
                    "..shared..");

    @ArchTest
    static final ArchRule FEATURES_HAVE_NO_CYCLES =
            slices().matching("org.tenantry.(*).(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule EVENTS_HOLD_PLAIN_VALUES = classes()
            .that()
            .areAssignableTo(TenantryEvent.class)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.tenantry.events..", "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule LOG_AND_SEALING_KNOW_NEITHER_SPRING_NOR_AXON = noClasses()
            .that()
            .resideInAnyPackage("org.tenantry.log..", "org.tenantry.sealing")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.axonframework..");

    @ArchTest
    static final ArchRule WHAT_IS_OPTIONAL_FOR_SUBSCRIBERS_HAS_PACKAGES_OF_ITS_OWN = noClasses()
            .that()
            .resideInAPackage("org.tenantry.subscriber")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.tenantry.subscriber.*..", "io.micrometer..", "com.mongodb..", "org.bson..");

    @ArchTest
    static final ArchRule DECIDING_TAKES_NO_TIME_AND_DOES_NO_IO = noClasses()
            .that()
            .haveSimpleName("Tenant")
            .or()
            .haveSimpleName("TenantState")
            .or()
            .areAssignableTo("org.tenantry.command.rules.RuleBroken")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.net..", "org.slf4j..", "com.mongodb..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.time\\.(Clock|InstantSource)")
            .orShould()
            .callMethodWhere(DescribedPredicate.describe(
                    "asks a clock", call -> call.getTarget().getName().equals("now")));

    /** In Axon 4.13.0 both leak the aggregate's lock when the creation throws. */
    @ArchTest
    static final ArchRule AGGREGATES_ARE_CREATED_EXPLICITLY = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "is loadOrCreate", call -> call.getTarget().getName().equals("loadOrCreate")))
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.axonframework.modelling.command.CreationPolicy");

    private static String ours(String module) {
        return "org.tenantry." + module + "..";
    }

    private static DescribedPredicate<JavaClass> oursBut(String module, Set<String> allowed) {
        DescribedPredicate<JavaClass> others = resideInAPackage("org.tenantry..");
        others = others.and(DescribedPredicate.not(resideInAPackage(ours(module))));
        for (String other : allowed) {
            others = others.and(DescribedPredicate.not(resideInAPackage(ours(other))));
        }
        return others.as("are of another module than %s", allowed);
    }
}
