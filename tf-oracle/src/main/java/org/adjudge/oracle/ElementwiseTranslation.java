package org.adjudge.oracle;

import java.util.List;
import org.adjudge.ir.AddN;
import org.adjudge.ir.Betainc;
import org.adjudge.ir.Binary;
import org.adjudge.ir.Cast;
import org.adjudge.ir.Classification;
import org.adjudge.ir.ClipByValue;
import org.adjudge.ir.Comparison;
import org.adjudge.ir.ElementwiseOp;
import org.adjudge.ir.IgammaGradA;
import org.adjudge.ir.LeakyRelu;
import org.adjudge.ir.Logical;
import org.adjudge.ir.Special;
import org.adjudge.ir.SpecialBinary;
import org.adjudge.ir.Unary;
import org.adjudge.ir.Where;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Tensor;
import org.tensorflow.Output;
import org.tensorflow.proto.DataType;

/** Functions of the elements, operands broadcast. */
final class ElementwiseTranslation extends FamilyTranslation implements ElementwiseOp.Visitor<List<Output<?>>> {
    ElementwiseTranslation(FamilyTranslation scope) {
        super(scope);
    }

    @Override
    public List<Output<?>> unary(Unary op) {
        return op(name(op), in(0));
    }

    private static String name(Unary op) {
        return switch (op) {
            case NEG -> "Neg";
            case ABS -> "Abs";
            case SIGN -> "Sign";
            case SQUARE -> "Square";
            case IDENTITY -> "Identity";
            case STOP_GRADIENT -> "StopGradient";
            case EXP -> "Exp";
            case LOG -> "Log";
            case LOG1P -> "Log1p";
            case SQRT -> "Sqrt";
            case RECIPROCAL -> "Reciprocal";
            case SIN -> "Sin";
            case COS -> "Cos";
            case TANH -> "Tanh";
            case SIGMOID -> "Sigmoid";
            case RELU -> "Relu";
            case SOFTPLUS -> "Softplus";
            case FLOOR -> "Floor";
            case CEIL -> "Ceil";
            case ROUND -> "Round";
            case RINT -> "Rint";
            case EXPM1 -> "Expm1";
            case RSQRT -> "Rsqrt";
            case TAN -> "Tan";
            case ASIN -> "Asin";
            case ACOS -> "Acos";
            case ATAN -> "Atan";
            case SINH -> "Sinh";
            case COSH -> "Cosh";
            case ASINH -> "Asinh";
            case ACOSH -> "Acosh";
            case ATANH -> "Atanh";
            case SOFTSIGN -> "Softsign";
            case ELU -> "Elu";
            case SELU -> "Selu";
            case RELU6 -> "Relu6";
        };
    }

    @Override
    public List<Output<?>> binary(Binary op) {
        return op(name(op), in(0), in(1));
    }

    private static String name(Binary op) {
        return switch (op) {
            case ADD -> "AddV2";
            case SUBTRACT -> "Sub";
            case MULTIPLY -> "Mul";
            case DIVIDE -> "RealDiv";
            case POW -> "Pow";
            case MAXIMUM -> "Maximum";
            case MINIMUM -> "Minimum";
            case SQUARED_DIFFERENCE -> "SquaredDifference";
            case ATAN2 -> "Atan2";
            case FLOORDIV -> "FloorDiv";
            case FLOORMOD -> "FloorMod";
            case TRUNCATEMOD -> "TruncateMod";
            case DIVIDE_NO_NAN -> "DivNoNan";
            case MULTIPLY_NO_NAN -> "MulNoNan";
            case XLOGY -> "Xlogy";
            case XDIVY -> "Xdivy";
            case XLOG1PY -> "Xlog1py";
        };
    }

    @Override
    public List<Output<?>> comparison(Comparison op) {
        return op(name(op), in(0), in(1));
    }

    private static String name(Comparison op) {
        return switch (op) {
            case LESS -> "Less";
            case LESS_EQUAL -> "LessEqual";
            case GREATER -> "Greater";
            case GREATER_EQUAL -> "GreaterEqual";
            case EQUAL -> "Equal";
            case NOT_EQUAL -> "NotEqual";
        };
    }

    @Override
    public List<Output<?>> where(Where op) {
        return op("SelectV2", in(0), in(1), in(2));
    }

    @Override
    public List<Output<?>> cast(Cast op) {
        return List.of(graph.build(
                "Cast", b -> b.addInput(in(0)).setAttr("DstT", Tensors.toTensorFlow(precision.of(op.dtype())))));
    }

    @Override
    public List<Output<?>> classification(Classification op) {
        return op(
                switch (op) {
                    case IS_NAN -> "IsNan";
                    case IS_INF -> "IsInf";
                    case IS_FINITE -> "IsFinite";
                },
                in(0));
    }

    @Override
    public List<Output<?>> logical(Logical op) {
        return switch (op) {
            case AND -> op("LogicalAnd", in(0), in(1));
            case OR -> op("LogicalOr", in(0), in(1));
            case NOT -> op("LogicalNot", in(0));
        };
    }

    @Override
    public List<Output<?>> leakyRelu(LeakyRelu op) {
        return List.of(graph.build("LeakyRelu", b -> b.addInput(in(0)).setAttr("alpha", op.alpha())));
    }

    @Override
    public List<Output<?>> clipByValue(ClipByValue op) {
        return op("ClipByValue", in(0), in(1), in(2));
    }

    @Override
    public List<Output<?>> addN(AddN op) {
        return List.of(graph.build("AddN", b -> b.addInputList(inputs.toArray(Output<?>[]::new))));
    }

    @Override
    public List<Output<?>> special(Special op) {
        return op(
                switch (op) {
                    case ERF -> "Erf";
                    case ERFC -> "Erfc";
                    case ERFINV -> "Erfinv";
                    case NDTRI -> "Ndtri";
                    case LGAMMA -> "Lgamma";
                    case DIGAMMA -> "Digamma";
                    case BESSEL_I0 -> "BesselI0";
                    case BESSEL_I1 -> "BesselI1";
                    case BESSEL_I0E -> "BesselI0e";
                    case BESSEL_I1E -> "BesselI1e";
                },
                in(0));
    }

    @Override
    public List<Output<?>> specialBinary(SpecialBinary op) {
        return op(
                switch (op) {
                    case POLYGAMMA -> "Polygamma";
                    case ZETA -> "Zeta";
                    case IGAMMA -> "Igamma";
                    case IGAMMAC -> "Igammac";
                },
                in(0),
                in(1));
    }

    /** TensorFlow has order 1 only; a higher one is the central difference of the order below, good to 6 digits in f64. */
    @Override
    public List<Output<?>> igammaGradA(IgammaGradA op) {
        return List.of(igammaGradA(op.order(), in(0)));
    }

    private Output<?> igammaGradA(int order, Output<?> a) {
        if (order == 1) {
            return graph.op("IgammaGradA", a, in(1));
        }
        Output<?> step = like(a, 0x1p-16);
        Output<?> above = igammaGradA(order - 1, graph.op("AddV2", a, step));
        Output<?> below = igammaGradA(order - 1, graph.op("Sub", a, step));
        return graph.op("Mul", graph.op("Sub", above, below), like(a, 0x1p15));
    }

    private Output<?> like(Output<?> x, double number) {
        DType dtype = x.dataType() == DataType.DT_DOUBLE ? DType.F64 : DType.F32;
        return graph.constant(Tensor.scalar(dtype, number));
    }

    @Override
    public List<Output<?>> betainc(Betainc op) {
        return op("Betainc", in(0), in(1), in(2));
    }
}
