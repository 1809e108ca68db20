package org.adjudge.conformance.judgement;

/**
 * An independent source of what an answer should be (docs/adr/0009). Each of the five shares something with another, rules or
 * kernels, and no two share both:
 *
 * <table>
 * <caption>the witnesses</caption>
 * <tr><th></th><th>witness</th><th>gradient rules</th><th>kernels</th></tr>
 * <tr><td>W1</td><td>{@link EngineWitness}</td><td>the engine's</td><td>the engine's</td></tr>
 * <tr><td>W2</td><td>{@link OracleWitness}</td><td>TensorFlow's C++ registry</td><td>TensorFlow's</td></tr>
 * <tr><td>W3</td><td>{@link TransplantWitness}</td><td>the engine's</td><td>TensorFlow's</td></tr>
 * <tr><td>W4</td><td>{@link DifferencesWitness}</td><td>none</td><td>TensorFlow's, float64</td></tr>
 * <tr><td></td><td>{@link ComplexStepWitness}</td><td>none</td><td>TensorFlow's, complex128</td></tr>
 * <tr><td>W5</td><td>{@link LibraryWitness}</td><td>TensorFlow's function library</td><td>TensorFlow's</td></tr>
 * </table>
 */
interface Witness {
    /** Who it is, in words. */
    String name();

    /**
     * What it says of one tensor of the answer.
     *
     * @param position 0 for the output, then the gradients, then the second-order gradients
     */
    Statement on(int position);
}
