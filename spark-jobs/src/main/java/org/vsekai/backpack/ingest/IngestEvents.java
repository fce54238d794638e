package org.vsekai.backpack.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.vsekai.backpack.landing.Event;
import org.vsekai.backpack.landing.InvalidLandingException;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.pipeline.Outcome;
import org.vsekai.backpack.pipeline.Outcomes;
import org.vsekai.backpack.pipeline.Rejects;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.table.InteractionRow;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.PrivacyChoiceRow;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.Table;

/** Events to items and interactions. */
final class IngestEvents implements Stage {
    private static final String STAGE = "ingest/events";
    private static final List<Table<?>> TABLES =
            List.of(ItemRow.TABLE, InteractionRow.TABLE, PrivacyChoiceRow.TABLE, RejectRow.TABLE);

    @Override
    public String name() {
        return "events";
    }

    @Override
    public StageResult run(StageContext context) throws Exception {
        var settings = context.settings().bind("backpack.ingest", IngestSettings.class);
        var read = new AtomicLong();
        var written = new AtomicLong();
        LandingStream.ofLines(context, "events", "*.jsonl")
                .drain(settings.eventFilesPerBatch(), settings.retry(), batch -> {
                    try (var outcomes = Outcomes.of(TABLES, batch, IngestEvents::outcomes)) {
                        read.addAndGet(outcomes.count());
                        written.addAndGet(write(context.warehouse(), outcomes));
                        context.progress().says("nightly/" + STAGE, read + " events read");
                    }
                });
        return new StageResult(read.get(), written.get(), read + " events, " + written + " rows new or changed");
    }

    private static Iterator<Row> outcomes(Iterator<Row> lines) {
        Iterable<Row> all = () -> lines;
        return StreamSupport.stream(all.spliterator(), false)
                .map(IngestEvents::outcome)
                .iterator();
    }

    private static Row outcome(Row line) {
        var text = line.<String>getAs("text");
        var outcome = new Outcome(TABLES);
        try {
            add(outcome, Event.read(text));
        } catch (InvalidLandingException | IllegalArgumentException e) {
            outcome.add(
                    RejectRow.TABLE,
                    Rejects.row(STAGE, line.getAs("path"), "invalid_event", String.valueOf(e.getMessage()), text));
        }
        return outcome.row();
    }

    private static void add(Outcome outcome, Event event) {
        if (event instanceof Event.Interaction done) {
            outcome.add(
                    InteractionRow.TABLE,
                    new InteractionRow(
                            done.eventId(), done.user(), done.item(), done.kind(), done.strength(), done.occurredAt()));
        } else if (event instanceof Event.ItemChange item) {
            outcome.add(
                    ItemRow.TABLE,
                    new ItemRow(
                            item.item(),
                            item.kind(),
                            item.name(),
                            item.owner(),
                            item.visibility(),
                            item.scene(),
                            classes(item.classes()),
                            item.tags(),
                            item.occurredAt()));
        } else if (event instanceof Event.PrivacyChoice choice) {
            outcome.add(
                    PrivacyChoiceRow.TABLE,
                    new PrivacyChoiceRow(choice.eventId(), choice.user(), choice.learn(), choice.occurredAt()));
        }
    }

    /** Full IRIs of the ontology's classes; a word that is none of them would never be found again. */
    private static List<String> classes(List<String> declared) {
        var ontology = Ontology.bundled();
        return declared.stream()
                .map(name -> {
                    var iri = ontology.expand(name);
                    if (!ontology.isClass(iri)) {
                        throw new IllegalArgumentException("classes: " + name
                                + " is no class of the ontology; name one, such as bp:Chair, by its IRI");
                    }
                    return iri;
                })
                .distinct()
                .toList();
    }

    private static long write(Warehouse warehouse, Outcomes outcomes) {
        var items = newest(outcomes.rows(ItemRow.TABLE), warehouse.read(ItemRow.TABLE));
        return warehouse.insertNew(RejectRow.TABLE, outcomes.rows(RejectRow.TABLE))
                + warehouse.merge(ItemRow.TABLE, items)
                + warehouse.insertNew(InteractionRow.TABLE, outcomes.rows(InteractionRow.TABLE))
                + warehouse.insertNew(PrivacyChoiceRow.TABLE, outcomes.rows(PrivacyChoiceRow.TABLE));
    }

    /** The latest change of each item, where it is not older than what the table knows. */
    static Dataset<Row> newest(Dataset<Row> changes, Dataset<Row> known) {
        var latestFirst = Window.partitionBy(ItemRow.ITEM_ID)
                .orderBy(col(ItemRow.UPDATED_AT).desc(), col(ItemRow.NAME).desc());
        var later = known.select(
                col(ItemRow.ITEM_ID).as("known_id"), col(ItemRow.UPDATED_AT).as("known_at"));
        return changes.withColumn("age", row_number().over(latestFirst))
                .where(col("age").equalTo(1))
                .join(
                        later,
                        col(ItemRow.ITEM_ID)
                                .equalTo(col("known_id"))
                                .and(col("known_at").gt(col(ItemRow.UPDATED_AT))),
                        "left_anti")
                .drop("age");
    }
}
