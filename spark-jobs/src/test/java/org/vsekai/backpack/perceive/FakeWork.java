package org.vsekai.backpack.perceive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.table.EmbeddingRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.Names;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.vision.TimeSplit;

/**
 * Work that opens no file and asks no network, and fails as it is told. What it had in hand is kept for the whole JVM, since it
 * travels to Spark tasks as a copy.
 */
record FakeWork(Map<String, Fault> faults) implements Work<String>, Work.Worker<String> {
    static final Queue<String> LOOKED_AT = new ConcurrentLinkedQueue<>();

    private static final int MOST = 4;
    private static final TaskNode NODE = new TaskNode(
            Task.DETECT,
            "detect",
            "detect",
            TaskNode.Root.FRAMES,
            Optional.empty(),
            Optional.of("fake"),
            Optional.empty(),
            0,
            Set.of(
                    TaskNode.UNKNOWN,
                    Names.lowerCase(ItemKind.MAP),
                    Names.lowerCase(ItemKind.AVATAR),
                    Names.lowerCase(ItemKind.PROP)));

    enum Fault {
        THROWS,
        RUNS_OUT_OF_MEMORY,
        KILLS_THE_SPARK_TASK,
        IS_REFUSED_BY_THE_WORKER,
        IS_UNREADABLE,
        HAS_NO_STORAGE
    }

    /** A task's part of a night, with weights of this digest. */
    static StageResult night(StageContext context, String digest, Map<String, Fault> faults) throws Exception {
        var mark = new Mark("detect", "detect", "fake", "1", digest, "");
        return new TaskNight<>(context, NODE, new FrameSubjects(NODE), mark, new FakeWork(faults)).run();
    }

    /** How often each was in the worker's hands. */
    static Map<String, Long> looks() {
        return new TreeMap<>(LOOKED_AT.stream().collect(Collectors.groupingBy(id -> id, Collectors.counting())));
    }

    @Override
    public List<Table<?>> tables() {
        return List.of(EmbeddingRow.TABLE);
    }

    @Override
    public String read(Row subject) throws IOException {
        var id = subject.getString(0);
        if (faults.get(id) == Fault.IS_UNREADABLE) {
            throw new RefusedException("truncated", new IllegalArgumentException("half of it is missing"));
        }
        if (faults.get(id) == Fault.HAS_NO_STORAGE) {
            throw new IOException("no answer");
        }
        return id;
    }

    @Override
    public Worker<String> open() {
        return this;
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public List<Finding> look(List<String> ids) {
        LOOKED_AT.addAll(ids);
        ids.forEach(this::fail);
        var findings = new ArrayList<Finding>();
        for (var id : ids) {
            var row = new EmbeddingRow("image", id, "fake", "d", List.of(1f));
            findings.add(new Finding(Finding.none().add(EmbeddingRow.TABLE, row), 1, new TimeSplit(1, 1, 1, 1)));
        }
        return findings;
    }

    private void fail(String id) {
        var fault = faults.get(id);
        if (fault == Fault.THROWS) {
            throw new IllegalStateException("cannot look at " + id);
        } else if (fault == Fault.RUNS_OUT_OF_MEMORY) {
            throw new OutOfMemoryError("of " + id);
        } else if (fault == Fault.KILLS_THE_SPARK_TASK) {
            throw new Error("died of " + id);
        } else if (fault == Fault.IS_REFUSED_BY_THE_WORKER) {
            throw new RefusedException("too_many_pixels", new IllegalArgumentException("too large"));
        }
    }

    @Override
    public void close() {
        // there is nothing to let go of
    }
}
