package org.adjudge.oracle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
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

    @Test
    void the_oracle_takes_no_answer_from_the_engine() {
        assertTrue(ORACLE.contain(Translation.class));
        noClasses()
                .should()
                .callMethod(Value.class, "shape")
                .orShould()
                .callMethod(Value.class, "dtype")
                .orShould()
                .callMethod(Value.class, "type")
                .orShould()
                .callMethod(Node.class, "outputs")
                .orShould()
                .callMethod(Op.class, "infer", List.class)
                .orShould()
                .callMethod(Op.class, "eval", List.class)
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
