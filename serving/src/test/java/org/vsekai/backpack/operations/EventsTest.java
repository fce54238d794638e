package org.vsekai.backpack.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.landing.Event;
import org.vsekai.backpack.table.ReleaseState;

class EventsTest {
    @TempDir
    Path data;

    private World world;
    private RunningServer server;

    @BeforeEach
    void start() throws Exception {
        world = World.in(data);
        server = RunningServer.on(data);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void eventsAreOnDiskWhenTheyAreAccepted() throws Exception {
        var answer = server.post("/v1/events", "{\"events\":[" + wear("e1", "u9", "i1") + "," + change("e2") + "]}");

        assertThat(answer.json(202).at("/accepted").asInt()).isEqualTo(2);
        assertThat(landed()).extracting(Event::eventId).containsExactly("e1", "e2");
        assertThat(landed().get(1)).isInstanceOf(Event.ItemChange.class);
    }

    @Test
    void aSingleEventNeedsNoList() throws Exception {
        assertThat(server.post("/v1/events", wear("e1", "u9", "i1"))
                        .json(202)
                        .at("/accepted")
                        .asInt())
                .isEqualTo(1);
        assertThat(landed()).hasSize(1);
    }

    @Test
    void sendingAgainChangesNothing() throws Exception {
        var events = "{\"events\":[" + wear("e1", "u9", "i1") + "," + wear("e1", "u9", "i1") + "]}";
        server.post("/v1/events", events).json(202);
        server.post("/v1/events", events).json(202);

        assertThat(landed()).hasSize(1);
    }

    @Test
    void oneWrongEventLeavesAllOut() throws Exception {
        var answer = server.post("/v1/events", "{\"events\":[" + wear("e1", "u9", "i1") + ",{\"type\":\"item\"}]}");

        assertThat(answer.problem(400)).isEqualTo("invalid-body");
        assertThat(landed()).isEmpty();
    }

    @Test
    void theVeryNextAnswerKnowsOfThem() {
        assertThat(rung("u9")).isEqualTo("popular");
        server.post("/v1/events", wear("e1", "u9", "i8")).json(202);

        var answer = server.get("/v1/users/u9/recommendations?limit=2").json(200);
        assertThat(answer.at("/rung").asText()).isEqualTo("fold_in");
        assertThat(answer.at("/items").findValuesAsText("item")).containsExactly("i9", "i7");

        assertThat(rung("u0")).isEqualTo("factors");
        server.post("/v1/events", wear("e2", "u0", "i1")).json(202);
        assertThat(rung("u0")).isEqualTo("fold_in");
        assertThat(server.get("/v1/users/u0/recommendations").json(200).findValuesAsText("item"))
                .doesNotContain("i0", "i1");
    }

    @Test
    void anEventOfAKindThatCountsNothingChangesNoAnswer() throws Exception {
        var look = wear("e1", "u0", "i1").replace("wear", "impression");
        server.post("/v1/events", look).json(202);

        assertThat(landed()).hasSize(1);
        assertThat(rung("u0")).isEqualTo("factors");
    }

    @Test
    void aReleaseThatLearntOfAnEventCountsItOnce() throws Exception {
        server.post("/v1/events", wear("e0", "u0", "i1")).json(202);
        assertThat(rung("u0")).isEqualTo("fold_in");

        // The world's own interactions hold an event e0: the next release has learnt of it.
        world.release(2, ReleaseState.RELEASED, 1);
        while (!server.get("/readyz").json(200).at("/release").asText().equals("r2")) {
            Thread.onSpinWait();
        }
        assertThat(rung("u0")).isEqualTo("factors");
    }

    @Test
    void manyClientsAtOnceLoseNothing() throws Exception {
        var clients = Executors.newFixedThreadPool(8);
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 200; i++) {
            var event = wear("many-" + i, "u" + i % 7, "i1");
            tasks.add(() -> server.post("/v1/events", event).status());
        }
        for (var status : clients.invokeAll(tasks)) {
            assertThat(status.get()).isEqualTo(202);
        }
        clients.shutdown();

        assertThat(landed().stream().map(Event::eventId).collect(Collectors.toSet()))
                .isEqualTo(IntStream.range(0, 200).mapToObj(i -> "many-" + i).collect(Collectors.toSet()));
    }

    @Test
    void aDiskThatFailsIsSaidAndNothingIsAccepted() throws Exception {
        Files.createDirectories(data.resolve("landing"));
        Files.writeString(data.resolve("landing/events"), "a file where the folder should be");

        assertThat(server.post("/v1/events", wear("e1", "u9", "i1")).problem(503))
                .isEqualTo("not-written");
        assertThat(rung("u9")).isEqualTo("popular");
    }

    private String rung(String user) {
        return server.get("/v1/users/" + user + "/recommendations")
                .json(200)
                .at("/rung")
                .asText();
    }

    private List<Event> landed() throws IOException {
        var folder = data.resolve("landing/events");
        if (!Files.exists(folder)) {
            return List.of();
        }
        var events = new ArrayList<Event>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                Files.readAllLines(file).forEach(line -> events.add(Event.read(line)));
            }
        }
        return events;
    }

    private static String wear(String id, String user, String item) {
        return """
            {"type":"interaction","event_id":"%s","user":"%s","item":"%s","kind":"wear","strength":1.5,\
            "occurred_at":"2026-11-22T10:00:00Z"}\
            """.formatted(id, user, item);
    }

    private static String change(String id) {
        return """
            {"type":"item","event_id":"%s","item":"i99","kind":"prop","name":"Lamp","owner":"u1","visibility":"public",\
            "classes":[],"tags":["warm"],"occurred_at":"2026-11-22T10:00:00Z"}\
            """.formatted(id);
    }
}
