package org.vsekai.backpack.vision;

import java.util.ArrayList;
import java.util.List;

/**
 * A tile along one side of a picture.
 *
 * @param window where the tile begins; all tiles of a picture are equally long
 * @param from the first pixel that the tile gives
 * @param to the pixel after its last
 */
record TileSpan(int window, int from, int to) {

    /**
     * The tiles of a side. What they give joins without gaps, and each seam is at least the overlap away from the ends of the
     * two tiles that meet there; at the picture's own edges tiles end too, so that a network sees them as it does
     * in the whole.
     */
    static List<TileSpan> of(int length, int tile, int overlap) {
        if (length <= tile) {
            return List.of(new TileSpan(0, 0, length));
        }
        var spans = new ArrayList<TileSpan>();
        int from = 0;
        while (from < length) {
            int window = Math.max(0, Math.min(from - overlap, length - tile));
            boolean isLast = window == length - tile;
            int to = isLast ? length : window + tile - overlap;
            spans.add(new TileSpan(window, from, to));
            from = to;
        }
        return spans;
    }
}
