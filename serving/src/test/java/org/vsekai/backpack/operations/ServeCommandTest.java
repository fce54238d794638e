package org.vsekai.backpack.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in a JVM of its own. */
@Tag("slow")
class ServeCommandTest {
    @TempDir
    Path data;

    @Test
    void itSaysWhereItListensAndStopsInGoodOrderWhenToldTo() throws Exception {
        World.in(data);
        var process = serve("--data", data.toString(), "--port", "0");
        try {
            var line = process.inputReader(StandardCharsets.UTF_8).readLine();
            assertThat(line).matches("Backpack serves release r1 at http://127\\.0\\.0\\.1:\\d+/");
            var address = URI.create(line.substring(line.indexOf("http")) + "readyz");
            var answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
        } finally {
            process.toHandle().destroy();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        // The process runs without the module of the Vector API.
        assertThat(process.errorReader().lines().toList())
                .noneMatch(line -> line.contains("ERROR") || line.contains("\tat "))
                .anyMatch(line -> line.contains("Top-k kernel: plain Java, because of"));
    }

    @Test
    void withoutAReleaseItSaysWhatToDo() throws Exception {
        Files.createDirectories(data.resolve("warehouse"));
        var process = serve("--data", data.toString(), "--port", "0");
        try {
            assertThat(process.inputReader(StandardCharsets.UTF_8).readLine())
                    .startsWith("Backpack listens at http://127.0.0.1:")
                    .contains("No release has been published yet. Run ./backpack nightly");
        } finally {
            process.toHandle().destroy();
        }
    }

    @Test
    void aPortThatIsTakenIsSaidInOneLine() throws Exception {
        Files.createDirectories(data.resolve("warehouse"));
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var process = serve("--data", data.toString(), "--port", String.valueOf(taken.getLocalPort()));

            assertThat(errors(process))
                    .singleElement()
                    .asString()
                    .startsWith("Port " + taken.getLocalPort() + " on 127.0.0.1 cannot be used");
            assertThat(process.exitValue()).isEqualTo(1);
        }
    }

    @Test
    void aWarehouseThatIsNotThereIsSaidInOneLine() throws Exception {
        var process = serve("--data", data.resolve("nowhere").toString());

        assertThat(errors(process))
                .singleElement()
                .asString()
                .startsWith("There is no warehouse at ")
                .contains("nightly");
        assertThat(process.exitValue()).isEqualTo(1);
    }

    private static List<String> errors(Process process) throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.errorReader(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.contains(" INFO "))
                .toList();
    }

    private static Process serve(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                ServeCommand.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
