package org.adjudge.ir;

/** Functions of the elements, operands broadcast. */
public sealed interface ElementwiseOp extends Op
        permits Unary,
                Binary,
                Comparison,
                Where,
                Cast,
                Classification,
                Logical,
                LeakyRelu,
                ClipByValue,
                AddN,
                Special,
                SpecialBinary,
                IgammaGradA,
                Betainc {
    /** One method for each kind of op of this family. */
    interface Visitor<R> {
        R unary(Unary op);

        R binary(Binary op);

        R comparison(Comparison op);

        R where(Where op);

        R cast(Cast op);

        R classification(Classification op);

        R logical(Logical op);

        R leakyRelu(LeakyRelu op);

        R clipByValue(ClipByValue op);

        R addN(AddN op);

        R special(Special op);

        R specialBinary(SpecialBinary op);

        R igammaGradA(IgammaGradA op);

        R betainc(Betainc op);
    }

    /** Calls the visitor's method for this op. */
    <R> R accept(Visitor<R> visitor);

    @Override
    default <R> R accept(OpVisitor<R> visitor) {
        return accept(visitor.elementwise());
    }
}
