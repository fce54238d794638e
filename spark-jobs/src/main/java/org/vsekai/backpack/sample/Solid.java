package org.vsekai.backpack.sample;

import java.util.List;
import org.vsekai.backpack.scene.Box3;

/** The shape of a thing: it stands on y = 0 around the y axis, its front towards +z; metres. */
record Solid(List<Part> parts) {
    Solid {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a thing must have parts");
        }
    }

    /** The least box around it. */
    Box3 bounds() {
        var corner = parts.get(0).position(0);
        var box = new Box3(corner, corner);
        for (var part : parts) {
            box = part.extend(box);
        }
        return box;
    }

    double height() {
        return bounds().maximum().y();
    }
}
