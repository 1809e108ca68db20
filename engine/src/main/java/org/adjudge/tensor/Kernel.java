package org.adjudge.tensor;

/**
 * A computation prepared for arguments of fixed types. The caller has checked the types; the kernel trusts that the arrays fit,
 * allocates nothing, and keeps no reference to them when it returns.
 *
 * <p>It may keep intermediate results in arrays of its own: one run at a time, so not for several threads.
 */
@FunctionalInterface
public interface Kernel {
    /**
     * Fills the outputs.
     *
     * @param in arrays of the dtypes' Java types, as long as the shapes' sizes or longer. Not modified.
     * @param out the same. Modified: every element is written, whatever stood there
     */
    void run(Object[] in, Object[] out);
}
