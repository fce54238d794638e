package org.vsekai.backpack.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What lookups answer over {@link World}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LookupsTest {
    private RunningServer server;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        World.in(data);
        server = RunningServer.on(data);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aKnownUserGetsItemsByLearntVectorsWithoutWhatTheyMet() {
        var answer = server.get("/v1/users/u0/recommendations?limit=3").json(200);

        assertThat(answer.at("/user").asText()).isEqualTo("u0");
        assertThat(answer.at("/rung").asText()).isEqualTo("factors");
        assertThat(answer.at("/release").asText()).isEqualTo("r1");
        assertThat(answer.at("/items").findValuesAsText("item")).containsExactly("i1", "i2", "i3");
        assertThat(answer.at("/items/0/score").asDouble()).isCloseTo(Math.cos(Math.PI / 24), within(1e-6));
        assertThat(answer.at("/items/0/kind").asText()).isEqualTo("map");
        assertThat(answer.at("/items/0/name").asText()).isEqualTo("Item <1> & more");
    }

    @Test
    void whatTheUserMetAppearsWhenItIsAskedFor() {
        assertThat(items("/v1/users/u0/recommendations?limit=2&exclude_seen=false"))
                .containsExactly("i0", "i1");
    }

    @Test
    void pagesFollowOnEachOther() {
        var all = items("/v1/users/u0/recommendations?limit=6");

        assertThat(items("/v1/users/u0/recommendations?limit=3&offset=3")).isEqualTo(all.subList(3, 6));
        assertThat(items("/v1/users/u0/recommendations?offset=1000")).isEmpty();
    }

    @Test
    void filtersNarrowByKindAndByClass() {
        assertThat(items("/v1/users/u0/recommendations?kind=avatar")).containsExactly("i4", "i6", "i7");
        assertThat(items("/v1/users/u0/recommendations?class=bp:Chair")).containsExactly("i2", "i4", "i6", "i8");
        assertThat(items("/v1/users/u0/recommendations?class=bp:Furniture&kind=prop"))
                .containsExactly("i8");
    }

    @Test
    void privateAndUnlistedItemsAppearToNobodyNotEvenToThoseWhoMetThem() {
        for (var user : new String[] {"u0", "u4", "u5", "nobody"}) {
            assertThat(items("/v1/users/" + user + "/recommendations?limit=1000&exclude_seen=false"))
                    .as(user)
                    .isNotEmpty()
                    .doesNotContain("i10", "i11");
        }
        assertThat(items("/v1/items/i9/similar?limit=1000")).hasSize(9).doesNotContain("i10", "i11");
        assertThat(server.post("/v1/recommendations", "{\"interactions\":[{\"item\":\"i10\"}],\"limit\":1000}")
                        .json(200)
                        .findValuesAsText("item"))
                .hasSize(10)
                .doesNotContain("i10", "i11");
    }

    @Test
    void aUserWithoutAVectorIsFoldedInFromWhatTheyDid() {
        var answer = server.get("/v1/users/u5/recommendations?limit=2").json(200);

        assertThat(answer.at("/rung").asText()).isEqualTo("fold_in");
        assertThat(answer.at("/items").findValuesAsText("item")).hasSize(2).doesNotContain("i7");
    }

    @Test
    void foldInWeighsKindsAsTheReleaseWasTrained() {
        // u5 liked i7 twice, and a like counts 2: the same vector as of strength 4 given by hand.
        var user = server.get("/v1/users/u5/recommendations?limit=3").json(200).at("/items");
        var given = server.post(
                        "/v1/recommendations", "{\"interactions\":[{\"item\":\"i7\",\"strength\":4}],\"limit\":3}")
                .json(200)
                .at("/items");

        assertThat(user).isEqualTo(given);
    }

    @Test
    void anUnknownUserGetsWhatMostUsersMet() {
        var answer = server.get("/v1/users/never-seen/recommendations?limit=4").json(200);

        assertThat(answer.at("/rung").asText()).isEqualTo("popular");
        assertThat(answer.at("/items").findValuesAsText("item")).containsExactly("i5", "i6", "i0", "i7");
        assertThat(answer.at("/items/0/score").asInt()).isEqualTo(5);
    }

    @Test
    void foldInSaysWhichItemsItDoesNotKnow() {
        var answer = server.post(
                        "/v1/recommendations",
                        "{\"interactions\":[{\"item\":\"i8\",\"strength\":2},{\"item\":\"what\"}],\"limit\":2}")
                .json(200);

        assertThat(answer.at("/rung").asText()).isEqualTo("fold_in");
        assertThat(answer.at("/unknown_items/0").asText()).isEqualTo("what");
        assertThat(answer.at("/items").findValuesAsText("item")).containsExactly("i9", "i7");
    }

    @Test
    void foldInOfUnknownItemsAloneIsPopular() {
        var answer = server.post("/v1/recommendations", "{\"interactions\":[{\"item\":\"what\"}]}")
                .json(200);

        assertThat(answer.at("/rung").asText()).isEqualTo("popular");
        assertThat(answer.at("/items/0/item").asText()).isEqualTo("i5");
    }

    @Test
    void similarItemsAreThoseAtTheSmallestAngle() {
        var answer = server.get("/v1/items/i0/similar?limit=3").json(200);

        assertThat(answer.at("/items").findValuesAsText("item")).containsExactly("i1", "i2", "i3");
        assertThat(answer.at("/items/0/score").asDouble()).isCloseTo(Math.cos(Math.PI / 24), within(1e-6));
    }

    @Test
    void searchFindsByVectorInEverySpaceAndMetric() {
        assertThat(hits("{\"space\":\"item\",\"vector\":[1,0],\"limit\":2,\"metric\":\"dot\"}"))
                .containsExactly("i0", "i1");
        assertThat(hits("{\"space\":\"item\",\"vector\":[0,5],\"limit\":1,\"metric\":\"cosine\"}"))
                .containsExactly("i9");
        assertThat(hits("{\"space\":\"user\",\"vector\":[1,0.4],\"limit\":2,\"metric\":\"l2\"}"))
                .containsExactly("u4", "u3");
        assertThat(hits("{\"space\":\"user\",\"entity\":\"u0\",\"limit\":1}")).containsExactly("u1");
    }

    @Test
    void picturesAreComparedWithoutWhatTheyAllHaveInCommon() {
        // The mean is (0.6, 0.4): the two pictures of s0 lie on one side of it, that of the private scene on the other.
        assertThat(hits("{\"space\":\"image\",\"entity\":\"s0/camera_0/0\"}")).containsExactly("s0/camera_0/1");
        var answer = server.post("/v1/search", "{\"space\":\"image\",\"vector\":[0.1,0.9]}")
                .json(200);
        assertThat(answer.at("/hits").findValuesAsText("entity")).containsExactly("s0/camera_0/0", "s0/camera_0/1");
        assertThat(answer.at("/hits/0/score").asDouble()).isCloseTo(-1, within(1e-4));
    }

    @Test
    void ownersExclusionsAndOwnItemsNarrowTheList() {
        // Items i0, i5 are u0's; u0 met both.
        assertThat(items("/v1/users/u0/recommendations?owner=u1")).containsExactly("i1", "i6");
        assertThat(items("/v1/users/u0/recommendations?limit=3&exclude=i1,i3,nobody-knows"))
                .containsExactly("i2", "i4", "i6");
        assertThat(items("/v1/users/u1/recommendations?exclude_own=true&exclude_seen=false"))
                .contains("i0", "i5")
                .doesNotContain("i1", "i6");
        var filters = server.get("/v1/users/u1/recommendations?owner=u2&exclude=i9&diversity=0.5")
                .json(200)
                .at("/filters");
        assertThat(filters.at("/owner").asText()).isEqualTo("u2");
        assertThat(filters.at("/exclude/0").asText()).isEqualTo("i9");
        assertThat(filters.at("/diversity").asDouble()).isEqualTo(0.5);
        assertThat(filters.at("/exclude_own").asBoolean()).isFalse();
    }

    @Test
    void itemsInTheUsersHandsTurnTheListForThisAnswerAlone() {
        var before = items("/v1/users/u0/recommendations?limit=3");
        var answer = server.get("/v1/users/u0/recommendations?limit=3&context_items=i9,i8")
                .json(200);

        assertThat(answer.at("/rung").asText()).isEqualTo("fold_in");
        assertThat(answer.at("/items").findValuesAsText("item"))
                .doesNotContain("i8", "i9")
                .isNotEqualTo(before);
        assertThat(items("/v1/users/u0/recommendations?limit=3")).isEqualTo(before);
    }

    @Test
    void fullDiversityBeginsWithTheBestAndGoesFarFromIt() {
        // Item vectors lie on a quarter circle: farthest from the best, i1, is i9.
        assertThat(items("/v1/users/u0/recommendations?limit=2&diversity=1")).containsExactly("i1", "i9");
        assertThat(items("/v1/users/u0/recommendations?limit=1&offset=1&diversity=1"))
                .containsExactly("i9");
    }

    @Test
    void aBatchAnswersEachUserAsAloneAndInOrder() {
        var answer = server.post("/v1/recommendations:batch", "{\"users\":[\"u5\",\"nobody\",\"u0\"],\"limit\":3}")
                .json(200)
                .at("/results");

        assertThat(answer).hasSize(3);
        for (var one : answer) {
            var user = one.at("/user").asText();
            assertThat(one)
                    .isEqualTo(server.get("/v1/users/" + user + "/recommendations?limit=3")
                            .json(200));
        }
        assertThat(answer.findValuesAsText("user")).containsExactly("u5", "nobody", "u0");
    }

    @Test
    void aGroupGetsTheMeanAndNothingThatOneOfThemMet() {
        var answer = server.get("/v1/groups/recommendations?users=u0,u3,nobody&limit=3")
                .json(200);

        assertThat(answer.at("/rung").asText()).isEqualTo("factors");
        assertThat(answer.at("/members").findValuesAsText("rung")).containsExactly("factors", "factors", "popular");
        assertThat(answer.at("/items").findValuesAsText("item")).doesNotContain("i0", "i5", "i6");
        // The mean of u0 (1, 0) and u3 (1, 0.3) with i1 at 7.5 degrees.
        assertThat(answer.at("/items").findValuesAsText("item")).startsWith("i1");
        assertThat(answer.at("/items/0/score").asDouble())
                .isCloseTo(Math.cos(Math.PI / 24) + 0.15 * Math.sin(Math.PI / 24), within(1e-6));
    }

    @Test
    void scoresAreThoseOfTheLists() {
        var list = server.get("/v1/users/u2/recommendations?limit=1").json(200).at("/items/0");
        var item = list.at("/item").asText();

        assertThat(server.get("/v1/users/u2/scores?items=i7," + item).json(200).at("/items/1"))
                .isEqualTo(list);
        assertThat(server.get("/v1/users/nobody/scores?items=i5")
                        .json(200)
                        .at("/items/0/score")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    void anExplanationAddsUpAndKeepsPrivateItemsToItself() {
        // u4 met i5 and the private i10.
        var answer = server.get("/v1/users/u4/items/i2/explanation").json(200);

        assertThat(answer.at("/contributions").findValuesAsText("item")).containsExactly("i5");
        assertThat(answer.at("/rest/items").asInt()).isEqualTo(1);
        assertThat(answer.at("/contributions/0/score").asDouble()
                        + answer.at("/rest/score").asDouble())
                .isCloseTo(answer.at("/score").asDouble(), within(1e-6));
        assertThat(answer.at("/contributions/0/strength").asDouble()).isEqualTo(2);
    }

    @Test
    void anExplanationTellsInWordsWhatBothItemsHold() {
        // u0 met i0, which holds a chair as i2 does, and i5, which holds nothing.
        var english = server.get("/v1/users/u0/items/i2/explanation").json(200);
        var german = server.get("/v1/users/u0/items/i2/explanation?language=de").json(200);

        assertThat(english.at("/contributions").findValuesAsText("item")).containsExactlyInAnyOrder("i0", "i5");
        assertThat(english.at("/contributions").findValuesAsText("class")).containsExactly("bp:Chair");
        assertThat(english.at("/contributions").findValuesAsText("label")).containsExactly("chair");
        assertThat(german.at("/contributions").findValuesAsText("label")).containsExactly("Stuhl");
    }

    @Test
    void whatFewMetAndLiesFarIsMoreSurprising() {
        var answer = server.get("/v1/users/u0/surprising?limit=3").json(200);

        assertThat(answer.at("/items").findValuesAsText("item")).hasSize(3).doesNotContain("i0", "i5");
        assertThat(answer.at("/items/0/score").asDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void chartsAreTheSameForEverybody() {
        assertThat(items("/v1/items/popular?limit=3")).containsExactly("i5", "i6", "i0");
        assertThat(items("/v1/items/popular?kind=map&limit=1")).containsExactly("i0");
        assertThat(items("/v1/items/trending")).isEmpty();
        assertThat(items("/v1/items/popular?representative=true")).isEmpty();
        assertThat(items("/v1/items/latest?limit=1000")).hasSize(10).doesNotContain("i10", "i11");
        assertThat(server.get("/v1/items/latest")
                        .json(200)
                        .at("/items/0/updated_at")
                        .asText())
                .isEqualTo("2026-11-22T01:00:00Z");
    }

    @Test
    void itemsAreFoundByTheirWords() {
        assertThat(items("/v1/items?query=chair&limit=20")).containsExactlyInAnyOrder("i0", "i2", "i4", "i6", "i8");
        assertThat(items("/v1/items?query=cosy%20u1")).containsExactlyInAnyOrder("i1", "i6");
        assertThat(items("/v1/items?query=cozy&kind=map")).as("a typo").hasSize(4);
        assertThat(server.get("/v1/items?query=cosy&limit=1")
                        .json(200)
                        .at("/total")
                        .asInt())
                .as("private and unlisted ones do not count")
                .isEqualTo(10);
    }

    @Test
    void aSceneLiesWhereItsPicturesLieAndFiltersKnowItsItem() {
        assertThat(hits("{\"space\":\"scene\",\"vector\":[0.9,0.1]}")).containsExactly("s0");
        assertThat(
                        hits(
                                "{\"space\":\"image\",\"vector\":[0.9,0.1],\"filter\":{\"class\":\"bp:Chair\",\"owner\":\"u0\"}}"))
                .containsExactly("s0/camera_0/0", "s0/camera_0/1");
        assertThat(hits("{\"space\":\"image\",\"vector\":[0.9,0.1],\"filter\":{\"kind\":\"prop\"}}"))
                .isEmpty();
        assertThat(hits("{\"space\":\"item\",\"entity\":\"i0\",\"filter\":{\"kind\":\"map\",\"class\":\"bp:Chair\"}}"))
                .containsExactly("i2");
    }

    @Test
    void severalItemsAreLikeWhatIsLikeEach() {
        // Between i0 and i4 lies i2, at the same angle to both.
        var answer = server.get("/v1/items/similar?items=i0,i4&limit=1").json(200);

        assertThat(answer.at("/method").asText()).isEqualTo("factors");
        assertThat(answer.at("/items/0/item").asText()).isEqualTo("i2");
        assertThat(answer.at("/items/0/score").asDouble()).isCloseTo(Math.cos(Math.PI / 12), within(1e-6));
    }

    @Test
    void scenesAreListedWithTheirPicture() {
        var answer = server.get("/v1/scenes").json(200);

        assertThat(answer.at("/total").asInt()).isEqualTo(1);
        assertThat(answer.at("/scenes/0/name").asText()).isEqualTo("Reading room");
        assertThat(answer.at("/scenes/0/picture").asText()).isEqualTo("s0/camera_0/0");
    }

    @Test
    void framesComeWithWhatWasSeenAndWhatIsThere() {
        var frame = server.get("/v1/scenes/s0/frames").json(200).at("/frames/0");

        assertThat(frame.at("/frame").asText()).isEqualTo("s0/camera_0/0");
        assertThat(frame.at("/detections").findValuesAsText("label")).containsExactly("chair", "surfboard");
        assertThat(frame.at("/detections/0/box/0").asDouble()).isEqualTo(70);
        assertThat(frame.at("/truth/0/node").asText()).isEqualTo("chair_0");
        assertThat(server.get("/v1/scenes/s0/frames")
                        .json(200)
                        .at("/frames/1/filter_reason")
                        .asText())
                .isEqualTo("too dark");
    }

    @Test
    void aFramesPictureIsServedOnceAndThenRemembered() {
        var answer = server.get("/v1/frames/image?frame=s0/camera_0/0");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("image/png");
        assertThat(answer.response().body()).startsWith(0x89, 'P', 'N', 'G');
        var again = server.send(HttpRequest.newBuilder(server.address("/v1/frames/image?frame=s0/camera_0/0"))
                .header("If-None-Match", answer.header("ETag")));
        assertThat(again.status()).isEqualTo(304);
    }

    @Test
    void theNightIsATreeOfItsStages() {
        var night = server.get("/v1/runs").json(200).at("/night");

        assertThat(night.at("/run_id").asText()).isEqualTo("n1");
        assertThat(night.at("/stages").findValuesAsText("run_id")).containsExactly("a", "a1", "b");
        assertThat(night.at("/stages/0/stages/0/stage").asText()).isEqualTo("nightly/ingest/scenes");
        assertThat(night.at("/stages/1/error").asText()).isEqualTo("the disk is full");
    }

    @Test
    void figuresOfTheDetectorTheRecommenderAndTheRejectsAreShown() {
        assertThat(server.get("/v1/detection-metrics")
                        .json(200)
                        .at("/metrics/1/recall")
                        .asDouble())
                .isEqualTo(0.4);
        var releases = server.get("/v1/releases").json(200);
        assertThat(releases.at("/live").asText()).isEqualTo("r1");
        assertThat(releases.at("/evaluations").size()).isEqualTo(4);
        assertThat(releases.at("/releases/0/gate").asText()).startsWith("passed");
        var rejects = server.get("/v1/rejects");
        assertThat(rejects.json(200).at("/rejects/0/message").asText()).isEqualTo("scene.glb is missing");
        assertThat(rejects.text()).doesNotContain("secret payload");
    }

    @Test
    void metricsCountRequestsByRouteAndNameTheRelease() {
        server.get("/v1/users/u1/recommendations");

        assertThat(server.get("/metrics").text())
                .contains("backpack_release_number 1.0")
                .containsPattern("backpack_http_requests_seconds_bucket\\{method=\"GET\",route=\"/v1/users/\\{user\\}"
                        + "/recommendations\",status=\"200\",le=\"0.01\"")
                .contains("jvm_memory_used_bytes");
    }

    @Test
    void everyAnswerTellsBrowsersToTakeNothingFromElsewhere() {
        for (var path : new String[] {"/", "/v1/scenes", "/nothing-here"}) {
            var answer = server.get(path);
            assertThat(answer.header("Content-Security-Policy")).as(path).startsWith("default-src 'none'");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        }
    }

    private List<String> items(String path) {
        return server.get(path).json(200).at("/items").findValuesAsText("item");
    }

    private List<String> hits(String question) {
        return server.post("/v1/search", question).json(200).at("/hits").findValuesAsText("entity");
    }
}
