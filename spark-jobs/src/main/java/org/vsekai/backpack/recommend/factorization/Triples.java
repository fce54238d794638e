package org.vsekai.backpack.recommend.factorization;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/** Strengths as three columns of primitives: what lies in a partition, and what is sent from one to another. */
final class Triples implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int FIRST_CAPACITY = 1_024;

    private int[] rows;
    private int[] columns;
    private float[] strengths;
    private int size;

    Triples(int capacity) {
        rows = new int[capacity];
        columns = new int[capacity];
        strengths = new float[capacity];
    }

    /** Those of rows of two ints and a float, in their order. */
    static Triples of(Iterator<InternalRow> internalRows) {
        var triples = new Triples(FIRST_CAPACITY);
        while (internalRows.hasNext()) {
            var row = internalRows.next();
            if (row.isNullAt(0) || row.isNullAt(1) || row.isNullAt(2)) {
                throw new IllegalArgumentException("a user, an item or a strength is null");
            }
            triples.add(row.getInt(0), row.getInt(1), row.getFloat(2));
        }
        return triples;
    }

    /** Those of a dataset of two ints and a float, partition by partition. */
    static JavaRDD<Triples> parts(Dataset<Row> dataset) {
        return dataset.queryExecution().toRdd().toJavaRDD().mapPartitions(partition -> List.of(of(partition))
                .iterator());
    }

    void add(int row, int column, float strength) {
        if (size == rows.length) {
            int capacity = Math.max(FIRST_CAPACITY, size + size / 2);
            rows = Arrays.copyOf(rows, capacity);
            columns = Arrays.copyOf(columns, capacity);
            strengths = Arrays.copyOf(strengths, capacity);
        }
        rows[size] = row;
        columns[size] = column;
        strengths[size++] = strength;
    }

    int size() {
        return size;
    }

    int row(int i) {
        return rows[i];
    }

    int column(int i) {
        return columns[i];
    }

    float strength(int i) {
        return strengths[i];
    }

    /** The same with rows and columns exchanged; shares the arrays. */
    Triples transposed() {
        var result = new Triples(0);
        result.rows = columns;
        result.columns = rows;
        result.strengths = strengths;
        result.size = size;
        return result;
    }

    /** The same with ids replaced by their rows. */
    Triples numbered(SideLayout rowLayout, SideLayout columnLayout) {
        var result = new Triples(size);
        for (int i = 0; i < size; i++) {
            result.add(rowLayout.row(rows[i]), columnLayout.row(columns[i]), strengths[i]);
        }
        return result;
    }

    IdCounts rowCounts() {
        return IdCounts.of(Arrays.copyOf(rows, size));
    }
}
