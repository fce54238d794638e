package org.vsekai.backpack.pipeline;

import org.vsekai.backpack.table.Column;
import org.vsekai.backpack.table.Table;

/** A table was written by a Backpack that this one cannot follow; the message says which, where, and what to do. */
public final class OtherSchemaException extends IllegalStateException {
    private static final String CURE =
            " Run the version that wrote it, or put the folder of all tables aside and let the"
                    + " night read the landing zone anew.";

    private OtherSchemaException(String message) {
        super(message + CURE);
    }

    static OtherSchemaException otherType(Table<?> table, Column column, String present, String wanted) {
        return new OtherSchemaException("Column " + column.name() + " of table " + table + " is of type " + present
                + ", and this version of Backpack wants " + wanted + ".");
    }

    static OtherSchemaException unknownColumn(Table<?> table, String column, String type) {
        return new OtherSchemaException("Table " + table + " has a column " + column + " of type " + type
                + ", which this version of Backpack does not know: a newer one wrote it.");
    }

    static OtherSchemaException cannotGain(Table<?> table, Column column, String wanted) {
        return new OtherSchemaException("Table " + table + " has no column " + column.name() + " of type " + wanted
                + ", and nobody can say what it is in the rows that are there: a much older version wrote them.");
    }
}
