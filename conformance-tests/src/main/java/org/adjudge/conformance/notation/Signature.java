package org.adjudge.conformance.notation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.adjudge.conformance.notation.GraphBuilder.Operand;
import org.adjudge.conformance.notation.grammar.NotationParser;

/** A function's name and parameters, written as in Python: {@code concat(values: list, axis)}. */
record Signature(String name, List<Parameter> parameters, String text) {
    /**
     * One parameter.
     *
     * @param isList whether it takes a list of tensors
     * @param isVariadic whether it takes all that is left of the arguments, as a list
     * @param defaultText the default as it is written
     */
    record Parameter(
            String name, boolean isList, boolean isVariadic, Optional<Datum> defaultValue, String defaultText) {}

    /** An argument of a call, with its name if it has one. */
    record Argument(Optional<String> name, Operand operand) {}

    /** Reads a signature. */
    static Signature of(String text) {
        NotationParser.SignatureContext tree = Syntax.parse(text, NotationParser::signature);
        List<Parameter> parameters = new ArrayList<>();
        for (NotationParser.ParameterContext parameter : tree.parameter()) {
            Optional<NotationParser.ExpressionContext> given = Optional.ofNullable(parameter.expression());
            parameters.add(new Parameter(
                    parameter.NAME(0).getText(),
                    parameter.NAME().size() > 1,
                    parameter.STAR() != null,
                    given.map(Elaborator::constant),
                    given.map(NotationParser.ExpressionContext::getText).orElse("")));
        }
        return new Signature(tree.NAME().getText(), parameters, text);
    }

    /** The argument of each parameter, its default if none is given. */
    Map<String, Operand> bind(int offset, List<Argument> arguments) {
        Map<String, Operand> bound = new LinkedHashMap<>();
        Set<String> given = new HashSet<>();
        int position = 0;
        for (Argument argument : gathered(arguments)) {
            int at = argument.operand().offset();
            if (argument.name().isEmpty() && position == parameters.size()) {
                throw error(
                        at,
                        name + " takes at most " + parameters.size()
                                + (parameters.size() == 1 ? " argument" : " arguments") + ", but got "
                                + arguments.size(),
                        "");
            }
            String parameter = argument.name().isPresent()
                    ? argument.name().get()
                    : parameters.get(position++).name();
            if (parameter.equals("name")) {
                continue; // the name of TensorFlow's node, which every function takes
            }
            if (names().stream().noneMatch(parameter::equals)) {
                throw error(
                        at,
                        name + " has no argument '" + parameter + "'",
                        Names.suggestion(parameter, names()).map(s -> s + " ").orElse(""));
            }
            if (!given.add(parameter)) {
                throw error(at, name + " got argument '" + parameter + "' twice", "");
            }
            bound.put(parameter, argument.operand());
        }
        for (Parameter parameter : parameters) {
            if (!bound.containsKey(parameter.name())) {
                Datum value = parameter
                        .defaultValue()
                        .orElseThrow(() -> error(offset, name + " needs argument '" + parameter.name() + "'", ""));
                bound.put(parameter.name(), new Operand(offset, value));
            }
        }
        return bound;
    }

    /** Whether a parameter takes all that is left. */
    boolean isVariadic() {
        return parameters.stream().anyMatch(Parameter::isVariadic);
    }

    /** The arguments, those of a variadic parameter made one list. */
    private List<Argument> gathered(List<Argument> arguments) {
        int before =
                parameters.stream().takeWhile(p -> !p.isVariadic()).toList().size();
        if (!isVariadic() || arguments.size() <= before) {
            return arguments;
        }
        List<Argument> all = new ArrayList<>(arguments);
        List<Argument> rest = all.subList(before, all.size()).stream()
                .filter(a -> a.name().isEmpty())
                .toList();
        all.removeAll(rest);
        if (!rest.isEmpty()) {
            Datum list =
                    new Datum.Items(rest.stream().map(a -> a.operand().datum()).toList());
            all.add(
                    before,
                    new Argument(
                            Optional.empty(), new Operand(rest.get(0).operand().offset(), list)));
        }
        return all;
    }

    /** The parameter of a name. */
    Optional<Parameter> parameter(String name) {
        return IntStream.range(0, parameters.size())
                .mapToObj(parameters::get)
                .filter(p -> p.name().equals(name))
                .findFirst();
    }

    private List<String> names() {
        return parameters.stream().map(Parameter::name).toList();
    }

    private NotationException error(int offset, String problem, String advice) {
        return new NotationException(offset, problem, advice + "its signature is " + text);
    }
}
