package org.vsekai.backpack.recommend.neighbours;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vsekai.backpack.pipeline.CommitNotes;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.recommend.training.Training;
import org.vsekai.backpack.table.NeighbourRow;

/**
 * What is noted on the commits of neighbours: the training that they belong to, the blend, and what else they were made
 * from. By it publishing knows the blend.
 */
public final class NeighbourNote {
    private static final String MADE_FROM = "neighbours";

    private NeighbourNote() {}

    /** The text of a note. */
    static String text(Training training, String madeFrom, Blend blend) {
        var parameters = new TreeMap<>(blend.parameters());
        parameters.put(MADE_FROM, madeFrom);
        return new Training(training.id(), parameters).note();
    }

    /** The note that both tables have, none when they have none or not the same. */
    static Optional<Training> read(StageContext context) {
        var notes = new CommitNotes(context);
        var items = notes.of(NeighbourRow.ITEM_NEIGHBOURS);
        return items.equals(notes.of(NeighbourRow.USER_NEIGHBOURS)) ? items.map(Training::parse) : Optional.empty();
    }

    /** Whether a note is of this training and was made from the same. */
    static boolean isOf(Training note, Training training, String madeFrom) {
        return note.id().equals(training.id())
                && madeFrom.equals(note.parameters().get(MADE_FROM));
    }

    /** The training with the blend that was chosen for it among its parameters, if neighbours are there for it. */
    public static Training withBlend(StageContext context, Training training) {
        return read(context)
                .filter(note -> note.id().equals(training.id()))
                .map(note -> {
                    Map<String, String> parameters = new TreeMap<>(training.parameters());
                    parameters.putAll(Blend.of(note.parameters()).parameters());
                    return new Training(training.id(), parameters);
                })
                .orElse(training);
    }
}
