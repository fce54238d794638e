package org.vsekai.backpack.factors;

/** How nearest rows are found: exactly, or approximately for catalogues of tens of millions. */
public enum SearchIndex {
    /** The answer is that of scoring every row. */
    EXACT,
    /** As exact, but the rows' bytes are nearly taken at their word: fewer rows are scored, and a few may be missed. */
    INT8;

    /** A search by this index on the fastest kernel of this machine. */
    public TopK create() {
        return switch (this) {
            case EXACT -> new ExactTopK();
            case INT8 -> new QuantizedTopK();
        };
    }

    public boolean isExact() {
        return this == EXACT;
    }
}
