package org.adjudge.ir;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.adjudge.tensor.Shape;

/** Which axis of an image is the channels': the last, or in a data format NC… the second. */
final class Channels {
    private Channels() {}

    /** The axis, for a format that {@link #check} accepted. */
    static int axis(String dataFormat, int rank) {
        return dataFormat.startsWith("NC") ? 1 : rank - 1;
    }

    /** Every other axis. */
    static Axes others(String dataFormat, int rank) {
        int channels = axis(dataFormat, rank);
        return Axes.of(
                IntStream.range(0, rank).filter(a -> a != channels).boxed().toList());
    }

    /** The shape of a vector of channels that is to be broadcast with an image. */
    static Shape broadcastable(String dataFormat, Shape image) {
        int[] extents = new int[image.rank()];
        Arrays.fill(extents, 1);
        int channels = axis(dataFormat, image.rank());
        extents[channels] = image.extent(channels);
        return Shape.of(extents);
    }

    /** Complains unless the format is one of those given. */
    static void check(Op op, String dataFormat, String... formats) {
        if (!List.of(formats).contains(dataFormat)) {
            throw Check.bad(op, "data_format '" + dataFormat + "' must be one of " + List.of(formats));
        }
    }
}
