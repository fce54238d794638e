package org.vsekai.backpack.recommend.factorization;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Strengths in the driver's memory, users and items as rows and columns without gaps. Immutable, thread-safe. */
public final class CollectedStrengths {
    private final SideLayout users;
    private final SideLayout items;
    private final SparseRows rows;

    private CollectedStrengths(SideLayout users, SideLayout items, SparseRows rows) {
        this.users = users;
        this.items = items;
        this.rows = rows;
    }

    /** Of rows of user and item, ints, and strength, a float. */
    public static CollectedStrengths of(Dataset<Row> strengths) {
        return of(Triples.parts(strengths).collect());
    }

    static CollectedStrengths of(List<Triples> parts) {
        var users = layout(parts);
        var items = layout(parts.stream().map(Triples::transposed).toList());
        var numbered = parts.stream().map(part -> part.numbered(users, items)).toList();
        return new CollectedStrengths(
                users, items, Block.of(0, users.count(), numbered).rows());
    }

    private static SideLayout layout(List<Triples> parts) {
        return SideLayout.of(IdCounts.sum(parts.stream().map(Triples::rowCounts).toList()), 1);
    }

    SideLayout users() {
        return users;
    }

    SideLayout items() {
        return items;
    }

    public SparseRows rows() {
        return rows;
    }

    /** Number of items. */
    public int itemCount() {
        return items.count();
    }

    /** The row of a user's id, below 0 when it has no strength. */
    public int userRow(int id) {
        return users.row(id);
    }

    /** The column of an item's id, below 0 when it has no strength. */
    public int itemColumn(int id) {
        return items.row(id);
    }

    /** The columns of a row's entries, ascending. */
    public int[] columns(int row) {
        return java.util.Arrays.copyOfRange(rows.columns(), rows.start(row), rows.end(row));
    }
}
