package org.vsekai.backpack.operations;

import java.util.List;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.warehouse.TableSource;

/** A table's rows at its newest version, read again when that changed. One thread refreshes, any may read. */
final class NewestRows<R extends Record> {
    private static final Logger log = LoggerFactory.getLogger(NewestRows.class);

    private final TableSource source;
    private final Table<R> table;
    private volatile List<R> rows = List.of();
    private OptionalLong version = OptionalLong.empty();
    private String problem = "";

    NewestRows(TableSource source, Table<R> table) {
        this.source = source;
        this.table = table;
    }

    /** In no particular order; none while nobody has written the table. */
    List<R> rows() {
        return rows;
    }

    /** Looks once; never throws. A problem is logged when it is new. */
    void refresh() {
        try {
            var newest = source.latestVersion(table);
            if (newest.isPresent() && !newest.equals(version)) {
                rows = List.copyOf(source.rows(table, newest.getAsLong()));
                version = newest;
            }
            problem = "";
        } catch (RuntimeException e) {
            var message = String.valueOf(e.getMessage());
            if (!message.equals(problem)) {
                problem = message;
                log.error("{} What was read before stays.", message);
            }
        }
    }
}
