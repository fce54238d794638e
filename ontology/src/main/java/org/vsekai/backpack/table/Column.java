package org.vsekai.backpack.table;

/** A column of a table or a field of a struct. */
public record Column(String name, ColumnType type, boolean nullable, String description) {}
