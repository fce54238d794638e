package org.vsekai.backpack.recommend.release;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.recommend.interactions.Digest;
import org.vsekai.backpack.recommend.neighbours.NeighbourNote;
import org.vsekai.backpack.recommend.training.FactorTables;
import org.vsekai.backpack.recommend.training.Training;
import org.vsekai.backpack.table.EvaluationRow;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.ModelReleaseRow.TableVersion;
import org.vsekai.backpack.table.ReleaseState;
import org.vsekai.backpack.table.Table;

/**
 * Passes new factors through the gate and writes the release: a row that names every table the server reads at its
 * version now. Factors that the gate holds back get a rejected row, for the record, and those that wait for a person a
 * candidate; in the same commit the rest of the night goes out on the factors that were live. A release is known by its training, or, when it stands on factors
 * that were released before, by that and the data versions of its tables: the same input gives the same id.
 */
public final class PublishStage implements Stage {
    private final Gate gate;
    private final ReleaseMode mode;

    public PublishStage(GateSettings settings) {
        this.gate = new Gate(settings);
        this.mode = settings.release();
    }

    @Override
    public String name() {
        return "publish";
    }

    /**
     * All that a release names but the evaluations, which change with the factors alone and which this stage adds to,
     * and never the releases themselves.
     */
    @Override
    public List<Table<?>> inputs() {
        return Stream.concat(ServedTables.FACTORS.stream(), ServedTables.OTHERS.stream())
                .toList();
    }

    @Override
    public StageResult run(StageContext context) {
        var warehouse = context.warehouse();
        var history = ReleaseHistory.read(warehouse);
        var training = new FactorTables(context).training().map(newest -> NeighbourNote.withBlend(context, newest));
        var verdict = training.flatMap(newest -> history.verdict(newest.id()));
        var rows = new ArrayList<ModelReleaseRow>();
        if (training.isPresent() && verdict.isEmpty()) {
            rows.add(judged(warehouse, history, training.get()));
        }
        if (rows.stream().noneMatch(row -> row.state() == ReleaseState.RELEASED)) {
            var factors =
                    verdict.filter(state -> state == ReleaseState.RELEASED).isPresent()
                            ? training.map(newest -> ReleaseFactors.newest(newest, warehouse))
                            : history.live().flatMap(ReleaseFactors::of);
            again(warehouse, history, factors, rows.size()).ifPresent(rows::add);
        }
        if (rows.isEmpty()) {
            return new StageResult(0, 0, "the live release names all of it already");
        }
        long written = warehouse.insertNew(ModelReleaseRow.TABLE, warehouse.dataset(ModelReleaseRow.TABLE, rows));
        return new StageResult(rows.size(), written, summary(rows));
    }

    /** The row of factors that the gate has not seen. */
    private ModelReleaseRow judged(Warehouse warehouse, ReleaseHistory history, Training training) {
        var verdict = gate.judge(new Evidence(warehouse).of(training, history.live()));
        var state = verdict.passes() ? passed() : ReleaseState.REJECTED;
        var sentence = state == ReleaseState.CANDIDATE
                ? verdict.sentence() + "; waits for ./backpack releases promote " + training.id()
                : verdict.sentence();
        var factors = ReleaseFactors.newest(training, warehouse);
        return row(warehouse, training.id(), state, history.lastNumber() + 1, Optional.of(factors), sentence);
    }

    private ReleaseState passed() {
        return switch (mode) {
            case AUTOMATIC -> ReleaseState.RELEASED;
            case MANUAL -> ReleaseState.CANDIDATE;
        };
    }

    /** A release on factors that were let through before, or on none; nothing when the live one is just that. */
    private static Optional<ModelReleaseRow> again(
            Warehouse warehouse, ReleaseHistory history, Optional<ReleaseFactors> factors, int rowsBefore) {
        var training = factors.map(ReleaseFactors::training);
        if (history.live().filter(live -> isCurrent(warehouse, live, factors)).isPresent()) {
            return Optional.empty();
        }
        var id = Digest.of(training.orElse("no factors") + " " + dataVersions(warehouse, factors));
        training.ifPresent(former -> ReleaseDesk.copyEvaluations(warehouse, former, id));
        var sentence = training.map(former -> "no new factors: those of training " + former + " stay")
                .orElse("no factors have passed yet");
        return Optional.of(
                row(warehouse, id, ReleaseState.RELEASED, history.lastNumber() + rowsBefore + 1, factors, sentence));
    }

    private static boolean isCurrent(Warehouse warehouse, ModelReleaseRow live, Optional<ReleaseFactors> factors) {
        return ReleaseHistory.parameter(live, ReleaseHistory.TRAINING).equals(factors.map(ReleaseFactors::training))
                && factors.stream()
                        .flatMap(named -> named.dataVersions(warehouse))
                        .allMatch(named ->
                                ReleaseHistory.version(live, named.table()).orElse(-1) >= named.version())
                && ServedTables.OTHERS.stream()
                        .allMatch(table ->
                                ReleaseHistory.version(live, table.name()).orElse(-1) >= warehouse.dataVersion(table));
    }

    private static ModelReleaseRow row(
            Warehouse warehouse,
            String id,
            ReleaseState state,
            long number,
            Optional<ReleaseFactors> factors,
            String sentence) {
        var others = Stream.concat(ServedTables.OTHERS.stream(), Stream.of(EvaluationRow.TABLE))
                .map(table -> new TableVersion(table.name(), warehouse.version(table)));
        return new ModelReleaseRow(
                id,
                state,
                number,
                Stream.concat(factors.stream().flatMap(named -> named.tables().stream()), others)
                        .toList(),
                factors.map(ReleaseFactors::parameters).orElse(List.of()),
                sentence,
                Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    private static String dataVersions(Warehouse warehouse, Optional<ReleaseFactors> factors) {
        return Stream.concat(
                        factors.stream().flatMap(named -> named.dataVersions(warehouse)),
                        ServedTables.OTHERS.stream()
                                .map(table -> new TableVersion(table.name(), warehouse.dataVersion(table))))
                .map(named -> named.table() + "@" + named.version())
                .collect(Collectors.joining(" "));
    }

    private static String summary(List<ModelReleaseRow> rows) {
        return rows.stream()
                .map(row -> "release " + row.number() + " (" + row.releaseId() + "): " + row.gate())
                .collect(Collectors.joining("; "));
    }
}
