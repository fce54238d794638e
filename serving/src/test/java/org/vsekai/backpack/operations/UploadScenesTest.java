package org.vsekai.backpack.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.Visibility;

class UploadScenesTest {
    private static final byte[] ROOM = Glb.of(1_000, 1);

    @TempDir
    Path data;

    private UploadingServer client;

    @BeforeEach
    void start() {
        client = new UploadingServer(RunningServer.on(data), data);
    }

    @AfterEach
    void stop() {
        assertThat(client.incoming()).as("left behind").isEmpty();
        client.server().close();
    }

    @Test
    void aSceneIsInTheLandingZoneWhenItIsAccepted() throws Exception {
        var answer = client.glb("name=Reading%20room&kind=prop&visibility=private&owner=u1", ROOM);

        var body = answer.json(202);
        var id = body.at("/scene_id").asText();
        assertThat(id).matches("s[0-9a-f]{32}");
        assertThat(body.at("/job_id").asText()).isEqualTo("job-" + id);
        assertThat(answer.header("Location")).isEqualTo("/v1/jobs/job-" + id);
        var manifest = client.manifest(id);
        assertThat(manifest.name()).isEqualTo("Reading room");
        assertThat(manifest.kind()).isEqualTo(ItemKind.PROP);
        assertThat(manifest.owner()).isEqualTo("u1");
        assertThat(manifest.visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(manifest.document()).contains("scene.glb");
        assertThat(manifest.capture()).isEmpty();
        assertThat(client.scene(id).resolve("scene.glb")).hasBinaryContent(ROOM);
    }

    @Test
    void aNameAloneWillDo() throws Exception {
        var id = client.glb("name=Room", ROOM).json(202).at("/scene_id").asText();

        assertThat(client.manifest(id).kind()).isEqualTo(ItemKind.MAP);
        assertThat(client.manifest(id).visibility()).isEqualTo(Visibility.UNLISTED);
        assertThat(client.manifest(id).owner()).isEqualTo("anonymous");
    }

    @Test
    void aZipStaysAsItCame() throws Exception {
        var zip = zip("room/scene.glb", ROOM);

        var id = client.post("name=Room", "application/zip", zip)
                .json(202)
                .at("/scene_id")
                .asText();

        assertThat(client.manifest(id).archive()).contains("upload.zip");
        assertThat(client.manifest(id).document()).isEmpty();
        assertThat(client.scene(id).resolve("upload.zip")).hasBinaryContent(zip);
    }

    @Test
    void manyFilesKeepTheirNames() throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("frames/0.png", png());
        files.put("room.gltf", "\n{\"asset\":{\"version\":\"2.0\"}}".getBytes(StandardCharsets.UTF_8));
        files.put("capture.json", "{\"frames\":[]}".getBytes(StandardCharsets.UTF_8));
        files.put("a b/walls.bin", new byte[] {1, 2, 3});

        var id = client.files("name=Room", files).json(202).at("/scene_id").asText();

        assertThat(client.manifest(id).document()).contains("room.gltf");
        assertThat(client.manifest(id).capture()).contains("capture.json");
        for (var file : files.entrySet()) {
            assertThat(client.scene(id).resolve(file.getKey())).hasBinaryContent(file.getValue());
        }
    }

    @Test
    void theSameContentOfTheSameOwnerIsTheSameScene() throws Exception {
        var first = client.glb("name=Room&owner=u1&visibility=public", ROOM).json(202);
        var written = Files.getLastModifiedTime(client.manifests().get(0));

        var again = client.glb("name=Other&owner=u1", ROOM).json(200);
        var asFile =
                client.files("name=Room&owner=u1", Map.of("chair.glb", ROOM)).json(200);
        var ofAnother = client.glb("name=Room&owner=u2", ROOM).json(202);

        assertThat(again).isEqualTo(first);
        assertThat(asFile).isEqualTo(first);
        assertThat(again.at("/name").asText()).isEqualTo("Room");
        assertThat(again.at("/visibility").asText()).isEqualTo("public");
        assertThat(ofAnother.at("/scene_id")).isNotEqualTo(first.at("/scene_id"));
        assertThat(client.manifests()).hasSize(2);
        assertThat(Files.getLastModifiedTime(
                        data.resolve("landing/uploads/" + first.at("/scene_id").asText() + ".json")))
                .isEqualTo(written);
    }

    @Test
    void theSameContentSentManyTimesAtOnceIsOneScene() throws Exception {
        var clients = Executors.newFixedThreadPool(4);
        var tasks = new ArrayList<Callable<RunningServer.Answer>>();
        for (int i = 0; i < 12; i++) {
            tasks.add(() -> client.glb("name=Room", ROOM));
        }
        var ids = new ArrayList<String>();
        var statuses = new ArrayList<Integer>();
        for (var answer : clients.invokeAll(tasks)) {
            ids.add(answer.get().json(answer.get().status()).at("/scene_id").asText());
            statuses.add(answer.get().status());
        }
        clients.shutdown();

        assertThat(ids).doesNotContain("").containsOnly(ids.get(0));
        assertThat(statuses).containsOnly(200, 202).containsOnlyOnce(202);
        assertThat(client.manifests()).hasSize(1);
    }

    @Test
    void aKeyStandsForOneUpload() {
        var key = new String[] {"Idempotency-Key", "k-1"};
        var first = client.glb("name=Room&owner=u1", ROOM, key).json(202);

        assertThat(client.glb("name=Room&owner=u1", ROOM, key).json(200)).isEqualTo(first);
        assertThat(client.glb("name=Room&owner=u1", Glb.of(1_000, 2), key).problem(422))
                .isEqualTo("idempotency-key-reused");
        assertThat(client.glb("name=Other&owner=u1", ROOM, key).problem(422)).isEqualTo("idempotency-key-reused");
        assertThat(client.glb("name=Other&owner=u2", ROOM, key).status()).isEqualTo(202);
        assertThat(client.manifests()).hasSize(2);
        assertThat(client.glb("name=Room", ROOM, "Idempotency-Key", "k".repeat(256))
                        .problem(400))
                .isEqualTo("invalid-upload");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        name=                         | name must be
        kind=map                      | name is missing
        name=Room&kind=hat            | kind must be one of map, avatar, prop
        name=Room&visibility=secret   | visibility must be one of public, unlisted, private
        name=Room&owner=../u1         | owner must be 1 to 128
        name=%0A                      | name must be
        name=a%07b                    | name must be 1 to 200 characters that can be seen
        """)
    void aWrongLabelIsRefused(String query, String detail) {
        var answer = client.glb(query, ROOM);

        assertThat(answer.problem(400)).isEqualTo("invalid-parameter");
        assertThat(answer.text()).contains(detail);
    }

    @Test
    void whatIsNotWhatItSaysIsRefused() {
        var text = "Once upon a time".getBytes(StandardCharsets.UTF_8);
        for (var type : List.of("model/gltf-binary", "application/zip")) {
            assertThat(client.post("name=Room", type, text).problem(415)).isEqualTo("not-what-it-says");
            assertThat(client.post("name=Room", type, new byte[0]).problem(415)).isEqualTo("not-what-it-says");
        }
        for (var name : List.of(
                "x.glb",
                "x.vrm",
                "x.gltf",
                "x.tscn",
                "x.png",
                "x.JPG",
                "x.webp",
                "x.wav",
                "x.ogg",
                "x.flac",
                "x.ktx2",
                "x.zip",
                "capture.json")) {
            assertThat(client.files("name=Room", Map.of(name, text)).problem(415))
                    .as(name)
                    .isEqualTo("not-what-it-says");
        }
        assertThat(client.files("name=Room", Map.of("x.exe", text)).problem(415))
                .isEqualTo("unsupported-type");
        assertThat(client.post("name=Room", "text/plain", text).problem(415)).isEqualTo("unsupported-type");
        assertThat(client.manifests()).isEmpty();
    }

    @Test
    void whatWasCutOffIsRefused() throws Exception {
        assertThat(client.glb("name=Room", Arrays.copyOf(ROOM, 900)).problem(400))
                .isEqualTo("invalid-upload");
        var zip = zip("scene.glb", ROOM);
        var answer = client.post("name=Room", "application/zip", Arrays.copyOf(zip, zip.length - 9));
        assertThat(answer.problem(400)).isEqualTo("invalid-upload");
        assertThat(answer.text()).contains("upload.zip has no zip directory at its end");
        var files = UploadingServer.multipart(Map.of("scene.glb", ROOM));
        assertThat(client.post("name=Room", UploadingServer.MULTIPART, Arrays.copyOf(files, 700))
                        .status())
                .isEqualTo(400);
        assertThat(client.manifests()).isEmpty();
    }

    @Test
    void aConnectionThatBreaksLeavesNothing() throws Exception {
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), client.server().server().port())) {
            socket.getOutputStream()
                    .write(UploadingServer.head("POST", "/v1/scenes?name=Room", "model/gltf-binary", 1_000)
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(ROOM, 0, 500);
            socket.getOutputStream().flush();
            waitUntil(() -> !client.incoming().isEmpty());
        }
        waitUntil(() -> client.incoming().isEmpty());

        assertThat(client.manifests()).isEmpty();
    }

    private static void waitUntil(java.util.function.BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(10);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../scene.glb",
                "/etc/scene.glb",
                "a/../../scene.glb",
                "a//scene.glb",
                "./scene.glb",
                "C:/scene.glb",
                "a%5C..%5Cscene.glb",
                ".hidden/scene.glb",
                "a/b/c/d/e/f/g/h/scene.glb",
                "scene.glb/",
                "a /scene.glb",
                "con|scene.glb",
            })
    void aNameThatLeadsElsewhereIsRefused(String name) {
        var escaped = name.replace("%5C", "\\\\");

        var answer = client.files("name=Room", Map.of(escaped, ROOM));

        assertThat(answer.status()).as(answer.text()).isIn(400, 415);
        assertThat(client.manifests()).isEmpty();
    }

    @Test
    void filesThatDoNotFitTogetherAreRefused() {
        var image = png();
        assertThat(detail(Map.of("0.png", image))).contains("There is no scene among the files");
        assertThat(detail(Map.of("a.glb", ROOM, "b.glb", ROOM))).contains("not clear which is the scene: a.glb, b.glb");
        assertThat(detail(Map.of("a.glb", ROOM, "A.glb", ROOM))).contains("is there twice");
        assertThat(detail(Map.of("a.glb", ROOM, "a.glb/0.png", image))).contains("names a folder");
        assertThat(detail(Map.of("a.glb", ROOM, "x/capture.json", "{}".getBytes(StandardCharsets.UTF_8))))
                .contains("x/capture.json is not where");
        assertThat(client.files("name=Room&document=c.glb", Map.of("a.glb", ROOM))
                        .text())
                .contains("document is c.glb");
        assertThat(client.files("name=Room", Map.of()).status()).isEqualTo(400);
    }

    private String detail(Map<String, byte[]> files) {
        var answer = client.files("name=Room", files);
        assertThat(answer.problem(400)).isEqualTo("invalid-upload");
        return answer.json(400).at("/detail").asText();
    }

    @Test
    void theSceneIsTheFileThatTheClientOrTheCaptureNames() throws Exception {
        var files = Map.of("a.glb", ROOM, "b.glb", Glb.of(1_000, 2));
        var asked = client.files("name=Room&document=b.glb", files).json(202);
        assertThat(client.manifest(asked.at("/scene_id").asText()).document()).contains("b.glb");

        var named = new LinkedHashMap<>(files);
        named.put(
                "capture.json",
                "{\"frames\":[{\"document\":\"b.glb\"}],\"document\":\"a.glb\"}".getBytes(StandardCharsets.UTF_8));
        var capture = client.files("name=Room", named).json(202);
        assertThat(client.manifest(capture.at("/scene_id").asText()).document()).contains("a.glb");

        var godot = Map.of("a.glb", ROOM, "main.tscn", "[gd_scene format=3]".getBytes(StandardCharsets.UTF_8));
        var scene = client.files("name=Room", godot).json(202);
        assertThat(client.manifest(scene.at("/scene_id").asText()).document()).contains("main.tscn");
    }

    @Test
    void whatIsOverALimitIsRefusedByItsName() {
        var large = Glb.of(600_000, 1);
        assertThat(client.glb("name=Room", large).json(413).at("/detail").asText())
                .contains("The size of scene.glb is over the limit of 524288", "most-file-bytes");
        assertThat(client.glb("name=Room", Glb.of(1_200_000, 1))
                        .json(413)
                        .at("/detail")
                        .asText())
                .contains("most-bytes");
        var chunked = client.server()
                .send(HttpRequest.newBuilder(client.server().address("/v1/scenes?name=Room"))
                        .header("Content-Type", "model/gltf-binary")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));
        assertThat(chunked.problem(413)).isEqualTo("upload-too-large");

        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 6; i++) {
            many.put(i + ".bin", new byte[] {1});
        }
        assertThat(client.files("name=Room", many).json(413).at("/detail").asText())
                .contains("The number of files is over the limit of 5");
        Map<String, byte[]> heavy = new LinkedHashMap<>();
        heavy.put("a.bin", new byte[500_000]);
        heavy.put("b.bin", new byte[500_000]);
        heavy.put("c.bin", new byte[60_000]);
        var parts = client.server()
                .send(HttpRequest.newBuilder(client.server().address("/v1/scenes?name=Room"))
                        .header("Content-Type", UploadingServer.MULTIPART)
                        .POST(BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(UploadingServer.multipart(heavy)))));
        assertThat(parts.json(413).at("/detail").asText())
                .contains("The size of the upload is over the limit of 1048576");
    }

    @Test
    void partsThatAreNoFilesAreRefused() {
        var field =
                "------a-boundary\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nRoom\r\n------a-boundary--\r\n";

        var answer = client.post("name=Room", UploadingServer.MULTIPART, field.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.problem(400)).isEqualTo("invalid-upload");
        assertThat(answer.text()).contains("Part title is no file");
        assertThat(client.post("name=Room", "multipart/form-data", ROOM).problem(400))
                .isEqualTo("invalid-upload");
    }

    @Test
    void aDiskWithoutRoomIsSaidBeforeAnythingIsSent() {
        client.server().close();
        var u = RunningServer.UPLOADS;
        client = new UploadingServer(
                RunningServer.on(
                        data,
                        new org.vsekai.backpack.uploads.UploadSettings(
                                u.mostBytes(),
                                u.mostFileBytes(),
                                u.mostFiles(),
                                u.mostUnfinished(),
                                u.mostUnfinishedBytes(),
                                u.mostAtOnce(),
                                Long.MAX_VALUE,
                                u.expiry())),
                data);

        assertThat(client.glb("name=Room", ROOM).problem(507)).isEqualTo("disk-full");
        assertThat(client.manifests()).isEmpty();
    }

    @Test
    void aDiskThatFailsIsSaidAndTheUploadCanBeSentAgain() throws Exception {
        var scenes = data.resolve("landing/scenes");
        Files.createDirectories(data.resolve("landing"));
        Files.writeString(scenes, "a file where the folder should be");

        assertThat(client.glb("name=Room", ROOM).problem(503)).isEqualTo("not-kept");
        assertThat(client.manifests()).isEmpty();

        Files.delete(scenes);
        var id = client.glb("name=Room", ROOM).json(200).at("/scene_id").asText();
        assertThat(client.scene(id).resolve("scene.glb")).hasBinaryContent(ROOM);
        assertThat(client.manifests()).hasSize(1);
    }

    @Test
    void uploadsAreCounted() {
        client.glb("name=Room", ROOM).json(202);
        client.glb("name=Room", ROOM).json(200);
        client.glb("name=Room", new byte[0]).problem(415);

        assertThat(client.server().get("/metrics").text())
                .contains(
                        "backpack_uploads_finished_total{new=\"true\",way=\"request\"} 1.0",
                        "backpack_uploads_finished_total{new=\"false\",way=\"request\"} 1.0",
                        "backpack_uploads_refused_total{reason=\"not-what-it-says\"} 1.0",
                        "backpack_uploads_bytes_total 2000.0",
                        "backpack_uploads_receiving 0.0",
                        "backpack_uploads_resumable 0.0");
    }

    static byte[] png() {
        return new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0};
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }
}
