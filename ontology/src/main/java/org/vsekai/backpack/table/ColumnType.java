package org.vsekai.backpack.table;

import java.util.List;
import java.util.stream.Collectors;

/** The type of a column, free of any engine: Spark's and Delta Kernel's types are derived from it at their borders. */
public sealed interface ColumnType {

    /** How documentation spells the type. */
    String display();

    /** A single value. Enums are kept as strings in lower case; times are UTC microseconds. */
    enum Scalar implements ColumnType {
        STRING,
        INTEGER,
        LONG,
        FLOAT,
        DOUBLE,
        BOOLEAN,
        TIMESTAMP;

        @Override
        public String display() {
            return Names.lowerCase(this);
        }
    }

    /** A list without null elements. */
    record ListOf(ColumnType element) implements ColumnType {
        @Override
        public String display() {
            return "list<" + element.display() + ">";
        }
    }

    /** A nested record. */
    record Struct(List<Column> fields) implements ColumnType {
        public Struct {
            fields = List.copyOf(fields);
        }

        @Override
        public String display() {
            return fields.stream()
                    .map(field -> field.name() + ": " + field.type().display())
                    .collect(Collectors.joining(", ", "struct<", ">"));
        }
    }
}
