package org.vsekai.backpack.perceive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.table.AttemptRow;

/**
 * What a task has had in hand without coming to its end, kept in {@code attempts} before it begins: whether an executor dies
 * of it or the night itself, who comes next knows what to be careful with. One commit for a wave and one at the end.
 * Used by one thread.
 */
final class Attempts {
    private final StageContext context;
    private final Mark mark;
    private final List<AttemptRow> ofOthers;
    private final Map<String, Integer> attempts = new HashMap<>();
    private boolean isTableEmptied;

    private Attempts(StageContext context, Mark mark) {
        this.context = context;
        this.mark = mark;
        var table = context.warehouse().read(AttemptRow.TABLE);
        var whose = context.warehouse().records(AttemptRow.TABLE, table).stream()
                .collect(Collectors.partitioningBy(row -> row.task().equals(mark.task())));
        var before = whose.getOrDefault(true, List.of());
        this.ofOthers = whose.getOrDefault(false, List.of());
        this.isTableEmptied = before.isEmpty();
        before.stream()
                .filter(row -> row.modelDigest().equals(mark.digest()))
                .forEach(row -> attempts.put(row.subjectId(), row.attempts()));
    }

    static Attempts of(StageContext context, Mark mark) {
        return new Attempts(context, mark);
    }

    /** Those in hand before without an end, with how often. */
    Map<String, Integer> unfinished() {
        return new TreeMap<>(attempts);
    }

    /** Notes that these are taken in hand. */
    void begin(Collection<String> ids) {
        ids.forEach(id -> attempts.merge(id, 1, Integer::sum));
        write();
        isTableEmptied = false;
    }

    /** Notes that these came to their end; written with the next ones. */
    void end(Collection<String> ids) {
        attempts.keySet().removeAll(List.copyOf(ids));
    }

    /** Forgets all: the task came to its end. */
    void clear() {
        attempts.clear();
        if (!isTableEmptied) {
            write();
            isTableEmptied = true;
        }
    }

    private void write() {
        var rows = new ArrayList<>(ofOthers);
        attempts.forEach((id, times) -> rows.add(new AttemptRow(mark.task(), mark.digest(), id, times)));
        var warehouse = context.warehouse();
        warehouse.overwrite(
                AttemptRow.TABLE, warehouse.dataset(AttemptRow.TABLE, rows).coalesce(1));
    }
}
