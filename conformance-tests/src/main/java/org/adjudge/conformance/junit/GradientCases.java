package org.adjudge.conformance.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Case lines as parameters of a test that takes a {@link org.adjudge.conformance.notation.Case}.
 *
 * <pre>{@code
 * @ParameterizedTest(name = "{0}")
 * @GradientCases({
 *     "tf.matmul(tf.matmul(x, y), z) | x: f32[2,2,2], y: f32[2,2], z: f32[2,2,2]",
 *     "tf.reduce_sum(x * y, axis=-1) | x: f64[3,4], y: f64[3,1]"})
 * void agrees_with_tensorflow(Case c) { judge(c).orFail(); }
 * }</pre>
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ArgumentsSource(GradientCasesProvider.class)
public @interface GradientCases {
    /** The lines, in the notation. */
    String[] value();
}
