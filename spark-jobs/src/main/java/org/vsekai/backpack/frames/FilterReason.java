package org.vsekai.backpack.frames;

/** Why a frame is not shown to the models. How it reads in {@code filter_reason}: its words, a colon, measure and threshold. */
enum FilterReason {
    UNREADABLE("unreadable"),
    TOO_DARK("too dark"),
    TOO_BRIGHT("too bright"),
    CLIPPED("clipped"),
    BLURRED("blurred"),
    MOVING("moving"),
    NOTHING_IN_VIEW("nothing in view"),
    NEAR_DUPLICATE("near-duplicate"),
    NO_TIME("no time");

    private final String words;

    FilterReason(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** The text of {@code filter_reason}. */
    String because(String detail) {
        return words + ": " + detail;
    }
}
