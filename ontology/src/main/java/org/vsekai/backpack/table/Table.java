package org.vsekai.backpack.table;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A Delta table: its folder's name under the warehouse, its columns, the columns that identify a row, and the record
 * type of a row. Immutable and thread-safe.
 *
 * @param <R> the record of one row
 */
public final class Table<R extends Record> {
    private final String name;
    private final List<String> key;
    private final String description;
    private final RowCodec<R> codec;

    private Table(String name, List<String> key, String description, RowCodec<R> codec) {
        this.name = name;
        this.key = List.copyOf(key);
        this.description = description;
        this.codec = codec;
    }

    /**
     * The table of a record type: one column per component, in order, named in snake_case.
     *
     * @throws IllegalArgumentException when the record has no {@link Description}, a component's type is no column
     *     type, or the key names no column
     */
    public static <R extends Record> Table<R> of(String name, Class<R> row, String... key) {
        var description = row.getAnnotation(Description.class);
        if (description == null) {
            throw new IllegalArgumentException(row.getName() + " needs a @Description");
        }
        var codec = RowCodec.of(row);
        var unknown = new TreeSet<>(Set.of(key));
        codec.columns().forEach(column -> unknown.remove(column.name()));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("the key of " + name + " names no column: " + unknown);
        }
        return new Table<>(name, List.of(key), description.value(), codec);
    }

    public String name() {
        return name;
    }

    public List<String> key() {
        return key;
    }

    public String description() {
        return description;
    }

    public List<Column> columns() {
        return codec.columns();
    }

    /** Between a row's record and its values by column position. */
    public RowCodec<R> codec() {
        return codec;
    }

    /** The position of a column. */
    public int position(String column) {
        for (int i = 0; i < columns().size(); i++) {
            if (columns().get(i).name().equals(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException(name + " has no column " + column + ", only "
                + columns().stream().map(Column::name).collect(Collectors.joining(", ")));
    }

    @Override
    public String toString() {
        return name;
    }
}
