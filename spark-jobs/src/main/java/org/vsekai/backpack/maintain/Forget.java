package org.vsekai.backpack.maintain;

import static org.apache.spark.sql.functions.col;

import io.delta.tables.DeltaTable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.recommend.release.ReleaseHistory;
import org.vsekai.backpack.table.EvaluatedUserRow;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.Table;

/**
 * Removes how each user did with former releases: a row for every user, recommender and night, which serve to compare a
 * training with the live one. Those of the kept releases stay, and those of a training that no release names yet.
 */
final class Forget implements Stage {

    @Override
    public String name() {
        return "forget";
    }

    @Override
    public List<Table<?>> inputs() {
        return List.of(ModelReleaseRow.TABLE, EvaluatedUserRow.TABLE);
    }

    @Override
    public StageResult run(StageContext context) {
        var warehouse = context.warehouse();
        var releases = Releases.all(warehouse);
        var former = trainings(releases);
        former.removeAll(trainings(Releases.kept(releases, context.settings())));
        var rows = col(EvaluatedUserRow.RELEASE_ID).isInCollection(former);
        long count = warehouse.read(EvaluatedUserRow.TABLE).where(rows).count();
        if (count > 0) {
            DeltaTable.forPath(context.spark(), warehouse.path(EvaluatedUserRow.TABLE))
                    .delete(rows);
        }
        return new StageResult(count, count, count + " evaluations of users by former releases removed");
    }

    private static Set<String> trainings(List<ModelReleaseRow> releases) {
        return releases.stream()
                .flatMap(release -> ReleaseHistory.parameter(release, ReleaseHistory.TRAINING).stream())
                .collect(Collectors.toSet());
    }
}
