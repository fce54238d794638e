package org.vsekai.backpack.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.RunState;
import org.vsekai.backpack.table.StageRunRow;
import org.vsekai.backpack.warehouse.DeltaWriter;

class JobsTest {
    private static final Instant NIGHT = Instant.parse("2026-11-23T01:00:00Z");

    @TempDir
    Path data;

    private UploadingServer client;
    private DeltaWriter tables;

    @BeforeEach
    void start() {
        tables = new DeltaWriter(data.resolve("warehouse"));
        client = new UploadingServer(RunningServer.on(data), data);
    }

    @AfterEach
    void stop() {
        client.server().close();
    }

    @Test
    void aJobWaitsForTheNight() {
        var id = upload("public", 1);

        var job = job(id);

        assertThat(job.at("/state").asText()).isEqualTo("available");
        assertThat(job.at("/attempt").asInt()).isZero();
        assertThat(job.at("/name").asText()).isEqualTo("Room");
        assertThat(job.at("/bytes").asInt()).isEqualTo(1_000);
        assertThat(job.at("/advice").asText()).contains("next night");
        assertThat(job.at("/links/self").asText()).isEqualTo("/v1/jobs/job-" + id);
        assertThat(job.at("/links/scene").asText()).isEqualTo("/v1/scenes/" + id);
        assertThat(job.has("error")).isFalse();
    }

    @Test
    void theNewestRunOfANightCounts() throws Exception {
        var good = upload("public", 1);
        var bad = upload("public", 2);
        tables.append(
                StageRunRow.TABLE,
                List.of(
                        run("r2", bad, RunState.DISCARDED, 2, 60, Optional.of("the document is truncated")),
                        run("r1", bad, RunState.RETRYABLE, 1, 0, Optional.of("the disk was full")),
                        run("r3", good, RunState.COMPLETED, 1, 0, Optional.empty())));
        tables.append(
                RejectRow.TABLE,
                List.of(
                        reject("x1", "scenes/" + bad + "/scene.glb", "truncated_buffer"),
                        reject("x2", "uploads/" + bad + ".json", "invalid_manifest"),
                        reject("x3", "scenes/" + good + "2/scene.glb", "of_another"),
                        reject("x4", "events/e.jsonl:7", "invalid_event")));
        awaitState(bad, "discarded");

        var job = job(bad);
        assertThat(job.at("/attempt").asInt()).isEqualTo(2);
        assertThat(job.at("/error").asText()).isEqualTo("the document is truncated");
        assertThat(job.at("/started_at").asText()).isEqualTo("2026-11-23T01:01:00Z");
        assertThat(job.at("/rejects").findValuesAsText("reason"))
                .containsExactly("truncated_buffer", "invalid_manifest");
        assertThat(job.at("/advice").asText()).contains("upload it again");
        assertThat(job(good).at("/state").asText()).isEqualTo("completed");
        assertThat(job(good).at("/rejects")).isEmpty();

        assertThat(ids("?state=discarded")).containsExactly("job-" + bad);
        assertThat(ids("?state=completed")).containsExactly("job-" + good);
        assertThat(ids("?state=available")).isEmpty();
        assertThat(ids("")).containsExactly("job-" + bad, "job-" + good);
        assertThat(ids("?limit=1&offset=1")).containsExactly("job-" + good);
    }

    @Test
    void onlyJobsOfPublicScenesAreListed() {
        var shown = upload("public", 1);
        upload("unlisted", 2);
        var hidden = upload("private", 3);

        var list = client.server().get("/v1/jobs").json(200);

        assertThat(list.at("/jobs").findValuesAsText("job_id")).containsExactly("job-" + shown);
        assertThat(list.at("/total").asInt()).isEqualTo(3);
        assertThat(list.at("/hidden").asInt()).isEqualTo(2);
        assertThat(job(hidden).at("/state").asText()).isEqualTo("available");
    }

    @Test
    void unknownJobsAreNotFound() {
        for (var id : List.of("job-s1", "s1", "job-")) {
            assertThat(client.server().get("/v1/jobs/" + id).problem(404)).isEqualTo("not-found");
        }
        assertThat(client.server().get("/v1/jobs?state=lost").problem(400)).isEqualTo("invalid-parameter");
        assertThat(client.server().get("/v1/jobs?limit=0").problem(400)).isEqualTo("invalid-parameter");
    }

    @Test
    void jobsOutliveARestart() {
        var id = upload("public", 1);

        client.server().close();
        start();

        assertThat(job(id).at("/state").asText()).isEqualTo("available");
    }

    private void awaitState(String id, String state) throws InterruptedException {
        for (int i = 0; i < 200 && !job(id).at("/state").asText().equals(state); i++) {
            Thread.sleep(50);
        }
        // The other table is read right after; one more look of the poller sees both.
        Thread.sleep(500);
        assertThat(job(id).at("/state").asText()).isEqualTo(state);
    }

    private String upload(String visibility, int seed) {
        return client.glb("name=Room&visibility=" + visibility, Glb.of(1_000, seed))
                .json(202)
                .at("/scene_id")
                .asText();
    }

    private JsonNode job(String sceneId) {
        return client.server().get("/v1/jobs/job-" + sceneId).json(200);
    }

    private List<String> ids(String query) {
        return client.server().get("/v1/jobs" + query).json(200).at("/jobs").findValuesAsText("job_id");
    }

    private static StageRunRow run(
            String id, String scene, RunState state, int attempt, long offset, Optional<String> error) {
        return new StageRunRow(
                id,
                Optional.of("n1"),
                "nightly/ingest/scenes/" + scene,
                state,
                attempt,
                NIGHT.plusSeconds(offset),
                Optional.of(NIGHT.plusSeconds(offset + 1)),
                Optional.of(1.0),
                1,
                1,
                "1 scene",
                "f",
                error);
    }

    private static RejectRow reject(String id, String source, String reason) {
        return new RejectRow(id, "ingest/scenes", source, reason, "what is wrong", "payload");
    }
}
