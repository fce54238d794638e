package org.vsekai.backpack.maintain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.ModelReleaseRow.Parameter;
import org.vsekai.backpack.table.ModelReleaseRow.TableVersion;
import org.vsekai.backpack.table.ReleaseState;

class VacuumTest {
    @TempDir
    Path data;

    /** Factors of four trainings, each in place of the one before; versions 1 to 4. */
    @Test
    void theFilesOfTheReleasesThatAreKeptStayHoweverOldAndTheOthersGo() throws Exception {
        var context = Spark.context(data);
        for (int training = 1; training <= 4; training++) {
            factors(context, training);
            release(context, training, training == 4 ? ReleaseState.REJECTED : ReleaseState.RELEASED);
        }
        grewOld();
        var first = files(context, 1);
        var second = files(context, 2);

        var result = new Vacuum().run(context);

        assertThat(result.summary()).contains("1 of them but for what 2 releases need");
        assertThat(factorAt(context, 4)).isEqualTo(4);
        assertThat(factorAt(context, 3)).as("the live release").isEqualTo(3);
        assertThat(factorAt(context, 2)).as("what a roll-back would go to").isEqualTo(2);
        assertThat(second).isNotEmpty().allMatch(Files::exists);
        assertThat(first).isNotEmpty().noneMatch(Files::exists);
    }

    @Test
    void keptAreTheNewestReleaseOnEachOfTheLastFactorsACandidateAndWhatAnExperimentNames() {
        var releases = List.of(
                row("a", ReleaseState.RELEASED, 1, "t1"),
                row("b", ReleaseState.RELEASED, 2, "t1"),
                row("c", ReleaseState.RELEASED, 3, "t2"),
                row("d", ReleaseState.REJECTED, 4, "t3"),
                row("e", ReleaseState.CANDIDATE, 5, "t4"),
                row("f", ReleaseState.CANDIDATE, 6, "t5"),
                row("g", ReleaseState.RELEASED, 7, "t2"));

        assertThat(Releases.kept(releases, 2, Set.of("a", "live")))
                .extracting(ModelReleaseRow::releaseId)
                .containsExactlyInAnyOrder("g", "b", "f", "a");
    }

    private static List<Path> files(StageContext context, long version) {
        return Arrays.stream(context.warehouse()
                        .read(FactorRow.USER_FACTORS, version)
                        .inputFiles())
                .map(file -> Path.of(URI.create(file)))
                .toList();
    }

    private static ModelReleaseRow row(String id, ReleaseState state, long number, String training) {
        return new ModelReleaseRow(
                id,
                state,
                number,
                List.of(new TableVersion(FactorRow.USER_FACTORS.name(), number)),
                List.of(new Parameter("training", training)),
                "",
                Instant.EPOCH);
    }

    private static void factors(StageContext context, int training) {
        var warehouse = context.warehouse();
        var rows = List.of(new FactorRow(0, List.of((float) training)));
        warehouse.overwrite(FactorRow.USER_FACTORS, warehouse.dataset(FactorRow.USER_FACTORS, rows));
    }

    private static void release(StageContext context, int training, ReleaseState state) {
        var warehouse = context.warehouse();
        var rows = List.of(row("r" + training, state, training, "t" + training));
        warehouse.append(ModelReleaseRow.TABLE, warehouse.dataset(ModelReleaseRow.TABLE, rows));
    }

    private static float factorAt(StageContext context, long version) {
        var warehouse = context.warehouse();
        return warehouse
                .records(FactorRow.USER_FACTORS, warehouse.read(FactorRow.USER_FACTORS, version))
                .get(0)
                .factors()
                .get(0);
    }

    /** As if all of it, the log of the factors too, had been written long ago. */
    private void grewOld() throws IOException {
        var longAgo = Instant.now().minus(Duration.ofDays(30));
        try (var paths = Files.walk(data.resolve("warehouse/user_factors"))) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                var name = path.getFileName().toString();
                if (name.endsWith(".json.crc")) {
                    Files.delete(path);
                } else {
                    if (name.endsWith(".json")) {
                        Files.writeString(path, aged(Files.readString(path), longAgo));
                    }
                    Files.setLastModifiedTime(path, FileTime.from(longAgo));
                }
            }
        }
        DeltaLog.clearCache();
    }

    /** Delta goes by the time at which a file was taken out of the table. */
    private static String aged(String commit, Instant time) {
        return commit.replaceAll("\"deletionTimestamp\":\\d+", "\"deletionTimestamp\":" + time.toEpochMilli());
    }
}
