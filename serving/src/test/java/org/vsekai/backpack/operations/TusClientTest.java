package org.vsekai.backpack.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.landing.Upload;

/** A client of others, tuspy, uploads to the server as it is started for real, and the server is killed meanwhile. */
@Tag("slow")
class TusClientTest {
    private static final Path HOME = Path.of(System.getProperty("backpack.home"));
    private static final int BYTES = 192 << 20;
    private static final int CHUNK = 2 << 20;

    @TempDir
    Path folder;

    @Test
    void anUploadSurvivesTwoKillsOfTheServer() throws Exception {
        var python = python();
        var data = folder.resolve("data");
        Files.createDirectories(data.resolve("warehouse"));
        var file = Files.write(folder.resolve("big.glb"), Glb.of(BYTES, 7));
        var server = serve(data, 0);
        var port = port(server);
        var client = new ProcessBuilder(
                        python,
                        HOME.resolve("serving/src/test/python/tus_upload.py").toString(),
                        "http://127.0.0.1:" + port + "/v1/uploads",
                        file.toString(),
                        "Big room",
                        Integer.toString(CHUNK))
                .redirectErrorStream(true)
                .start();
        try {
            for (long share : List.of(BYTES / 4L, BYTES / 2L)) {
                awaitIncoming(data, share, client);
                server.destroyForcibly().waitFor();
                assertThat(Files.size(incoming(data).orElseThrow())).isBetween(share, BYTES - 1L);
                server = serve(data, port);
                assertThat(port(server)).isEqualTo(port);
            }

            assertThat(client.waitFor(120, TimeUnit.SECONDS)).isTrue();
            var output = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(client.exitValue()).as(output).isZero();
            var id = output.strip();
            var manifest = Upload.read(Files.readString(data.resolve("landing/uploads/" + id + ".json")));
            assertThat(manifest.name()).isEqualTo("Big room");
            assertThat(Files.mismatch(data.resolve("landing/scenes/" + id + "/scene.glb"), file))
                    .isEqualTo(-1);
            assertThat(incoming(data)).isEmpty();
        } finally {
            client.destroyForcibly();
            server.destroyForcibly().waitFor();
        }
    }

    private static void awaitIncoming(Path data, long bytes, Process client) throws Exception {
        var file = incoming(data);
        while (client.isAlive() && (file.isEmpty() || Files.size(file.get()) < bytes)) {
            Thread.sleep(5);
            file = incoming(data);
        }
        assertThat(client.isAlive()).as("the client is at it still").isTrue();
    }

    private static Optional<Path> incoming(Path data) {
        var root = data.resolve("landing/incoming");
        if (!Files.exists(root)) {
            return Optional.empty();
        }
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.endsWith("scene.glb")).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process serve(Path data, int port) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                ServeCommand.class.getName(),
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.log").toFile()))
                .start();
    }

    private static int port(Process server) throws IOException {
        var line = String.valueOf(server.inputReader(StandardCharsets.UTF_8).readLine());
        assertThat(line).startsWith("Backpack listens at http://127.0.0.1:");
        return Integer.parseInt(line.replaceFirst(".*?127\\.0\\.0\\.1:(\\d+)/.*", "$1"));
    }

    private static String python() {
        var named = System.getProperty("backpack.golden");
        if (named != null) {
            return named;
        }
        var python = HOME.resolve(".venv/golden/bin/python");
        assumeTrue(
                Files.isExecutable(python),
                "not tried with tuspy: there is no " + python + "; bin/python-environment golden makes it");
        return python.toString();
    }
}
