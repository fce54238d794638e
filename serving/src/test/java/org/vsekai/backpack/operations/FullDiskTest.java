package org.vsekai.backpack.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A landing zone on a disk of 1 MiB, where a disk may be mounted. */
@Tag("slow")
class FullDiskTest {
    private static final byte[] ROOM = Glb.of(400_000, 1);

    @TempDir
    Path data;

    private UploadingServer client;
    private boolean isMounted;

    @BeforeEach
    void start() throws Exception {
        var landing = Files.createDirectories(data.resolve("landing")).toString();
        isMounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", landing) == 0;
        assumeTrue(isMounted, "no full disk was tried: a tmpfs may not be mounted here");
        client = new UploadingServer(RunningServer.on(data), data);
    }

    @AfterEach
    void stop() throws Exception {
        if (isMounted) {
            client.server().close();
            assertThat(run("umount", data.resolve("landing").toString())).isZero();
        }
    }

    @Test
    void aDiskThatFillsUpMeanwhileIsSaidAndNothingStays() throws Exception {
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), client.server().server().port())) {
            var out = socket.getOutputStream();
            out.write(UploadingServer.head("POST", "/v1/scenes?name=Room", "model/gltf-binary", 400_000)
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(ROOM, 0, 150_000);
            out.flush();
            while (client.incoming().isEmpty()) {
                Thread.onSpinWait();
            }
            fill();
            out.write(ROOM, 150_000, 250_000);
            out.flush();
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 507").contains("urn:backpack:problem:disk-full");
        }
        assertThat(client.incoming()).isEmpty();
        assertThat(client.manifests()).isEmpty();

        Files.delete(data.resolve("landing/ballast"));
        assertThat(client.glb("name=Room", ROOM).status()).isEqualTo(202);
    }

    @Test
    void partsThatFindNoRoomAreSentAgainLater() throws Exception {
        var upload = tus(
                        "POST",
                        "/v1/uploads",
                        new byte[0],
                        "Upload-Length",
                        "400000",
                        "Upload-Metadata",
                        "filename YS5nbGI=")
                .header("Location");
        assertThat(tus("PATCH", upload, Arrays.copyOf(ROOM, 100_000), "Upload-Offset", "0")
                        .status())
                .isEqualTo(204);
        fill();
        var rest = Arrays.copyOfRange(ROOM, 100_000, ROOM.length);

        assertThat(tus("PATCH", upload, rest, "Upload-Offset", "100000").problem(507))
                .isEqualTo("disk-full");

        Files.delete(data.resolve("landing/ballast"));
        var offset = tus("HEAD", upload, new byte[0]).header("Upload-Offset");
        assertThat(offset).isEqualTo("100000");
        assertThat(tus("PATCH", upload, rest, "Upload-Offset", offset).header("Scene-Id"))
                .isNotEmpty();
    }

    private RunningServer.Answer tus(String method, String path, byte[] body, String... headers) {
        var request = HttpRequest.newBuilder(client.server().address(path))
                .header("Tus-Resumable", "1.0.0")
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (body.length > 0) {
            request.header("Content-Type", "application/offset+octet-stream");
        }
        return client.server().send(headers.length == 0 ? request : request.headers(headers));
    }

    @Test
    void aDiskWithTooLittleRoomTakesNothing() {
        assertThat(client.glb("name=Room", ROOM).status()).isEqualTo(202);
        assertThat(client.glb("name=Room", Glb.of(400_000, 2)).status()).isEqualTo(202);
        assertThat(client.glb("name=Room", Glb.of(400_000, 3)).problem(507)).isEqualTo("disk-full");
        assertThat(client.incoming()).isEmpty();
    }

    private void fill() throws IOException {
        try (var ballast = Files.newOutputStream(data.resolve("landing/ballast"))) {
            while (true) {
                ballast.write(new byte[4096]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).start().waitFor();
    }
}
