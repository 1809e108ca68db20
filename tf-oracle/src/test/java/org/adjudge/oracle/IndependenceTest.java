package org.adjudge.oracle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import org.adjudge.grad.Interpreter;
import org.adjudge.grad.ReverseMode;
import org.adjudge.ir.Node;
import org.adjudge.ir.Op;
import org.adjudge.ir.TensorType;
import org.adjudge.ir.Value;
import org.junit.jupiter.api.Test;

class IndependenceTest {
    private static final JavaClasses ORACLE = new ClassFileImporter()
            .importUrl(Translation.class.getProtectionDomain().getCodeSource().getLocation());

    /** What the engine has worked out itself of a graph; the oracle may see the question, never an answer. */
    private static final Set<String> ANSWERS = Set.of(
            Node.class.getName() + ".outputs",
            Value.class.getName() + ".shape",
            Value.class.getName() + ".dtype",
            Value.class.getName() + ".type");

    /** Of whichever class of op they are called. */
    private static final Set<String> OF_OPS = Set.of("infer", "eval", "vjp", "differentiable");

    @Test
    void the_oracle_takes_no_answer_from_the_engine() {
        assertTrue(ORACLE.contain(Translation.class));
        noClasses()
                .should()
                .accessTargetWhere(new DescribedPredicate<JavaAccess<?>>("shapes, kernels and rules of the engine") {
                    @Override
                    public boolean test(JavaAccess<?> access) {
                        JavaClass owner = access.getTargetOwner();
                        String name = access.getTarget().getName();
                        return ANSWERS.contains(owner.getName() + "." + name)
                                || (owner.getPackageName().equals(Op.class.getPackageName()) && OF_OPS.contains(name));
                    }
                })
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(TensorType.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Interpreter.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ReverseMode.class)
                .check(ORACLE);
    }

    @Test
    void nobody_prints() {
        noClasses()
                .should()
                .accessTargetWhere(JavaAccess.Predicates.targetOwner(JavaClass.Predicates.equivalentTo(System.class)))
                .check(ORACLE);
    }
}
