package org.vsekai.backpack.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vsekai.backpack.table.ItemKind;

/** The tus protocol 1.0.0, request by request. */
class TusTest {
    private static final byte[] ROOM = Glb.of(1_000, 1);
    private static final String METADATA = metadata("name", "Räume", "filetype", "model/gltf-binary", "kind", "prop");

    @TempDir
    Path data;

    private UploadingServer client;

    @BeforeEach
    void start() {
        client = new UploadingServer(RunningServer.on(data), data);
    }

    @AfterEach
    void stop() {
        client.server().close();
    }

    private void restart() {
        client.server().close();
        start();
    }

    @Test
    void theServerSaysWhatItSpeaks() {
        var answer = client.server()
                .send(HttpRequest.newBuilder(client.server().address("/v1/uploads"))
                        .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Tus-Version")).isEqualTo("1.0.0");
        assertThat(answer.header("Tus-Extension"))
                .isEqualTo("creation,creation-with-upload,termination,expiration,checksum");
        assertThat(answer.header("Tus-Checksum-Algorithm")).isEqualTo("sha1,sha256");
        assertThat(answer.header("Tus-Max-Size")).isEqualTo("524288");
    }

    @Test
    void partsBecomeASceneWithTheLastByte() throws Exception {
        var upload = create(1_000);
        assertThat(head(upload).header("Upload-Offset")).isEqualTo("0");

        var first = patch(upload, 0, Arrays.copyOf(ROOM, 400));
        assertThat(first.status()).isEqualTo(204);
        assertThat(first.header("Upload-Offset")).isEqualTo("400");
        assertThat(first.header("Upload-Expires")).matches("[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} [\\d:]{8} GMT");
        assertThat(first.header("Scene-Id")).isEmpty();
        assertThat(client.manifests()).isEmpty();

        var last = patch(upload, 400, Arrays.copyOfRange(ROOM, 400, 1_000));
        assertThat(last.status()).isEqualTo(204);
        var id = last.header("Scene-Id");
        assertThat(last.header("Job-Id")).isEqualTo("job-" + id);
        assertThat(client.scene(id).resolve("scene.glb")).hasBinaryContent(ROOM);
        assertThat(client.manifest(id).name()).isEqualTo("Räume");
        assertThat(client.manifest(id).kind()).isEqualTo(ItemKind.PROP);
        assertThat(client.incoming()).isEmpty();

        var status = head(upload);
        assertThat(status.status()).isEqualTo(200);
        assertThat(status.header("Upload-Offset")).isEqualTo("1000");
        assertThat(status.header("Upload-Length")).isEqualTo("1000");
        assertThat(status.header("Upload-Metadata")).isEqualTo(METADATA);
        assertThat(status.header("Scene-Id")).isEqualTo(id);
        assertThat(client.server()
                        .get("/v1/jobs/job-" + id)
                        .json(200)
                        .at("/state")
                        .asText())
                .isEqualTo("available");
    }

    @Test
    void theSceneIsTheSameAsThatOfOneRequest() {
        var id = client.glb("name=Room", ROOM).json(202).at("/scene_id").asText();

        assertThat(patch(create(1_000), 0, ROOM).header("Scene-Id")).isEqualTo(id);
        assertThat(client.manifests()).hasSize(1);
        assertThat(client.incoming()).isEmpty();
    }

    @Test
    void creationMayBringTheFirstBytesOrAll() {
        var some = send(
                "POST", "/v1/uploads", Arrays.copyOf(ROOM, 100), "Upload-Length", "1000", "Upload-Metadata", METADATA);
        assertThat(some.status()).isEqualTo(201);
        assertThat(some.header("Upload-Offset")).isEqualTo("100");
        assertThat(patch(some.header("Location"), 100, Arrays.copyOfRange(ROOM, 100, 1_000))
                        .header("Scene-Id"))
                .isNotEmpty();

        var all = send("POST", "/v1/uploads", ROOM, "Upload-Length", "1000", "Upload-Metadata", METADATA);
        assertThat(all.status()).isEqualTo(201);
        assertThat(all.header("Scene-Id")).isNotEmpty();
    }

    @Test
    void anUploadGoesOnAfterARestart() {
        var upload = create(1_000);
        patch(upload, 0, Arrays.copyOf(ROOM, 400));

        restart();

        assertThat(head(upload).header("Upload-Offset")).isEqualTo("400");
        var id = patch(upload, 400, Arrays.copyOfRange(ROOM, 400, 1_000)).header("Scene-Id");
        assertThat(client.scene(id).resolve("scene.glb")).hasBinaryContent(ROOM);
        assertThat(client.glb("name=Room", ROOM).json(200).at("/scene_id").asText())
                .isEqualTo(id);
    }

    @Test
    void bytesThatWereNotCertainBeforeAKillAreWrittenAgain() throws Exception {
        var upload = create(1_000);
        patch(upload, 0, Arrays.copyOf(ROOM, 400));
        client.server().close();
        // A kill between the write and SQL leaves bytes that nobody vouched for.
        var file = client.incoming().get(0).resolve("scene.glb");
        Files.write(file, new byte[300], java.nio.file.StandardOpenOption.APPEND);
        start();

        assertThat(head(upload).header("Upload-Offset")).isEqualTo("400");
        var id = patch(upload, 400, Arrays.copyOfRange(ROOM, 400, 1_000)).header("Scene-Id");
        assertThat(client.scene(id).resolve("scene.glb")).hasBinaryContent(ROOM);
    }

    @Test
    void aConnectionThatBreaksKeepsWhatCame() throws Exception {
        var upload = create(1_000);
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), client.server().server().port())) {
            socket.getOutputStream()
                    .write(("PATCH " + upload + " HTTP/1.1\r\nHost: x\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
                                    + "Content-Type: application/offset+octet-stream\r\nContent-Length: 1000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(ROOM, 0, 600);
            socket.getOutputStream().flush();
            Thread.sleep(300);
        }

        int offset = 0;
        for (int i = 0; i < 50 && offset == 0; i++) {
            Thread.sleep(100);
            offset = Integer.parseInt("0" + head(upload).header("Upload-Offset"));
        }
        assertThat(offset).isEqualTo(600);
        assertThat(patch(upload, 600, Arrays.copyOfRange(ROOM, 600, 1_000)).header("Scene-Id"))
                .isNotEmpty();
    }

    @Test
    void bytesForAnotherPlaceAreRefused() {
        var upload = create(1_000);
        patch(upload, 0, Arrays.copyOf(ROOM, 400));

        assertThat(patch(upload, 0, Arrays.copyOf(ROOM, 400)).problem(409)).isEqualTo("offset-mismatch");
        assertThat(patch(upload, 500, new byte[10]).problem(409)).isEqualTo("offset-mismatch");
        assertThat(patch(upload, 400, new byte[601]).problem(413)).isEqualTo("upload-too-large");
        assertThat(head(upload).header("Upload-Offset")).isEqualTo("400");
    }

    @Test
    void aChecksumVouchesForTheBytesOfARequest() throws Exception {
        var upload = create(1_000);
        var part = Arrays.copyOf(ROOM, 400);
        var sha1 = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-1").digest(part));
        var other = part.clone();
        other[300] ^= 1;

        assertThat(patch(upload, 0, other, "Upload-Checksum", "sha1 " + sha1).problem(460))
                .isEqualTo("checksum-mismatch");
        assertThat(head(upload).header("Upload-Offset")).isEqualTo("0");
        assertThat(patch(upload, 0, part, "Upload-Checksum", "md5 " + sha1).problem(400))
                .isEqualTo("invalid-header");
        assertThat(patch(upload, 0, part, "Upload-Checksum", "sha1 " + sha1).status())
                .isEqualTo(204);
        var rest = Arrays.copyOfRange(ROOM, 400, 1_000);
        var sha256 = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(rest));
        var id = patch(upload, 400, rest, "Upload-Checksum", "sha256 " + sha256).header("Scene-Id");
        assertThat(client.scene(id).resolve("scene.glb")).hasBinaryContent(ROOM);
    }

    @Test
    void anUploadThatIsGivenUpIsGone() {
        var upload = create(1_000);
        patch(upload, 0, Arrays.copyOf(ROOM, 400));

        assertThat(send("DELETE", upload, new byte[0]).status()).isEqualTo(204);

        assertThat(head(upload).status()).isEqualTo(404);
        assertThat(patch(upload, 400, new byte[1]).problem(404)).isEqualTo("not-found");
        assertThat(client.incoming()).isEmpty();
    }

    @Test
    void clientsWithoutTheMethodsSayThemInAHeader() {
        var upload = create(1_000);
        var patched = send("POST", upload, ROOM, "X-HTTP-Method-Override", "PATCH", "Upload-Offset", "0");
        assertThat(patched.header("Scene-Id")).isNotEmpty();
        assertThat(send("POST", upload, new byte[0], "X-HTTP-Method-Override", "DELETE")
                        .status())
                .isEqualTo(204);
        assertThat(send("POST", upload, new byte[0]).problem(400)).isEqualTo("invalid-header");
    }

    @Test
    void whatIsNotWhatItSaysIsRefusedWithItsFirstBytes() {
        var upload = create(1_000);

        assertThat(patch(upload, 0, "Once upon a time".repeat(10).getBytes(StandardCharsets.UTF_8))
                        .problem(415))
                .isEqualTo("not-what-it-says");
        assertThat(head(upload).status()).isEqualTo(404);
        assertThat(client.incoming()).isEmpty();

        var padded = Arrays.copyOf(ROOM, 1_200);
        assertThat(patch(create(1_200), 0, padded).problem(400)).isEqualTo("invalid-upload");
        assertThat(client.incoming()).isEmpty();
        assertThat(client.manifests()).isEmpty();
    }

    @Test
    void anotherVersionIsNotSpoken() {
        var answer = client.server()
                .send(HttpRequest.newBuilder(client.server().address("/v1/uploads"))
                        .header("Upload-Length", "10")
                        .POST(BodyPublishers.noBody()));

        assertThat(answer.problem(412)).isEqualTo("tus-version");
        assertThat(answer.header("Tus-Version")).isEqualTo("1.0.0");
        assertThat(answer.header("Tus-Resumable")).isEqualTo("1.0.0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0      | name Um9vbQ==,filename YS5nbGI= | 400 | Upload-Length must be
        ten    | name Um9vbQ==,filename YS5nbGI= | 400 | Upload-Length must be
        524289 | name Um9vbQ==,filename YS5nbGI= | 413 | most-file-bytes
        10     | filename YS50eHQ=               | 415 | model/gltf-binary or application/zip
        10     | filetype YXBwbGljYXRpb24vemlw   | 400 | name is missing
        10     | name ###,filename YS5nbGI=      | 400 | UTF-8 texts in Base64
        10     | name Um9vbQ==,name Um9vbQ==     | 400 | each once
        10     | filename YS5nbGI=,kind aGF0     | 400 | kind must be one of
        """)
    void aWrongCreationIsRefused(String length, String metadata, int status, String detail) {
        var answer = create(length, metadata);

        answer.problem(status);
        assertThat(answer.text()).contains(detail);
        assertThat(client.incoming()).isEmpty();
    }

    @Test
    void onlySoManyMayBeUnfinished() {
        for (int i = 0; i < 4; i++) {
            create(1_000);
        }

        assertThat(create("1000", METADATA).problem(503)).isEqualTo("too-many-uploads");
        assertThat(client.glb("name=Room", ROOM).problem(503)).isEqualTo("too-many-uploads");

        var first = "/v1/uploads/" + client.incoming().get(0).getFileName();
        send("DELETE", first, new byte[0]);
        assertThat(client.glb("name=Room", ROOM).status()).isEqualTo(202);
        assertThat(client.server().get("/metrics").text())
                .contains("backpack_uploads_resumable 3.0", "backpack_uploads_resumable_bytes 3000.0");
    }

    private String create(int length) {
        var answer = create(Integer.toString(length), METADATA);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.header("Location");
    }

    private RunningServer.Answer create(String length, String metadata) {
        return client.server()
                .send(HttpRequest.newBuilder(client.server().address("/v1/uploads"))
                        .header("Tus-Resumable", "1.0.0")
                        .header("Upload-Length", length)
                        .header("Upload-Metadata", metadata)
                        .POST(BodyPublishers.noBody()));
    }

    private RunningServer.Answer head(String upload) {
        return send("HEAD", upload, new byte[0]);
    }

    private RunningServer.Answer patch(String upload, long offset, byte[] bytes, String... headers) {
        var all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Upload-Offset";
        all[1] = Long.toString(offset);
        return send("PATCH", upload, bytes, all);
    }

    private RunningServer.Answer send(String method, String path, byte[] bytes, String... headers) {
        Map<String, String> all = new HashMap<>();
        all.put("Tus-Resumable", "1.0.0");
        all.put("Content-Type", "application/offset+octet-stream");
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        var request = HttpRequest.newBuilder(client.server().address(path))
                .method(method, bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes));
        all.forEach(request::header);
        return client.server().send(request);
    }

    private static String metadata(String... pairs) {
        var text = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            text.append(i == 0 ? "" : ",").append(pairs[i]).append(' ');
            text.append(Base64.getEncoder().encodeToString(pairs[i + 1].getBytes(StandardCharsets.UTF_8)));
        }
        return text.toString();
    }
}
