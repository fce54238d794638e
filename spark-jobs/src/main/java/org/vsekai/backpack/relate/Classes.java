package org.vsekai.backpack.relate;

import java.util.HashSet;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.table.ClassAncestorRow;

/**
 * Writes the ontology's closure to {@code class_ancestors} when it is another than the table's. The closure has some
 * thousand rows, so the comparison is made on the driver, every night: it also mends a table that was changed by hand.
 */
final class Classes implements Stage {
    private final Ontology ontology;

    Classes(Ontology ontology) {
        this.ontology = ontology;
    }

    @Override
    public String name() {
        return "classes";
    }

    @Override
    public StageResult run(StageContext context) {
        var warehouse = context.warehouse();
        var closure = ontology.closure();
        var stored = warehouse.records(ClassAncestorRow.TABLE, warehouse.read(ClassAncestorRow.TABLE));
        var version = "ontology " + ontology.version().substring(0, 12);
        if (stored.size() == closure.size() && new HashSet<>(stored).equals(new HashSet<>(closure))) {
            return new StageResult(stored.size(), 0, version + " as before");
        }
        warehouse.overwrite(
                ClassAncestorRow.TABLE,
                warehouse.dataset(ClassAncestorRow.TABLE, closure).coalesce(1));
        return new StageResult(stored.size(), closure.size(), version + ": " + closure.size() + " ancestors");
    }
}
