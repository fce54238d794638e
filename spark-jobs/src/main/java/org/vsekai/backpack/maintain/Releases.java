package org.vsekai.backpack.maintain;

import static org.apache.spark.sql.functions.col;

import java.util.Optional;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.Names;
import org.vsekai.backpack.table.ReleaseState;

/** The release that servers read, whose table versions upkeep must not take away. */
final class Releases {
    private Releases() {}

    static Optional<ModelReleaseRow> live(Warehouse warehouse) {
        var newest = warehouse
                .read(ModelReleaseRow.TABLE)
                .where(col(ModelReleaseRow.STATE).equalTo(Names.lowerCase(ReleaseState.RELEASED)))
                .orderBy(col(ModelReleaseRow.NUMBER).desc())
                .limit(1);
        return warehouse.records(ModelReleaseRow.TABLE, newest).stream().findFirst();
    }
}
