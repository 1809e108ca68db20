package org.adjudge.conformance.vectors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.adjudge.conformance.judgement.Allowances;
import org.adjudge.conformance.judgement.Check;
import org.adjudge.conformance.judgement.Judge;
import org.adjudge.conformance.judgement.Judgement;
import org.adjudge.conformance.judgement.Verdict;
import org.adjudge.conformance.notation.Case;
import org.adjudge.conformance.notation.Printer;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.ir.Value;
import org.adjudge.oracle.TensorFlowOracle;
import org.adjudge.tensor.DType;
import org.adjudge.tensor.Tensor;

/** Asks TensorFlow and writes down its answers, with the allowances, and which of them are suspect. */
public final class Recorder {
    private final Judge judge = new Judge(new AdjudgeEngine());

    /** A recorder; it holds nothing. */
    public Recorder() {}

    /** A case with TensorFlow's answers. */
    public Vector record(Case subject) {
        Judgement judgement = judge.verdictOn(subject);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Value input : subject.graph().inputs()) {
            Tensor value = subject.inputs().get(input);
            if (value != null) {
                tensors.put("input." + input.inputName(), value);
            }
        }
        tensors.put("seed", subject.seed());
        for (int i = 0; i < subject.directions().size(); i++) {
            tensors.put(
                    "direction." + Printer.named(subject.wrt().get(i)),
                    subject.directions().get(i));
        }
        List<String> suspect = new ArrayList<>();
        Allowances allowances = new Allowances(subject);
        for (int i = 0; i < judgement.checks().size(); i++) {
            Check check = judgement.checks().get(i);
            String name = Answers.name(check.what());
            if (check.oracle().isPresent()) {
                Tensor expected = check.oracle().get();
                tensors.put(name, expected);
                // the checks come in the order of the allowances: output, gradients, second-order gradients
                tensors.put("allowed." + name, Tensor.of(expected.shape(), allowances.of(i, check)));
                if (check.verdict() != Verdict.AGREES) {
                    suspect.add(name);
                }
            }
            allowances.slope(i, check).ifPresent(slope -> {
                tensors.put(Answers.ALONG + name, slope.direction());
                tensors.put(Answers.SLOPE + name, scalar(slope.derivative()));
                tensors.put("allowed." + Answers.SLOPE + name, scalar(slope.allowed()));
            });
        }
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(Vector.LINE, subject.line());
        texts.put(Vector.TENSORFLOW, TensorFlowOracle.version());
        texts.put(Vector.SUSPECT, String.join(" ", suspect));
        return new Vector(texts, tensors);
    }

    private static Tensor scalar(double value) {
        return Tensor.scalar(DType.F64, value);
    }
}
