package org.vsekai.backpack.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.experiment.Experiment;
import org.vsekai.backpack.experiment.Experiment.Variant;
import org.vsekai.backpack.table.PrivacyChoiceRow;
import org.vsekai.backpack.table.ReleaseState;

/** What a server knows of users beyond the live release: what came in, what they chose, which variant is theirs. */
class FreshUsersTest {
    @TempDir
    Path data;

    @Test
    void aRestartForgetsNothingThatNoNightHasLearnt() throws Exception {
        World.in(data);
        try (var server = RunningServer.on(data)) {
            server.post("/v1/events", interaction("n1", "u9", "i8", "wear")).json(202);
            server.post("/v1/events", interaction("e0", "u0", "i0", "like")).json(202);
        }
        try (var server = RunningServer.on(data)) {
            assertThat(rung(server, "u9")).isEqualTo("fold_in");
            // The release has learnt of event e0 already.
            assertThat(rung(server, "u0")).isEqualTo("factors");
        }
    }

    @Test
    void whoDoesNotWantToBeLearntFromIsAStrangerFromTheNextAnswerOn() throws Exception {
        World.in(data);
        try (var server = RunningServer.on(data)) {
            server.post("/v1/events", interaction("n1", "u1", "i8", "wear")).json(202);
            assertThat(rung(server, "u1")).isEqualTo("fold_in");

            server.post("/v1/events", privacy("p1", "u1", false, "2026-11-22T10:00:00Z"))
                    .json(202);
            assertThat(rung(server, "u1")).isEqualTo("popular");
            assertThat(server.get("/v1/users/u1/scores?items=i5")
                            .json(200)
                            .at("/rung")
                            .asText())
                    .isEqualTo("popular");
            assertThat(server.get("/v1/users/u1/items/i2/explanation").json(200).at("/contributions"))
                    .isEmpty();
            assertThat(server.get("/v1/users/u0/similar").json(200).findValuesAsText("user"))
                    .contains("u2")
                    .doesNotContain("u1");
            assertThat(server.post("/v1/search", "{\"space\":\"user\",\"entity\":\"u0\"}")
                            .json(200)
                            .findValuesAsText("entity"))
                    .contains("u2")
                    .doesNotContain("u1");
            assertThat(server.post("/v1/search", "{\"space\":\"user\",\"entity\":\"u1\"}")
                            .problem(404))
                    .isEqualTo("not-found");
        }
        try (var server = RunningServer.on(data)) {
            assertThat(rung(server, "u1")).as("after a restart").isEqualTo("popular");

            server.post("/v1/events", privacy("p0", "u1", true, "2026-11-21T10:00:00Z"))
                    .json(202);
            assertThat(rung(server, "u1")).as("an older choice comes late").isEqualTo("popular");
            server.post("/v1/events", privacy("p2", "u1", true, "2026-11-22T11:00:00Z"))
                    .json(202);
            assertThat(rung(server, "u1")).isEqualTo("fold_in");
        }
    }

    @Test
    void choicesOfTheTableCountWhateverReleaseIsLive() throws Exception {
        var world = World.in(data);
        world.replace(PrivacyChoiceRow.TABLE, List.of(new PrivacyChoiceRow("p1", "u2", false, World.TIME)));
        try (var server = RunningServer.on(data)) {
            assertThat(rung(server, "u2")).isEqualTo("popular");
            assertThat(rung(server, "u3")).isEqualTo("factors");
        }
    }

    @Test
    void whatSpeaksAgainstAnItemIsSummedWithWhatSpeaksForIt() throws Exception {
        World.in(data);
        try (var server = RunningServer.on(data)) {
            server.post("/v1/events", interaction("n1", "u9", "i8", "bag")).json(202);
            assertThat(rung(server, "u9")).isEqualTo("fold_in");
            server.post("/v1/events", interaction("n2", "u9", "i8", "dislike")).json(202);

            var answer = server.get("/v1/users/u9/recommendations").json(200);
            assertThat(answer.at("/rung").asText()).isEqualTo("popular");
            assertThat(answer.findValuesAsText("item"))
                    .as("it was met all the same")
                    .doesNotContain("i8");
        }
    }

    @Test
    void aRollBackIsLiveFromMemoryAndKnowsAgainWhatTheOldReleaseHadNotLearnt() throws Exception {
        var world = World.in(data);
        var tablesOfTheFirst = world.versions();
        try (var server = RunningServer.on(data)) {
            var first = server.server().releases().live().orElseThrow();
            server.post("/v1/events", interaction("e99", "u0", "i1", "wear")).json(202);
            assertThat(rung(server, "u0")).isEqualTo("fold_in");
            world.releaseWithEvent(2, "e99", "u0", "i1");
            waitFor(server, "r2");
            assertThat(rung(server, "u0")).isEqualTo("factors");
            assertThat(server.get("/v1/releases").json(200).at("/held/0").asText())
                    .isEqualTo("r1");

            world.publish(3, ReleaseState.RELEASED, tablesOfTheFirst);
            waitFor(server, "r3");

            assertThat(rung(server, "u0")).isEqualTo("fold_in");
            var live = server.server().releases().live().orElseThrow();
            assertThat(live.row().number()).isEqualTo(3);
            assertThat(live.itemFactors()).isSameAs(first.itemFactors());
            assertThat(server.get("/v1/releases").json(200).at("/held/0").asText())
                    .isEqualTo("r2");
        }
    }

    @Test
    void usersOfAnExperimentAreAnsweredFromTheirVariantsRelease() throws Exception {
        var world = World.in(data);
        world.release(2, ReleaseState.CANDIDATE, -1);
        var experiment =
                new Experiment("signs", List.of(new Variant("control", "live", 0.5), new Variant("turned", "r2", 0.5)));
        try (var server = RunningServer.on(data, Optional.of(experiment))) {
            for (int i = 0; i < 5; i++) {
                var answer = server.get("/v1/users/u" + i + "/recommendations").json(200);
                var expected = experiment.variant("u" + i);
                assertThat(answer.at("/variant").asText()).isEqualTo(expected.name());
                assertThat(answer.at("/release").asText()).isEqualTo(expected.isLive() ? "r1" : "r2");
            }
            assertThat(IntStream.range(0, 5)
                            .mapToObj(i -> experiment.variant("u" + i).name()))
                    .contains("control", "turned");
            assertThat(server.get("/metrics").text())
                    .contains("backpack_recommendation_lists_total{rung=\"factors\",variant=\"turned\"}")
                    .contains("variant=\"control\"");
            assertThat(server.get("/v1/releases")
                            .json(200)
                            .at("/experiment/variants/1/release")
                            .asText())
                    .isEqualTo("r2");
        }
    }

    @Test
    void aVariantWhoseReleaseIsNotThereIsReportedAndItsUsersBelongToNone() throws Exception {
        World.in(data);
        var experiment =
                new Experiment("lost", List.of(new Variant("control", "live", 0.5), new Variant("gone", "r7", 0.5)));
        try (var server = RunningServer.on(data, Optional.of(experiment))) {
            var lost = IntStream.range(0, 5)
                    .mapToObj(i -> "u" + i)
                    .filter(user -> experiment.variant(user).name().equals("gone"))
                    .findFirst()
                    .orElseThrow();
            var answer = server.get("/v1/users/" + lost + "/recommendations").json(200);
            assertThat(answer.at("/release").asText()).isEqualTo("r1");
            assertThat(answer.has("variant")).isFalse();
            assertThat(server.get("/v1/releases").json(200).at("/problem").asText())
                    .contains("Release r7 of a variant");
        }
    }

    private static void waitFor(RunningServer server, String release) throws InterruptedException {
        for (int i = 0; i < 3_000; i++) {
            if (server.get("/readyz").json(200).at("/release").asText().equals(release)) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("a minute has passed and " + release + " is not live");
    }

    private static String rung(RunningServer server, String user) {
        return server.get("/v1/users/" + user + "/recommendations")
                .json(200)
                .at("/rung")
                .asText();
    }

    private static String interaction(String id, String user, String item, String kind) {
        return """
            {"type":"interaction","event_id":"%s","user":"%s","item":"%s","kind":"%s","strength":1,\
            "occurred_at":"2026-11-22T10:00:00Z"}\
            """.formatted(id, user, item, kind);
    }

    private static String privacy(String id, String user, boolean learn, String time) {
        return """
            {"type":"privacy","event_id":"%s","user":"%s","learn":%s,"occurred_at":"%s"}\
            """.formatted(id, user, learn, time);
    }
}
