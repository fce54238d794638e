package org.vsekai.backpack.vision;

import java.util.List;

/** What a model saw in one picture, best detection first. */
public record FramePerception(List<Detection> detections, Embedding embedding, TimeSplit milliseconds) {
    public FramePerception {
        detections = List.copyOf(detections);
    }
}
