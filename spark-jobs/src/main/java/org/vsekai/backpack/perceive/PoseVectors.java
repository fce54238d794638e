package org.vsekai.backpack.perceive;

import java.util.List;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.table.EmbeddingRow;
import org.vsekai.backpack.table.KeypointRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.vision.TimeSplit;

/** The poses of persons as vectors of a space of their own, in which like poses are near; no network is asked. */
record PoseVectors(Mark mark) implements Work<List<KeypointRow>>, Work.Worker<List<KeypointRow>> {
    private static final String SPACE = "pose";
    private static final int MOST = 64;
    private static final TimeSplit NO_TIME = new TimeSplit(0, 0, 0, 0);

    @Override
    public List<Table<?>> tables() {
        return List.of(EmbeddingRow.TABLE);
    }

    @Override
    public List<KeypointRow> read(Row subject) {
        return Belongings.records(subject, 0, KeypointRow.TABLE);
    }

    @Override
    public Worker<List<KeypointRow>> open() {
        return this;
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public List<Finding> look(List<List<KeypointRow>> frames) {
        return frames.stream().map(this::finding).toList();
    }

    private Finding finding(List<KeypointRow> persons) {
        var outcome = Finding.none();
        persons.stream()
                .filter(person -> !person.poseEmbedding().isEmpty())
                .map(person ->
                        new EmbeddingRow(SPACE, person.personId(), mark.model(), mark.digest(), person.poseEmbedding()))
                .forEach(row -> outcome.add(EmbeddingRow.TABLE, row));
        return new Finding(outcome, Math.toIntExact(outcome.count()), NO_TIME);
    }

    @Override
    public void close() {
        // there is nothing to let go of
    }
}
