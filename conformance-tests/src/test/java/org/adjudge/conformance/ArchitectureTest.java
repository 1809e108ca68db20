package org.adjudge.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.adjudge.ir.Node;
import org.adjudge.ir.Op;
import org.adjudge.ir.Value;
import org.junit.jupiter.api.Test;

/** The rules of the house that the compiler does not check. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.adjudge");

    /** What the engine has worked out itself; the oracle may see the question, never an answer. */
    private static final Set<String> ANSWERS = Set.of(
            Node.class.getName() + ".outputs",
            Value.class.getName() + ".shape",
            Value.class.getName() + ".dtype",
            Value.class.getName() + ".type",
            Op.class.getName() + ".infer",
            Op.class.getName() + ".eval",
            Op.class.getName() + ".vjp",
            Op.class.getName() + ".differentiable");

    @Test
    void the_rules_see_every_module() {
        assertTrue(HOUSE.stream().anyMatch(c -> c.getPackageName().equals("org.adjudge.tensor")));
        assertTrue(HOUSE.stream().anyMatch(c -> c.getPackageName().equals("org.adjudge.oracle")));
        assertTrue(HOUSE.stream().anyMatch(c -> c.getPackageName().startsWith("org.adjudge.conformance")));
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("org.adjudge.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void only_the_oracle_sees_tensorflow() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.adjudge.oracle..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.tensorflow..")
                .check(HOUSE);
    }

    @Test
    void the_oracle_never_reads_what_the_engine_has_worked_out() {
        noClasses()
                .that()
                .resideInAPackage("org.adjudge.oracle..")
                .should()
                .accessTargetWhere(new DescribedPredicate<JavaAccess<?>>("shapes, kernels and rules of the engine") {
                    @Override
                    public boolean test(JavaAccess<?> access) {
                        String owner = access.getTargetOwner().getName();
                        boolean anOp = access.getTargetOwner().isAssignableTo(Op.class);
                        return ANSWERS.contains((anOp ? Op.class.getName() : owner) + "."
                                + access.getTarget().getName());
                    }
                })
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
