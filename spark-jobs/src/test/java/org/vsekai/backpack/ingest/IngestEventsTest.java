package org.vsekai.backpack.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.landing.Event;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.table.InteractionKind;
import org.vsekai.backpack.table.InteractionRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.Tables;
import org.vsekai.backpack.table.Visibility;

class IngestEventsTest {
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00.000001Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    Path data;

    private StageContext context;

    @BeforeEach
    void setUp() throws IOException {
        context = Spark.context(data);
        context.landing().create();
    }

    @Test
    void aGoodLineBecomesARowAndABadOneARejectWithItsPlaceAndText() throws Exception {
        context.landing().append("first", List.of(like("e1", "u1", "i1"), item("e2", "Fox", MAY)));
        Files.writeString(data.resolve("landing/events/second.jsonl"), "{\"type\":\"interaction\"}\n\nnonsense\n");
        context.landing().append("third", List.of(item("e3", "Nameless", MAY, "bp:Grue")));

        ingest();

        assertThat(records(InteractionRow.TABLE))
                .containsExactly(new InteractionRow("e1", "u1", "i1", InteractionKind.LIKE, 1.5, MAY));
        assertThat(records(ItemRow.TABLE)).singleElement().satisfies(item -> {
            assertThat(item.name()).isEqualTo("Fox");
            assertThat(item.sceneId()).contains("s1");
            assertThat(item.classIris()).containsExactly("https://backpack.vsekai.org/ns/v1#Chair");
        });
        assertThat(records(RejectRow.TABLE))
                .allSatisfy(reject -> assertThat(reject.reason()).isEqualTo("invalid_event"))
                .extracting(RejectRow::source)
                .containsExactlyInAnyOrder("events/second.jsonl", "events/second.jsonl", "events/third.jsonl");
        assertThat(records(RejectRow.TABLE))
                .filteredOn(reject -> reject.source().equals("events/third.jsonl"))
                .allSatisfy(reject -> assertThat(reject.message()).contains("bp:Grue"));
        assertThat(records(RejectRow.TABLE))
                .filteredOn(reject -> reject.source().equals("events/second.jsonl"))
                .extracting(RejectRow::payload)
                .containsExactlyInAnyOrder("{\"type\":\"interaction\"}", "nonsense");
    }

    @Test
    void theSameEventTwiceIsOneRowWhereverItComesFrom() throws Exception {
        context.landing().append("first", List.of(like("e1", "u1", "i1"), like("e1", "u1", "i1")));
        ingest();
        context.landing().append("second", List.of(like("e1", "u1", "i1"), like("e2", "u1", "i2")));
        ingest();

        assertThat(records(InteractionRow.TABLE))
                .extracting(InteractionRow::eventId)
                .containsExactlyInAnyOrder("e1", "e2");
    }

    @Test
    void anItemIsWhatItsLatestChangeSaysEvenWhenAnOlderOneComesLate() throws Exception {
        context.landing().append("first", List.of(item("e1", "New name", JUNE), item("e2", "Old name", MAY)));
        ingest();
        assertThat(records(ItemRow.TABLE)).extracting(ItemRow::name).containsExactly("New name");

        context.landing().append("second", List.of(item("e3", "Older name", MAY)));
        ingest();
        assertThat(records(ItemRow.TABLE)).extracting(ItemRow::name).containsExactly("New name");

        context.landing().append("third", List.of(item("e4", "Newest name", JUNE.plusSeconds(1))));
        ingest();
        assertThat(records(ItemRow.TABLE)).extracting(ItemRow::name).containsExactly("Newest name");
    }

    @Test
    void withNothingNewNoTableGetsANewVersion() throws Exception {
        context.landing().append("first", List.of(like("e1", "u1", "i1")));
        ingest();
        var versions = versions();

        ingest();

        assertThat(versions()).isEqualTo(versions);
    }

    @Test
    void whenTheMemoryOfWhatWasReadIsLostTheTablesStayTheSame() throws Exception {
        context.landing().append("first", List.of(like("e1", "u1", "i1"), item("e2", "Fox", MAY)));
        Files.writeString(data.resolve("landing/events/bad.jsonl"), "nonsense\n");
        ingest();
        var versions = versions();

        org.apache.commons.io.FileUtils.deleteDirectory(
                data.resolve("warehouse/_checkpoints").toFile());
        ingest();

        assertThat(versions()).isEqualTo(versions);
    }

    private void ingest() throws Exception {
        new IngestEvents().run(context);
    }

    private List<Long> versions() {
        return Tables.all().stream().map(context.warehouse()::version).toList();
    }

    private <R extends Record> List<R> records(Table<R> table) {
        return context.warehouse().records(table, context.warehouse().read(table));
    }

    private static Event like(String id, String user, String item) {
        return new Event.Interaction(id, user, item, InteractionKind.LIKE, 1.5, MAY);
    }

    private static Event item(String id, String name, Instant time) {
        return item(id, name, time, "bp:Chair", "https://backpack.vsekai.org/ns/v1#Chair");
    }

    private static Event item(String id, String name, Instant time, String... classes) {
        return new Event.ItemChange(
                id,
                "i1",
                ItemKind.AVATAR,
                name,
                "u9",
                Visibility.PUBLIC,
                Optional.of("s1"),
                List.of(classes),
                List.of("cute"),
                time);
    }
}
