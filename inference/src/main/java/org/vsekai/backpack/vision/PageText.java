package org.vsekai.backpack.vision;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is written in a picture.
 *
 * @param lines from top to bottom, within a row from left to right
 */
public record PageText(List<TextLine> lines, TimeSplit milliseconds) {
    public PageText {
        lines = List.copyOf(lines);
    }

    /** All lines, one below the other. */
    public String text() {
        return lines.stream().map(TextLine::text).collect(Collectors.joining("\n"));
    }
}
