package org.vsekai.backpack.recommend.evaluation;

/** Users by how many items they like in training. */
enum HistoryLength {
    NONE("0", 0),
    FEW("1-4", 4),
    SOME("5-9", 9),
    MANY("10-19", 19),
    MORE("20-49", 49),
    MOST("50+", Integer.MAX_VALUE);

    private final String range;
    private final int upTo;

    HistoryLength(String range, int upTo) {
        this.range = range;
        this.upTo = upTo;
    }

    static HistoryLength of(int items) {
        for (var length : values()) {
            if (items <= length.upTo) {
                return length;
            }
        }
        throw new IllegalArgumentException(items + " is no number of items");
    }

    /** As evaluations name it: {@code history=0} are new users. */
    String segment() {
        return "history=" + range;
    }
}
