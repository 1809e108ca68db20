package org.adjudge.conformance.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a line that cannot be read is told, word for word. */
class ErrorsTest {
    private static final String MATMUL =
            "its signature is matmul(a, b, transpose_a=False, transpose_b=False, adjoint_a=False, adjoint_b=False)";
    private static final String A_CASE = "a case is: program | name: dtype[shape], ... | options";

    private static Arguments line(String line, String message) {
        return Arguments.of(line, message);
    }

    private static Stream<Arguments> lines() {
        return Stream.of(names(), literals(), shapes(), sequences(), brackets(), inputs(), options())
                .flatMap(s -> s);
    }

    private static Stream<Arguments> names() {
        return Stream.of(
                line("tf.matmull(x, x) | x: f32[2,2]", "unknown op 'matmull' at column 4; did you mean 'matmul'?"),
                line(
                        "tf.frobnicate(x) | x: f32",
                        "unknown op 'frobnicate' at column 4; nothing in the vocabulary has a name like it"),
                line(
                        "tf.matmul(x, x, transpose=True) | x: f32[2,2]",
                        "matmul has no argument 'transpose' at column 17; did you mean 'transpose_a'? " + MATMUL),
                line("tf.matmul(x) | x: f32[2,2]", "matmul needs argument 'b' at column 4; " + MATMUL),
                line(
                        "tf.matmul(x, x, 1, 2, 3, 4, 5) | x: f32[2,2]",
                        "matmul takes at most 6 arguments, but got 7 at column 29; " + MATMUL),
                line("tf.matmul(x, a=x) | x: f32[2,2]", "matmul got argument 'a' twice at column 14; " + MATMUL),
                line(
                        "tf.matmul(a=x, x) | x: f32[2,2]",
                        "an argument without a name after one with a name at column 16; name it too"),
                line("x + z | x: f32, y: f32", "unknown name 'z' at column 5; names are x, y"),
                line("xs + ys | xs: f32, zs: f32", "unknown name 'ys' at column 6; did you mean 'xs'?"),
                line("np.exp(x) | x: f32", "unknown module 'np' at column 1; functions are tf's, such as tf.matmul"),
                line("x.shape | x: f32", "'x' has no members here at column 1; use a function: tf.transpose(x)"),
                line(
                        "tf.cast(x, tf.float34) | x: f32",
                        "unknown name 'tf.float34' at column 15; did you mean 'float32'?"),
                line("tf.exp | x: f32", "unknown name 'tf.exp' at column 4; it is a function: call it"),
                line("tf = x; tf | x: f32", "'tf' has a meaning of its own at column 1; use another name"));
    }

    private static Stream<Arguments> literals() {
        return Stream.of(
                line(
                        "x + 0.5 | x: i32[2]",
                        "the number 0.5 does not fit into a tensor of i32 at column 5; cast the tensor it meets to a "
                                + "floating dtype: tf.cast(..., tf.float32)"),
                line(
                        "x + y | x: f32[2], y: f64",
                        "add takes inputs of one dtype, but got f32[2] and f64[] at column 3; cast one of them: "
                                + "tf.cast(..., tf.float32)"),
                line("x + True | x: f32", "True does not fit into a tensor of f32 at column 5; a number would do"),
                line("x + 3000000000 | x: i32", "3000000000 does not fit into i32 at column 5; use i64"),
                line(
                        "x + [[1, 2], [3]] | x: f32",
                        "a list with items of shapes [2] and [1] at column 5; all rows of a tensor have the same length"),
                line("x + 1 / 0 | x: f32", "division by zero at column 7"),
                line("x + 2 ** 64 | x: f32", "the result of '**' does not fit into 64 bits at column 7"),
                line(
                        "2 * 3 | x: f32",
                        "the program's value is the number 6 at column 1; it must be a tensor; tf.constant makes one"),
                line(
                        "x + ([1] + [2]) | x: f32",
                        "'+' between the list [1] and the list [2] at column 10; tf.constant makes a tensor of a list"),
                line(
                        "x < y < x | x: f32, y: f32",
                        "comparisons do not chain at column 7; combine two of them: tf.where(x < y, y < z, False)"));
    }

    private static Stream<Arguments> shapes() {
        return Stream.of(
                line(
                        "x + y | x: f32[3], y: f32[4]",
                        "add: cannot broadcast [3] with [4]: extents 3 and 4 differ at axis -1 and neither is 1"
                                + " at column 3"),
                line(
                        "tf.reduce_sum(x, axis=2) | x: f32[3]",
                        "reduce_sum: axis 2 is out of range for rank 1 at column 4; it can be -1 to 0"),
                line(
                        "tf.reshape(x, [4, 2]) | x: f32[3]",
                        "reshape: cannot reshape [3] with 3 elements to [4, 2] at column 4"),
                line(
                        "tf.matmul(x, x, True, adjoint_a=True) | x: f32[2,2]",
                        "matmul: transpose_a and adjoint_a are both True at column 4; set one of them"),
                line(
                        "tf.reduce_sum(x, [0.5]) | x: f32[3]",
                        "argument 'axis' of reduce_sum is the list [0.5] at column 18; it must be a whole number, a "
                                + "list of them, or None"),
                line(
                        "tf.concat(x, 0) | x: f32[3]",
                        "argument 'values' of concat is the tensor f32[3] at column 11; it must be a list of tensors, "
                                + "[x, y]"),
                line("x[::0] | x: f32[3]", "the stride is 0 at column 3; use 1 or -1, say"),
                line(
                        "x[y] | x: f32[3], y: i32",
                        "a subscript is the tensor i32[] at column 3; tf.gather selects by a tensor"));
    }

    private static Stream<Arguments> sequences() {
        return Stream.of(
                line(
                        "x * tf.range(3, 0) | x: f32",
                        "argument 'delta' of range is the number 1 at column 8; it must be a step that leads from start to"
                                + " limit"),
                line(
                        "tf.linspace(x, 1.0, 0) | x: f32",
                        "argument 'num' of linspace is the number 0 at column 21; it must be how many numbers, 1 or more"),
                line(
                        "tf.meshgrid(x, x, indexing='yx')[0] | x: f32[2]",
                        "argument 'indexing' of meshgrid is the string 'yx' at column 19; it must be 'xy' or 'ij'"),
                line(
                        "tf.gather(x, tf.math.invert_permutation([[1, 0]])) | x: f32[2]",
                        "argument 'x' of invert_permutation is the list [[1, 0]] at column 41; it must be a permutation,"
                                + " a vector"),
                line(
                        "tf.nn.dilation2d(x, x[0], 1, 'SAME', 'NCHW') | x: f32[1,2,2,1]",
                        "argument 'data_format' of dilation2d is the string 'NCHW' at column 38; it must be 'NHWC', the"
                                + " only one that TensorFlow has"),
                line(
                        "tf.image.resize(x, [2, 2], 'area') | x: f32[1,2,2,1]",
                        "argument 'method' of resize is the string 'area' at column 28; it must be 'bilinear',"
                                + " 'nearest', 'bicubic', 'lanczos3', 'lanczos5', 'gaussian' or 'mitchellcubic'"),
                line(
                        "tf.raw_ops.ScaleAndTranslate(x, [2, 2], ['a', 1], [0, 0]) | x: f32[1,2,2,1]",
                        "argument 'scale' of ScaleAndTranslate is the list ['a', 1] at column 41; it must be a list of"
                                + " numbers, [1.5, 2]"));
    }

    private static Stream<Arguments> brackets() {
        return Stream.of(
                line("(x + 1 | x: f32", "'(' is never closed at column 1"),
                line("x + 1) | x: f32", "')' closes nothing at column 6; remove it, or open it before"),
                line("x[1) | x: f32", "')' closes the '[' of column 2 at column 4; write ']'"),
                line("x + | x: f32", "unexpected '|' at column 5; an expression belongs here"),
                line("x in (0, 1) | x: f32", "unexpected 'in' at column 3; an operator, ';' or '|' belongs here"),
                line("x | x f32", "unexpected 'f32' at column 7; expected ':'"),
                line(
                        "tf.exp(x, x) | x: f32",
                        "exp takes at most 1 argument, but got 2 at column 11; its signature is exp(x)"),
                line("x + 1", "unexpected end at column 6; " + A_CASE),
                line("", "unexpected end at column 1; an expression belongs here"),
                line("tf.cast(x, \"flo | x: f32", "unterminated string at column 12; close it with \""),
                line("x $ y | x: f32", "unexpected character '$' at column 3"),
                line("a = x\na + z | x: f32", "unknown name 'z' at line 2, column 5; names are a, x"));
    }

    private static Stream<Arguments> inputs() {
        return Stream.of(
                line(
                        "x | x: f32[2] = [[1,2]]",
                        "the literal of 'x' has shape [1, 2], but 'x' is f32[2] at column 17; make them the same"),
                line(
                        "x | x: f32[100000,100000,100000]",
                        "shape [100000, 100000, 100000] has more than 2147483647 elements at column 8; a tensor's "
                                + "elements must be countable by an int"),
                line(
                        "x | x: f32[99999999999]",
                        "extent 99999999999 is not a whole number below 2147483647 at column 12; f32[3,4], say"),
                line(
                        "x | x: f32[40000,40000]",
                        "the inputs have 1600000000 elements at column 8; a case can have at most 16777216"),
                line("x | x: f33", "unknown dtype 'f33' at column 8; did you mean 'f32'?"),
                line("x | x: f32, x: f32", "an input named 'x' exists already at column 13; names are unique"),
                line("x | x: f32 in (1, 0)", "the bounds 1.0 and 0.0 at column 12; the lower one comes first"),
                line(
                        "x | x: f32 in (0, inf)",
                        "the bound is the number Infinity at column 19; a finite number would do"),
                line("x | x: i32 in (0, 1)", "no whole number lies between the bounds at column 12; in [0, 5), say"),
                line(
                        "x | x: f32[2,3] spd",
                        "spd for an input of shape [2, 3] at column 17; its last two extents must be equal"),
                line(
                        "x | x: f32 sdp",
                        "unknown domain 'sdp' at column 12; domains are spd, distinct, simplex, permutation"));
    }

    private static Stream<Arguments> options() {
        return Stream.of(
                line("x | x: f32 | sed=ones", "unknown option 'sed' at column 14; did you mean 'seed'?"),
                line("x | x: f32 | order=2, order=1", "option 'order' is given twice at column 23; remove one"),
                line("x | x: f32 | order=3", "order is 3 at column 20; it can be 1 or 2"),
                line(
                        "x | x: f32 | values=-1",
                        "values is -1 at column 21; it must be a whole number, 0 or more: each draws others"),
                line("x | x: f32 | ulps=4", "ulps without a reason at column 14; write ulps=4 because \"...\""),
                line(
                        "x | x: f32 | seed=[1,2]",
                        "the literal of the seed has shape [2], but the seed is f32[] at column 19; make them the same"),
                line(
                        "x | x: f32, i: i32 | wrt=x,i",
                        "no gradient of 'i', which is i32[] at column 28; only f32 and f64 have one"),
                line("x | x: f32 | wrt=y", "unknown name 'y' at column 18; names are x"),
                line("x > 0 | x: f32 | wrt=x", "the output is bool[]: it has no gradient at column 18; remove wrt"),
                line(
                        "x > 0 | x: f32 | order=2",
                        "order=2, but there is nothing to differentiate at column 24; use order=1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    void a_line_that_cannot_be_read_says_where_and_what_would_do(String line, String message) {
        assertEquals(
                message,
                assertThrows(NotationException.class, () -> Case.parse(line)).getMessage());
    }

    @ParameterizedTest
    @CsvSource({"(,)", "[,]", "-,''", "2**,''"})
    void nesting_deeper_than_250_levels_is_told(String open, String close) {
        String deep = open.repeat(5000) + "x" + close.repeat(5000) + " | x: f32";
        assertEquals(
                "nested deeper than 250 levels at column " + (open.equals("2**") ? 250 * 3 + 2 : 251)
                        + "; name a part of it: h = ...; then use h",
                assertThrows(NotationException.class, () -> Case.parse(deep)).getMessage());
    }

    @Test
    void the_column_can_be_asked_for() {
        NotationException e = assertThrows(NotationException.class, () -> Case.parse("tf.matmull(x) | x: f32"));
        assertEquals(4, e.column());
    }
}
