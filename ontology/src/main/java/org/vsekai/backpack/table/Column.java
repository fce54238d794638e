package org.vsekai.backpack.table;

import java.util.Optional;

/**
 * A column of a table or a field of a struct.
 *
 * @param formerly the plain value that rows have which were written before the table had the column; empty where that is
 *     null, or where nobody can say
 */
public record Column(String name, ColumnType type, boolean nullable, String description, Optional<Object> formerly) {

    /** Whether a table of an earlier version can gain the column. */
    public boolean canBeGained() {
        return nullable || formerly.isPresent();
    }
}
