package org.adjudge.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.adjudge.tensor.Shape;

/** The subscripts of an {@link Einsum}: a text for each operand, one letter or an ellipsis at a time, and the output's. */
record EinsumEquation(List<String> operands, String output) {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String ELLIPSIS = "...";

    /** The letters that stand at the axes of each operand and of the output, ellipses written out; and their extents. */
    record Resolved(List<String> operands, String output, Map<Character, Integer> extents) {
        /** Whether an axis of extent 1 is repeated. */
        boolean repeated(char label, int extent) {
            return extent != extent(label);
        }

        int extent(char label) {
            Integer extent = extents.get(label);
            if (extent == null) {
                throw new AssertionError("label '" + label + "' has no extent");
            }
            return extent;
        }

        /** The extents of some labels. */
        Shape shape(String labels) {
            return Shape.of(labels.chars().map(c -> extent((char) c)).toArray());
        }
    }

    /** Reads an equation; without an output it is every letter that occurs once, in alphabetical order. */
    static EinsumEquation of(String equation) {
        String text = equation.replace(" ", "");
        String[] sides = text.split("->", -1);
        if (sides.length > 2) {
            throw bad(equation, "it has more than one '->'");
        }
        List<String> operands = List.of(sides[0].split(",", -1));
        String output = sides.length == 2 ? sides[1] : implicit(sides[0]);
        operands.forEach(o -> check(equation, o));
        check(equation, output);
        for (char label : letters(output).toCharArray()) {
            if (sides[0].indexOf(label) < 0) {
                throw bad(equation, "output label '" + label + "' is in no operand");
            }
        }
        if (output.contains(ELLIPSIS) && !sides[0].contains(ELLIPSIS)) {
            throw bad(equation, "the output has an ellipsis, but no operand has");
        }
        return new EinsumEquation(operands, output);
    }

    private static String implicit(String operands) {
        String once = letters(operands)
                .chars()
                .filter(c -> operands.indexOf(c) == operands.lastIndexOf(c))
                .sorted()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return (operands.contains(ELLIPSIS) ? ELLIPSIS : "") + once;
    }

    private static void check(String equation, String subscripts) {
        String rest = subscripts.contains(ELLIPSIS) ? subscripts.replaceFirst("\\.\\.\\.", "") : subscripts;
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            if (LETTERS.indexOf(c) < 0) {
                throw bad(equation, "'" + c + "' in '" + subscripts + "' is neither a letter nor one ellipsis");
            }
        }
    }

    private static IllegalArgumentException bad(String equation, String problem) {
        return new IllegalArgumentException("einsum: equation '" + equation + "': " + problem
                + "; an equation looks like 'ij,jk->ik' or '...ij,...jk->...ik'");
    }

    private static String letters(String subscripts) {
        return subscripts.replace(",", "").replace(".", "");
    }

    /** The equation for operands of these shapes. */
    Resolved resolve(List<Shape> shapes) {
        if (shapes.size() != operands.size()) {
            throw new IllegalArgumentException("einsum: equation '" + text() + "' has " + operands.size()
                    + " operands, but " + shapes.size() + " were given");
        }
        String spare = LETTERS.chars()
                .filter(c -> text().indexOf(c) < 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        Map<Character, Integer> extents = new LinkedHashMap<>();
        List<String> labels = new ArrayList<>();
        int hidden = 0;
        for (int k = 0; k < shapes.size(); k++) {
            int count = hidden(k, shapes.get(k), spare.length());
            hidden = Math.max(hidden, count);
            labels.add(write(operands.get(k), spare, count));
            define(extents, labels.get(k), shapes.get(k), spare);
        }
        if (hidden > 0 && !output.contains(ELLIPSIS)) {
            throw bad(text(), "an ellipsis stands for axes, but the output has no ellipsis");
        }
        return new Resolved(labels, write(output, spare, hidden), extents);
    }

    /** How many axes the ellipsis of an operand stands for. */
    private int hidden(int k, Shape shape, int atMost) {
        int count = shape.rank() - letters(operands.get(k)).length();
        boolean ellipsis = operands.get(k).contains(ELLIPSIS);
        if (count < 0 || count > atMost || (count > 0 && !ellipsis)) {
            throw new IllegalArgumentException("einsum: subscripts '" + operands.get(k) + "' do not fit operand " + k
                    + " of shape " + shape + "; " + (ellipsis ? "fewer labels" : "one label for each axis")
                    + " would do");
        }
        return count;
    }

    private static String write(String subscripts, String spare, int count) {
        String hidden = new StringBuilder(spare.substring(0, count)).reverse().toString();
        return subscripts.replace(ELLIPSIS, hidden);
    }

    private static void define(Map<Character, Integer> extents, String labels, Shape shape, String spare) {
        for (int a = 0; a < labels.length(); a++) {
            char label = labels.charAt(a);
            int extent = shape.extent(a);
            int known = extents.getOrDefault(label, extent);
            boolean broadcasts = spare.indexOf(label) >= 0 && (known == 1 || extent == 1);
            if (known != extent && !broadcasts) {
                throw new IllegalArgumentException("einsum: extents " + known + " and " + extent + " of label '" + label
                        + "' differ; equal ones would do");
            }
            extents.put(label, known == 1 ? extent : known);
        }
    }

    /** The equation, its output written out. */
    String text() {
        return String.join(",", operands) + "->" + output;
    }

    /** The letters of a text, each once, in order of their first place. */
    static String distinct(String labels) {
        return Arrays.stream(labels.split("")).distinct().collect(Collectors.joining());
    }
}
