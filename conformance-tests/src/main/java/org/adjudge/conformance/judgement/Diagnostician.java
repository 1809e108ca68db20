package org.adjudge.conformance.judgement;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.adjudge.conformance.diagnosis.Mistake;
import org.adjudge.conformance.diagnosis.Mistakes;
import org.adjudge.conformance.diagnosis.Scene;
import org.adjudge.conformance.diagnosis.Values;
import org.adjudge.conformance.notation.Case;
import org.adjudge.grad.AdjudgeEngine;
import org.adjudge.grad.Answer;
import org.adjudge.grad.Problem;
import org.adjudge.ir.Node;
import org.adjudge.ir.Value;
import org.adjudge.oracle.Outcome;
import org.adjudge.oracle.TensorFlowOracle;
import org.adjudge.oracle.Testimony;
import org.adjudge.tensor.Tensor;

/**
 * Finds out what is wrong with an engine that disagrees: replays every op alone, from the output back, so that a wrong rule
 * convicts itself whatever the engine tells of its intermediate cotangents; if every rule is right alone, looks at how the
 * cotangents were put together.
 */
final class Diagnostician {
    /** How far the numbers are moved to see whether a mistake explains others too: no sign, zero or order of size changes. */
    private static final double MOVE = 0.05;

    private final Guarded engine;
    private final TensorFlowOracle oracle;
    private final Case subject;
    private final Asked asked;

    Diagnostician(Guarded engine, TensorFlowOracle oracle, Case subject, Asked asked) {
        this.engine = engine;
        this.oracle = oracle;
        this.subject = subject;
        this.asked = asked;
    }

    /**
     * What is wrong, each mistake once; none if the engine is right on every part that can be looked at alone.
     *
     * @param comparison that of the case
     */
    List<Diagnosis> diagnose(Answer answer, Testimony testimony, Comparison comparison) {
        WholeAnswer whole = new WholeAnswer(engine, subject.problem());
        Optional<Diagnosis> alone = new Order(engine, subject, comparison)
                .of(answer, testimony)
                .or(whole::seed)
                .or(() -> whole.unconnected(answer));
        if (alone.isPresent()) {
            return List.of(alone.get());
        }
        List<Diagnosis> found = new ArrayList<>(steps());
        if (found.isEmpty()) {
            SecondOrder second = new SecondOrder(engine, asked);
            whole.dependsOnWhatIsAsked(answer)
                    .or(() -> answer.second().isEmpty() || !second.isRecorded()
                            ? whole.secondOrder(answer, testimony)
                            : replayable().stream()
                                    .flatMap(step -> second.of(step).stream())
                                    .findFirst())
                    .ifPresent(found::add);
        }
        if (found.isEmpty()) {
            rounding(answer, testimony, comparison).ifPresent(found::add);
        }
        return found.isEmpty() ? throwing().stream().toList() : found;
    }

    /** Whether what is wrong is rounding alone. */
    private Optional<Diagnosis> rounding(Answer answer, Testimony testimony, Comparison comparison) {
        Problem problem = subject.problem();
        Witness engineSays = new EngineWitness(answer);
        Witness oracleSays = new OracleWitness(problem, testimony);
        for (int position = 0;
                position <= answer.gradients().size() + answer.second().size();
                position++) {
            if (engineSays.on(position) instanceof Statement.Gives wrong
                    && oracleSays.on(position) instanceof Statement.Gives right
                    && isOff(comparison, position, wrong.tensor())) {
                Optional<Mistake> loss = Precisions.whole(engine, problem, position);
                if (loss.isPresent()) {
                    return Optional.of(new Diagnosis(
                            Blame.ROUNDING,
                            problem.output().node(),
                            Optional.empty(),
                            right.tensor(),
                            wrong.tensor(),
                            loss));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether an answer is farther from what it would be without rounding than it may be. */
    private boolean isOff(Comparison comparison, int position, Tensor actual) {
        return Yardstick.of(subject.problem(), position)
                .filter(t -> t.shape().equals(actual.shape()))
                .map(t -> Tensor.of(actual.dtype(), t.shape(), t.toDoubles()))
                .filter(t -> !Agreement.of(t, actual, comparison.allowance(position, t))
                        .holds())
                .isPresent();
    }

    /** What is wrong with an engine that throws: where it does alone, what the other steps show, or from where on it does. */
    List<Diagnosis> ofThrowing() {
        try {
            List<Diagnosis> found =
                    Stream.concat(throwing().stream(), steps().stream()).toList();
            return found.isEmpty()
                    ? new Throwing(engine)
                            .inCompany(asked.everything()).stream().toList()
                    : found;
        } catch (RuntimeException e) {
            return List.of(); // no part of it has numbers to look at either; the check says what was thrown
        }
    }

    private Optional<Diagnosis> throwing() {
        Throwing throwing = new Throwing(engine);
        return replayable().stream().flatMap(step -> throwing.at(step).stream()).findFirst();
    }

    /** What the steps alone show, each mistake once. */
    private List<Diagnosis> steps() {
        Replay replay = new Replay(engine.engine(), asked);
        List<Diagnosis> found = new ArrayList<>();
        replayable().stream()
                .filter(Step::hasCotangent)
                .flatMap(step -> replay.of(step).stream())
                .forEach(r -> found.addAll(of(r, replay)));
        // a wrong value makes all after it wrong
        found.sort(Comparator.comparing(d -> d.blame() != Blame.KERNEL));
        Problem all = asked.everything();
        Opened opened = Opened.of(engine, all);
        // what is computed of a cut graph may be rounded otherwise than in the whole: only a mistake that gives the
        // numbers convicts
        new Accumulation(opened.engine(), all, Ancestry.primals(subject))
                .diagnose()
                .filter(d -> opened.how().isEmpty() || d.mistake().isPresent())
                .ifPresent(found::add);
        Set<String> seen = new HashSet<>();
        return found.stream().filter(d -> seen.add(kind(d))).toList();
    }

    /** The steps of the case that have inputs, from the output back. */
    private List<Step> replayable() {
        Map<Value, Tensor> cotangents = cotangents();
        Map<Value, Tensor> primals = Ancestry.primals(subject);
        List<Node> nodes = new ArrayList<>(Ancestry.of(subject.output()));
        Collections.reverse(nodes);
        return nodes.stream()
                .flatMap(node -> Step.of(node, subject.graph(), primals, cotangents).stream())
                .filter(step -> !step.slots().isEmpty())
                .toList();
    }

    /** The same op with the same mistake is one finding. */
    private static String kind(Diagnosis d) {
        return d.blame() + d.at().op().opName() + d.operand() + d.mistake().map(Mistake::name);
    }

    private List<Diagnosis> of(Replay.Result result, Replay replay) {
        if (result.output().verdict() == Verdict.DISAGREES) {
            return List.of(kernel(result));
        }
        Stream<Diagnosis> changed = result.changed().stream().map(seed -> changed(result.step(), seed));
        List<Integer> wrong = IntStream.range(0, result.gradients().size())
                .filter(i -> result.gradients().get(i).verdict() == Verdict.DISAGREES)
                .boxed()
                .toList();
        List<Replay.Result> moved = wrong.isEmpty()
                ? List.of()
                : LongStream.of(1, 2)
                        .mapToObj(seed -> replay.of(result.step().moved(MOVE, seed)))
                        .flatMap(Optional::stream)
                        .toList();
        return Stream.concat(changed, wrong.stream().map(i -> rule(result, i, moved)))
                .toList();
    }

    private Diagnosis kernel(Replay.Result result) {
        Step step = result.step();
        Tensor actual = result.answer().output();
        Tensor right = result.output().oracle().orElse(actual);
        // of several outputs a step knows the weighted sum alone
        Optional<Mistake> mistake = step.at().outputs().size() > 1
                ? Optional.empty()
                : Precisions.loss(engine, oracle, step, Precisions.VALUE)
                        .or(() -> Values.identify(step.inputs(), right, actual));
        return new Diagnosis(Blame.KERNEL, step.at(), Optional.empty(), right, actual, mistake);
    }

    private static Diagnosis changed(Step step, Tensor seed) {
        return new Diagnosis(
                Blame.RULE,
                step.at(),
                Optional.empty(),
                step.problem().seed(),
                seed,
                Optional.of(new Mistake(
                        "cotangent changed in place",
                        "the rule of " + step.op().opName() + " changed the cotangent that it was given, which belongs"
                                + " to others too: it was " + step.problem().seed() + " and is now " + seed)));
    }

    /** @param moved the same step with other numbers */
    private Diagnosis rule(Replay.Result result, int position, List<Replay.Result> moved) {
        Step step = result.step();
        Optional<Mistake> mistake = scene(result, position).flatMap(scene -> {
            List<Scene> scenes = new ArrayList<>(List.of(scene));
            moved.stream()
                    .filter(r -> r.gradients().get(position).verdict() == Verdict.DISAGREES)
                    .flatMap(r -> scene(r, position).stream())
                    .forEach(scenes::add);
            return Mistakes.identify(scenes).or(() -> Precisions.loss(engine, oracle, step, position));
        });
        return new Diagnosis(
                Blame.RULE,
                step.at(),
                Optional.of(step.slots().get(position)),
                result.expected()
                        .get(position)
                        .orElse(result.answer().gradients().get(position)),
                result.answer().gradients().get(position),
                mistake);
    }

    private static Optional<Scene> scene(Replay.Result result, int position) {
        return result.scene(position, result.step().op().eval(result.step().inputs()));
    }

    /** TensorFlow's cotangents; where it has none, any numbers will do to replay with, and Adjudge's are at hand. */
    private Map<Value, Tensor> cotangents() {
        Problem all = asked.everything();
        List<Outcome> outcomes = asked.testimony(all).gradients();
        List<Tensor> ours = new AdjudgeEngine().differentiate(all).gradients();
        Map<Value, Tensor> values = new HashMap<>();
        for (int i = 0; i < outcomes.size(); i++) {
            boolean fits = outcomes.get(i) instanceof Outcome.Present present
                    && present.value().shape().equals(ours.get(i).shape());
            values.put(all.wrt().get(i), fits ? ((Outcome.Present) outcomes.get(i)).value() : ours.get(i));
        }
        return values;
    }
}
