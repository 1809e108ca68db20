package org.adjudge.oracle;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.adjudge.grad.Interpreter;
import org.adjudge.grad.ReverseMode;
import org.adjudge.ir.Node;
import org.adjudge.ir.Op;
import org.adjudge.ir.TensorType;
import org.adjudge.ir.Value;
import org.junit.jupiter.api.Test;

class IndependenceTest {
    private final JavaClasses oracle = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.adjudge.oracle");

    @Test
    void the_oracle_takes_no_answer_from_the_engine() {
        assertTrue(oracle.contain(Translation.class));
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
                .check(oracle);
    }

    @Test
    void nobody_prints() {
        noClasses()
                .should()
                .accessTargetWhere(JavaAccess.Predicates.targetOwner(JavaClass.Predicates.equivalentTo(System.class)))
                .check(oracle);
    }
}
