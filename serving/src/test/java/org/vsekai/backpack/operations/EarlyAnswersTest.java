package org.vsekai.backpack.operations;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client that sends its whole body before it reads gets the answer, however early the server knew it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EarlyAnswersTest {
    /** More than the buffers of a connection hold. */
    private static final int LONG = 32 << 20;

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
    @CsvSource({
        "/v1/events, application/json, 413, body-too-large",
        "/v1/scenes?name=Room, text/plain, 415, unsupported-type",
        "/v1/scenes?nam=Room, model/gltf-binary, 400, unknown-parameter",
        "/v1/scenes?name=Room, model/gltf-binary, 413, upload-too-large",
        "/v1/nothing, text/plain, 404, no-such-route",
        "/v1/users/u0/recommendations, text/plain, 405, method-not-allowed",
    })
    void theAnswerIsReadAfterALongBody(String path, String type, int status, String problem) throws Exception {
        try (var socket = connect()) {
            var body = socket.getOutputStream();
            body.write(UploadingServer.head("POST", path, type, LONG).getBytes(US_ASCII));
            var piece = new byte[1 << 16];
            for (int sent = 0; sent < LONG; sent += piece.length) {
                body.write(piece);
            }

            assertThat(answer(socket)).startsWith("HTTP/1.1 " + status).contains("urn:backpack:problem:" + problem);
        }
    }

    @Test
    void aBodyThatNeverComesIsNotWaitedFor() throws Exception {
        try (var socket = connect()) {
            var head = UploadingServer.head("POST", "/v1/nothing", "text/plain", LONG);
            socket.getOutputStream()
                    .write(head.replace("Host: x", "Host: x\r\nExpect: 100-continue")
                            .getBytes(US_ASCII));

            var first = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
            assertThat(first).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void theConnectionServesTheNextRequest() throws Exception {
        try (var socket = connect()) {
            var first =
                    UploadingServer.head("POST", "/v1/nothing", "text/plain", 3).replace("Connection: close\r\n", "");
            socket.getOutputStream().write((first + "abc").getBytes(US_ASCII));
            socket.getOutputStream()
                    .write("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes(US_ASCII));

            assertThat(answer(socket)).startsWith("HTTP/1.1 404").contains("HTTP/1.1 200");
        }
    }

    private Socket connect() throws IOException {
        var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.server().port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
}
