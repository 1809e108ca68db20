package org.adjudge.oracle;

import java.util.List;
import org.adjudge.ir.LogSoftmax;
import org.adjudge.ir.NeuralOp;
import org.adjudge.ir.Softmax;
import org.tensorflow.Output;

/** The layers of neural networks. */
final class NeuralTranslation extends FamilyTranslation implements NeuralOp.Visitor<List<Output<?>>> {
    NeuralTranslation(FamilyTranslation scope) {
        super(scope);
    }

    @Override
    public List<Output<?>> softmax(Softmax op) {
        return op("Softmax", in(0));
    }

    @Override
    public List<Output<?>> logSoftmax(LogSoftmax op) {
        return op("LogSoftmax", in(0));
    }
}
