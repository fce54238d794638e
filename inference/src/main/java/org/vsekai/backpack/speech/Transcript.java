package org.vsekai.backpack.speech;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is said in a sound; empty where nobody speaks.
 *
 * @param language of the text, as a language tag
 * @param segments in order, none empty
 */
public record Transcript(String language, List<Segment> segments) {
    public Transcript {
        segments = List.copyOf(segments);
    }

    /**
     * What is said in a part of the sound.
     *
     * @param start in seconds from the sound's beginning
     * @param end in seconds from the sound's beginning
     */
    public record Segment(double start, double end, String text) {}

    /** All that is said. */
    public String text() {
        return segments.stream().map(Segment::text).collect(Collectors.joining(" "));
    }
}
