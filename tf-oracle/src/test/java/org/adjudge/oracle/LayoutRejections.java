package org.adjudge.oracle;

import static org.adjudge.oracle.Rejections.bad;
import static org.adjudge.oracle.Rejections.f32;

import java.util.List;
import org.adjudge.ir.Tile;
import org.adjudge.oracle.Rejections.Rejection;

/** Bad inputs of layout ops. */
final class LayoutRejections {
    private LayoutRejections() {}

    static List<Rejection> all() {
        return List.of(
                bad("a count, 0 or more, for each axis", new Tile(List.of(2)), f32(2, 3)),
                bad("a count, 0 or more, for each axis", new Tile(List.of(2, -1)), f32(2, 3)),
                bad("too long", new Tile(List.of(1 << 30, 1 << 30, 1 << 30)), f32(4, 4, 4)));
    }
}
