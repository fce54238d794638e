package org.vsekai.backpack.warehouse;

import io.delta.kernel.data.FilteredColumnarBatch;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.Table;

/** Reads factor vectors batch by batch into one array that is used again and again. For one thread. */
final class FactorBatches {
    private final Table<FactorRow> table;
    private final String place;
    private final TableSource.FactorReader reader;
    private final int idColumn;
    private final int factorsColumn;
    private float[] vector = new float[0];

    FactorBatches(Table<FactorRow> table, String place, TableSource.FactorReader reader) {
        this.table = table;
        this.place = place;
        this.reader = reader;
        this.idColumn = table.position(FactorRow.ID);
        this.factorsColumn = table.position(FactorRow.FACTORS);
    }

    void accept(FilteredColumnarBatch batch) {
        var ids = batch.getData().getColumnVector(idColumn);
        var factors = batch.getData().getColumnVector(factorsColumn);
        var selection = batch.getSelectionVector();
        for (int row = 0; row < ids.getSize(); row++) {
            if (DeltaTables.isSelected(selection, row)) {
                int id = ids.getInt(row);
                var array = factors.getArray(row);
                fill(id, array.getSize(), array.getElements());
                reader.accept(id, vector);
            }
        }
    }

    private void fill(int id, int length, io.delta.kernel.data.ColumnVector elements) {
        if (vector.length == 0) {
            vector = new float[length];
        }
        if (length != vector.length || length == 0) {
            throw UnreadableTableException.raggedFactors(table, place, id, length, vector.length);
        }
        for (int i = 0; i < length; i++) {
            vector[i] = elements.getFloat(i);
        }
    }
}
