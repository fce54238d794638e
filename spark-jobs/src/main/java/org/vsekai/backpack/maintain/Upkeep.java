package org.vsekai.backpack.maintain;

import java.util.List;
import org.vsekai.backpack.table.StageRunRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.Tables;

/** What makes upkeep worth its time. */
final class Upkeep {
    /** The ledger grows every night by itself: alone it is no reason to work. */
    static final List<Table<?>> TABLES = Tables.all().stream()
            .<Table<?>>map(table -> table)
            .filter(table -> table != StageRunRow.TABLE)
            .toList();

    private Upkeep() {}
}
