package org.vsekai.backpack.relate.fusion;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vsekai.backpack.table.FrameRow;

/** Frames of several cameras that show the same moment. */
public final class Moments {
    private Moments() {}

    /**
     * The moments in the order of time, each with one frame of a camera at most.
     *
     * @param frames in the order of time
     * @param longest from a moment's first frame to its last
     */
    public static List<List<FrameRow>> of(List<FrameRow> frames, Duration longest) {
        var moments = new ArrayList<List<FrameRow>>();
        var moment = new ArrayList<FrameRow>();
        Set<String> cameras = new HashSet<>();
        for (var frame : frames) {
            boolean isLater = !moment.isEmpty()
                    && frame.capturedAt().isAfter(moment.get(0).capturedAt().plus(longest));
            if (isLater || cameras.contains(frame.cameraId())) {
                moments.add(List.copyOf(moment));
                moment.clear();
                cameras.clear();
            }
            moment.add(frame);
            cameras.add(frame.cameraId());
        }
        if (!moment.isEmpty()) {
            moments.add(List.copyOf(moment));
        }
        return moments;
    }
}
