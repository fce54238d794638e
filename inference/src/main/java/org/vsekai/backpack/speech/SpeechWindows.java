package org.vsekai.backpack.speech;

import java.util.ArrayList;
import java.util.List;

/**
 * Joins spans of speech to windows that a transcriber hears at once: it understands more in one piece, and one window costs
 * it as much as another. A long pause parts them, since it would be heard as something said.
 */
final class SpeechWindows {
    /** What the network hears at once. */
    static final int SECONDS = 30;

    private static final int LONGEST = SECONDS * SpeechSpan.RATE;
    private static final int LONGEST_PAUSE = 2 * SpeechSpan.RATE;

    private SpeechWindows() {}

    /** @param spans in order, none longer than a window */
    static List<SpeechSpan> of(List<SpeechSpan> spans) {
        var windows = new ArrayList<SpeechSpan>();
        for (var span : spans) {
            int last = windows.size() - 1;
            if (last >= 0 && fits(windows.get(last), span)) {
                windows.set(last, new SpeechSpan(windows.get(last).from(), span.to()));
            } else {
                windows.add(span);
            }
        }
        return windows;
    }

    private static boolean fits(SpeechSpan window, SpeechSpan next) {
        return next.to() - window.from() <= LONGEST && next.from() - window.to() <= LONGEST_PAUSE;
    }
}
