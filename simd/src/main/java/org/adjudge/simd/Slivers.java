package org.adjudge.simd;

/**
 * How columns are cut for tiles: into as many wide slivers as there is room for and, of what is left, at most two narrow ones, the last
 * moved back to end where the columns end. There are at least {@code narrow} columns before {@code end}.
 *
 * @param first the first column
 * @param end one past the last
 * @param wide columns of a wide tile, once or twice {@code narrow}
 * @param narrow columns of a narrow tile
 */
record Slivers(int first, int end, int wide, int narrow) {
    private int wides() {
        return (end - first) / wide;
    }

    int count() {
        int rest = (end - first) % wide;
        return wides() + (rest + narrow - 1) / narrow;
    }

    int width(int sliver) {
        return sliver < wides() ? wide : narrow;
    }

    /** The column where a sliver begins. */
    int column(int sliver) {
        return Math.min(first + place(sliver), end - width(sliver));
    }

    /** How many columns the slivers before it have. */
    int place(int sliver) {
        int wides = Math.min(sliver, wides());
        return wides * wide + (sliver - wides) * narrow;
    }

    /** How many of its columns are those of the sliver before it, too. */
    int shared(int sliver) {
        return first + place(sliver) - column(sliver);
    }
}
