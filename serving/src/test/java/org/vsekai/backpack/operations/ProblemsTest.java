package org.vsekai.backpack.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a request is told as RFC 9457 has it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProblemsTest {
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /v1/users/u0/recommendations?limit=0          | 400 | invalid-parameter | limit must be a whole number from 1 to 1000
        /v1/users/u0/recommendations?limit=1001       | 400 | invalid-parameter | limit
        /v1/users/u0/recommendations?limit=ten        | 400 | invalid-parameter | limit
        /v1/users/u0/recommendations?limit=           | 400 | invalid-parameter | limit
        /v1/users/u0/recommendations?offset=-1        | 400 | invalid-parameter | offset
        /v1/users/u0/recommendations?offset=10001     | 400 | invalid-parameter | offset
        /v1/users/u0/recommendations?kind=hat         | 400 | invalid-parameter | must be one of map, avatar, prop
        /v1/users/u0/recommendations?class=bp:Cheir   | 400 | invalid-parameter | bp:Cheir is none
        /v1/users/u0/recommendations?exclude_seen=1   | 400 | invalid-parameter | exclude_seen must be true or false
        /v1/users/u0/recommendations?limt=5           | 400 | unknown-parameter | known are: class, context_items, diversity, exclude,
        /v1/users/-bad/recommendations                | 400 | invalid-parameter | user must be 1 to 128
        /v1/users/u0/recommendations?owner=a,b        | 400 | invalid-parameter | owner must be 1 to 128
        /v1/users/u0/recommendations?exclude=i1,,i2   | 400 | invalid-parameter | exclude must be 1 to 128
        /v1/users/u0/recommendations?exclude_own=2    | 400 | invalid-parameter | exclude_own must be true or false
        /v1/users/u0/recommendations?diversity=1.5    | 400 | invalid-parameter | diversity must be a number from 0 to 1
        /v1/users/u0/recommendations?diversity=NaN    | 400 | invalid-parameter | diversity
        /v1/users/u0/recommendations?diversity=0.5&offset=999 | 400 | invalid-parameter | mixes the first 1000 items
        /v1/users/u0/recommendations?context_items=no | 404 | not-found         | no item no
        /v1/users/u0/scores                           | 400 | invalid-parameter | items is missing
        /v1/users/u0/scores?items=i1,i10              | 404 | not-found         | no item i10
        /v1/users/u0/items/i10/explanation            | 404 | not-found         | no item i10
        /v1/users/u0/items/i1/explanation?limit=0     | 400 | invalid-parameter | limit
        /v1/users/nobody/similar                      | 404 | no-vector         | user nobody
        /v1/users/u0/surprising?limit=201             | 400 | invalid-parameter | limit must be a whole number from 1 to 200
        /v1/groups/recommendations                    | 400 | invalid-parameter | users is missing
        /v1/items/similar                             | 400 | invalid-parameter | items is missing
        /v1/items/similar?items=i1,no                 | 404 | not-found         | no item no
        /v1/items/i1/similar?method=magic             | 400 | invalid-parameter | must be one of blended, factors
        /v1/items/i1/similar?method=blended           | 404 | no-vector         | item i1
        /v1/items/popular?representative=maybe        | 400 | invalid-parameter | representative
        /v1/items/latest?offset=10001                 | 400 | invalid-parameter | offset
        /v1/items                                     | 400 | invalid-parameter | query is missing
        /v1/items/nothing/similar                     | 404 | not-found         | no item nothing
        /v1/items/i10/similar                         | 404 | not-found         | no item i10
        /v1/items/i1/similar?limit=5000               | 400 | invalid-parameter | limit
        /v1/scenes?limit=201                          | 400 | invalid-parameter | limit
        /v1/scenes/s1/frames                          | 404 | not-found         | no scene s1
        /v1/scenes/s9/frames                          | 404 | not-found         | no scene s9
        /v1/frames/image                              | 400 | invalid-parameter | frame is missing
        /v1/frames/image?frame=s9/x/0                 | 404 | not-found         | no frame s9/x/0
        /v1/frames/image?frame=s1/camera_0/0          | 404 | not-found         | no frame s1/camera_0/0
        /v1/frames/image?frame=s0/camera_0/9          | 404 | not-found         | no picture of frame
        /v1/releases?limit=0                          | 400 | invalid-parameter | limit
        /v1/runs?x=1                                  | 400 | unknown-parameter | no parameter x
        /v1/rejects?limit=1001                        | 400 | invalid-parameter | limit
        /v1/nothing                                   | 404 | no-such-route     | GET /v1/nothing
        /page/../page/page.js%00                      | 400 | invalid-request   | .
        /v1/events                                    | 405 | method-not-allowed | does not take GET
        """)
    void aWrongGetSaysWhatWhereAndWhatToDo(String path, int status, String type, String detail) {
        var answer = server.get(path);

        assertThat(answer.problem(status)).isEqualTo(type);
        assertThat(answer.json(status).at("/detail").asText()).contains(detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        /v1/search          | {                                                   | no valid JSON
        /v1/search          | []                                                  | it cannot be Array
        /v1/search          | {"space":"moon","entity":"i1"}                      | moon
        /v1/search          | {"entity":"i1"}                                     | space
        /v1/search          | {"space":"item"}                                    | either vector or entity
        /v1/search          | {"space":"item","vector":[1,0],"entity":"i1"}       | either vector or entity
        /v1/search          | {"space":"item","vector":[1,0,0]}                   | vector must be 2 finite numbers
        /v1/search          | {"space":"item","vector":[1,1e39]}                  | vector must be 2 finite numbers
        /v1/search          | {"space":"item","vector":[1,null]}                  | /vector/1
        /v1/search          | {"space":"image","vector":[1]}                      | vector must be 2 finite numbers
        /v1/search          | {"space":"item","entity":"i1","limit":1001}         | limit must be 1 to 1000
        /v1/search          | {"space":"item","entity":"i1","metric":"taste"}     | taste
        /v1/search          | {"space":"item","entity":"i1","lmit":1}             | lmit
        /v1/search          | {"space":"item","space":"user","entity":"i1"}       | Duplicate
        /v1/recommendations | {"interactions":[]}                                 | interactions must be 1 to 1000
        /v1/recommendations | {}                                                  | interactions
        /v1/recommendations | {"interactions":[{"item":"i1","strength":0}]}       | strength must be -1000 to 1000, and not 0
        /v1/recommendations | {"interactions":[{"item":"i1","strength":"NaN"}]}   | strength must be -1000 to 1000
        /v1/recommendations | {"interactions":[{"item":"a b"}]}                   | /interactions/0: item must be
        /v1/recommendations | {"interactions":[null]}                             | interactions
        /v1/recommendations | {"interactions":[{"item":"i1"}],"limit":0}          | limit must be 1 to 1000
        /v1/recommendations | {"interactions":[{"item":"i1"}],"diversity":2}      | diversity must be 0 to 1
        /v1/recommendations | {"interactions":[{"item":"i1"}],"exclude":["a b"]}  | exclude must be 1 to 128
        /v1/recommendations | {"interactions":[{"item":"i1"}],"users":["u1"]}     | neither users
        /v1/recommendations:batch | {"users":[]}                                  | users must be 1 to 1000
        /v1/recommendations:batch | {"limit":3}                                   | users must be given
        /v1/recommendations:batch | {"users":["u 1"]}                             | users must be 1 to 128
        /v1/search          | {"space":"user","entity":"u1","filter":{"kind":"map"}} | users have no kind
        /v1/search          | {"space":"item","entity":"i1","filter":{"class":"bp:Cheir"}} | filter.class must be
        /v1/search          | {"space":"item","entity":"i1","text":"a chair"}     | either vector or entity or text
        /v1/events          | {"events":[]}                                       | events must be a list of 1 to 1000
        /v1/events          | {"what":1}                                          | it must be an event
        /v1/events          | {"type":"dance","event_id":"e"}                     | dance
        /v1/events          | {"events":[{"type":"interaction","event_id":"e"}]}  | /events/0: /strength: is missing
        /v1/events          | 7                                                   | it must be an event
        """)
    void aWrongBodyIsRefusedWithItsPlace(String path, String body, String detail) {
        var answer = server.post(path, body);

        assertThat(answer.problem(400)).isEqualTo("invalid-body");
        assertThat(answer.json(400).at("/detail").asText())
                .contains(detail)
                .doesNotContain("org.vsekai", "java.", "Exception", "record");
    }

    @Test
    void unknownEntitiesOfASearchAreNotFound() {
        assertThat(server.post("/v1/search", "{\"space\":\"item\",\"entity\":\"i10\"}")
                        .problem(404))
                .isEqualTo("not-found");
        assertThat(server.post("/v1/search", "{\"space\":\"user\",\"entity\":\"u5\"}")
                        .problem(404))
                .isEqualTo("no-vector");
        assertThat(server.post("/v1/search", "{\"space\":\"image\",\"entity\":\"s1/camera_0/0\"}")
                        .problem(404))
                .isEqualTo("not-found");
    }

    @Test
    void aSpaceWithoutVectorsSaysSo() {
        assertThat(server.post("/v1/search", "{\"space\":\"pose\",\"entity\":\"p1\"}")
                        .problem(404))
                .isEqualTo("empty-space");
    }

    @Test
    void textIsNotGuessedAt() {
        var answer = server.post("/v1/search", "{\"space\":\"image\",\"text\":\"a chair\"}");

        assertThat(answer.problem(501)).isEqualTo("no-text-encoder");
        assertThat(answer.json(501).at("/detail").asText()).contains("image has no text encoder");
    }

    @Test
    void batchesOfTooMuchAreRefused() {
        var users = Collections.nCopies(1_000, "\"u1\"").stream().collect(Collectors.joining(","));

        assertThat(server.post("/v1/recommendations:batch", "{\"users\":[" + users + "],\"limit\":101}")
                        .problem(400))
                .isEqualTo("invalid-body");
    }

    @Test
    void bodiesOverTheLimitAreRefusedWhetherOrNotTheySayHowLongTheyAre() {
        var body = "[" + " ".repeat(1 << 20) + "]";
        assertThat(server.post("/v1/events", body).problem(413)).isEqualTo("body-too-large");

        var chunked =
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        assertThat(server.send(HttpRequest.newBuilder(server.address("/v1/search"))
                                .POST(chunked))
                        .problem(413))
                .isEqualTo("body-too-large");
    }

    @Test
    void moreThanAThousandEventsAreRefused() {
        var events = Collections.nCopies(1_001, "{}").stream().collect(Collectors.joining(","));

        assertThat(server.post("/v1/events", "{\"events\":[" + events + "]}").problem(400))
                .isEqualTo("invalid-body");
    }

    @Test
    void anAddressThatIsNoneIsRefusedAsAProblemToo() throws Exception {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.server().port())) {
            socket.getOutputStream()
                    .write("GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "urn:backpack:problem:invalid-request");
        }
    }
}
