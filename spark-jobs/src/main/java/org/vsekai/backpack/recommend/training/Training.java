package org.vsekai.backpack.recommend.training;

import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.recommend.interactions.Decay;
import org.vsekai.backpack.recommend.interactions.Digest;
import org.vsekai.backpack.table.InteractionRow;

/**
 * A training of factors, known by what went into it. Its text is the note on the commits that wrote the factors, which
 * is how later stages know where they come from.
 *
 * @param id of the content of the interactions and the indexes, and of the settings: the same gives the same id
 * @param parameters what the release says of it
 */
public record Training(String id, Map<String, String> parameters) {
    private static final String ID = "training";
    private static final String RANK = "rank";
    private static final long SECOND_SEED = 0x5deece66dL;

    public Training {
        parameters = Map.copyOf(parameters);
    }

    /** Of interactions, and of the numbers of the users and items that they name. */
    public static Training of(
            TrainingSettings settings, Dataset<Row> interactions, Dataset<Row> users, Dataset<Row> items) {
        var content = Stream.of(
                        interactions,
                        users.join(interactions, new String[] {InteractionRow.USER_ID}, "left_semi"),
                        items.join(interactions, new String[] {InteractionRow.ITEM_ID}, "left_semi"))
                .map(Training::content)
                .collect(Collectors.joining(" "));
        var parameters = new TreeMap<>(settings.parameters());
        Decay.reference(interactions, settings.interactions())
                .ifPresent(newest -> parameters.put("reference_time", newest.toString()));
        return new Training(Digest.of(content + " " + settings), parameters);
    }

    /** The training that a commit's note tells of. */
    public static Training parse(String note) {
        var parameters = Stream.of(note.split(" "))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
        var id = parameters.remove(ID);
        if (id == null) {
            throw new IllegalArgumentException("the factors' commit does not name its training: " + note);
        }
        return new Training(id, parameters);
    }

    /** The length of its factors, none when it does not say. */
    Optional<String> rank() {
        return Optional.ofNullable(parameters.get(RANK));
    }

    public String note() {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(parameter -> " " + parameter.getKey() + "=" + parameter.getValue())
                        .collect(Collectors.joining("", ID + "=" + id, ""));
    }

    /** What rows hold, in whatever order and files they lie. Rows differ in their key, so that none cancels another. */
    private static String content(Dataset<Row> rows) {
        var columns = Stream.of(rows.columns()).sorted().map(name -> col(name)).toArray(Column[]::new);
        var hash = rows.agg(
                        count(lit(1)),
                        bit_xor(xxhash64(columns)),
                        bit_xor(xxhash64(lit(SECOND_SEED), xxhash64(columns))))
                .head();
        return hash.mkString("/");
    }
}
