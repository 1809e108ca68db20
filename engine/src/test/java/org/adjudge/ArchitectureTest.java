package org.adjudge;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.util.Set;
import java.util.stream.Collectors;
import org.adjudge.ir.Graph;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    /** Where they are; by their package alone every jar would be looked through. */
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .importLocations(Set.of(Location.of(
                    Graph.class.getProtectionDomain().getCodeSource().getLocation())));

    @Test
    void the_rules_see_the_classes_of_every_room() {
        Set<String> rooms = ENGINE.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertEquals(Set.of("org.adjudge.tensor", "org.adjudge.ir", "org.adjudge.grad"), rooms);
        assertTrue(ENGINE.contain("org.adjudge.ir.MatMul"));
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("org.adjudge.(*)..").should().beFreeOfCycles().check(ENGINE);
    }

    @Test
    void numbers_know_nothing_of_graphs() {
        noClasses()
                .that()
                .resideInAPackage("..tensor..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..ir..", "..grad..")
                .check(ENGINE);
    }

    @Test
    void the_language_knows_nothing_of_its_readings() {
        noClasses()
                .that()
                .resideInAPackage("..ir..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..grad..")
                .check(ENGINE);
    }

    @Test
    void nobody_prints() {
        noClasses().should().accessField(System.class, "out").check(ENGINE);
        noClasses().should().accessField(System.class, "err").check(ENGINE);
        noClasses()
                .should()
                .callMethodWhere(target(name("printStackTrace")))
                .because("an exception is the caller's to show")
                .check(ENGINE);
    }

    @Test
    void every_package_declares_that_null_is_marked() {
        for (JavaPackage room : ENGINE.getPackage("org.adjudge").getSubpackages()) {
            assertTrue(room.tryGetPackageInfo().isPresent(), room.getName() + " has a package-info");
            // ArchUnit reads class files, so this holds although the annotation is not on the run-time class path
            assertTrue(room.isAnnotatedWith(NullMarked.class.getName()), room.getName() + " is @NullMarked");
            assertTrue(room.getClasses().stream().anyMatch(alwaysTrue()), room.getName() + " has classes");
        }
    }
}
