package org.adjudge.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.util.Set;
import org.adjudge.conformance.notation.Case;
import org.adjudge.report.Run;
import org.junit.jupiter.api.Test;

/** The rules of the house that the compiler does not check, of the kit and the report; engine and oracle have tests of their own. */
class ArchitectureTest {
    private static final JavaClasses HOUSE =
            new ClassFileImporter().importLocations(Set.of(where(Run.class), where(Case.class)));

    /** Where a module's classes are; by their package alone every jar would be looked through. */
    private static Location where(Class<?> type) {
        return Location.of(type.getProtectionDomain().getCodeSource().getLocation());
    }

    @Test
    void the_rules_see_both_modules() {
        assertTrue(HOUSE.contain(Run.class));
        assertTrue(HOUSE.contain(Case.class));
        assertFalse(HOUSE.contain(ArchitectureTest.class));
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("org.adjudge.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void only_the_oracle_sees_tensorflow() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.tensorflow..")
                .check(HOUSE);
    }

    @Test
    void nobody_prints_but_the_base_class_at_the_end_of_a_run() {
        noClasses()
                .that()
                .doNotHaveSimpleName("GradientConformance")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(HOUSE);
    }
}
