package org.vsekai.backpack.warehouse;

import org.vsekai.backpack.table.Table;

/** A table cannot be read; the message says which, where, why, and what to do. */
public final class UnreadableTableException extends RuntimeException {
    private UnreadableTableException(String message, Throwable cause) {
        super(message, cause);
    }

    private UnreadableTableException(String message) {
        super(message);
    }

    static UnreadableTableException broken(Table<?> table, String place, Throwable cause) {
        return new UnreadableTableException(
                "Table " + table + " " + place + " cannot be read (" + cause
                        + "). Were its files removed? Run the nightly again to write a new release.",
                cause);
    }

    static UnreadableTableException lacksColumn(Table<?> table, String place, String column) {
        return new UnreadableTableException("Table " + table + " " + place + " has no column " + column
                + ". It was written by another version of Backpack: run this version's nightly.");
    }

    static UnreadableTableException otherType(
            Table<?> table, String place, String column, String type, String expected) {
        return new UnreadableTableException("Column " + column + " of table " + table + " " + place + " is " + type
                + ", not " + expected + ". It was written by another version of Backpack: run this version's nightly.");
    }

    static UnreadableTableException raggedFactors(Table<?> table, String place, int id, int length, int expected) {
        return new UnreadableTableException("Vector " + id + " of table " + table + " " + place + " has " + length
                + " numbers where others have " + expected + ". Train a new release.");
    }
}
