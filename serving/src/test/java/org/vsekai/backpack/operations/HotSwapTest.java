package org.vsekai.backpack.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.ReleaseState;

@Tag("slow")
class HotSwapTest {
    @TempDir
    Path data;

    @Test
    void aNewReleaseIsSwappedInWithoutAFailedOrMixedAnswer() throws Exception {
        var world = World.in(data);
        try (var server = RunningServer.on(data)) {
            var goOn = new AtomicBoolean(true);
            var wrong = new ConcurrentLinkedQueue<String>();
            var seen = new ConcurrentLinkedQueue<String>();
            var clients = Executors.newFixedThreadPool(4);
            for (int i = 0; i < 4; i++) {
                var unused = clients.submit(() -> {
                    while (goOn.get()) {
                        var answer = server.get("/v1/users/u4/recommendations?limit=1&exclude_seen=false");
                        var release = answer.status() == 200
                                ? answer.json(200).at("/release").asText()
                                : "";
                        var item = answer.status() == 200
                                ? answer.json(200).at("/items/0/item").asText()
                                : "";
                        seen.add(release);
                        // r1 ranks i3 first for u4; so does r2, whose signs are all turned; r3's users look away from
                        // it.
                        if (!(release + item).matches("r1i3|r2i3|r3i3")) {
                            wrong.add(answer.status() + " " + answer.text());
                        }
                    }
                    return null;
                });
            }
            world.release(2, ReleaseState.RELEASED, -1);
            waitUntil(() -> seen.contains("r2"));
            world.release(3, ReleaseState.RELEASED, 1);
            waitUntil(() -> seen.contains("r3"));
            goOn.set(false);
            clients.shutdown();
            assertThat(clients.awaitTermination(10, TimeUnit.SECONDS)).isTrue();

            assertThat(wrong).isEmpty();
            assertThat(seen).contains("r1", "r2", "r3");
        }
    }

    @Test
    void heldBackReleasesAreNotServed() throws Exception {
        var world = World.in(data);
        try (var server = RunningServer.on(data)) {
            world.release(2, ReleaseState.REJECTED, -1);
            world.release(3, ReleaseState.CANDIDATE, -1);
            waitUntil(() -> server.server().releases().history().size() == 3);

            assertThat(live(server)).isEqualTo("r1");
        }
    }

    @Test
    void aReleaseThatCannotBeLoadedLeavesTheLiveOneAndIsPassedByTheNext() throws Exception {
        var world = World.in(data);
        try (var server = RunningServer.on(data)) {
            world.publish(2, ReleaseState.RELEASED, List.of(new ModelReleaseRow.TableVersion("user_factors", 99)));
            waitUntil(() -> !server.server().releases().problem().isEmpty());

            assertThat(live(server)).isEqualTo("r1");
            assertThat(server.get("/v1/releases").json(200).at("/problem").asText())
                    .contains("Release r2", "user_factors", "version 99");
            assertThat(server.get("/readyz").json(200).at("/release").asText()).isEqualTo("r1");

            world.release(3, ReleaseState.RELEASED, 1);
            waitUntil(() -> live(server).equals("r3"));
            assertThat(server.server().releases().problem()).isEmpty();
        }
    }

    @Test
    void aReleaseWhoseFilesAreGoneIsNamedAndTheOneBeforeItIsServedAtStart() throws Exception {
        var world = World.in(data);
        world.release(2, ReleaseState.RELEASED, 1);
        deleteNewestFile(data.resolve("warehouse/item_factors"));

        try (var server = RunningServer.on(data)) {
            assertThat(live(server)).isEqualTo("r1");
            assertThat(server.server().releases().problem()).contains("Release r2", "item_factors");
        }
    }

    @Test
    void factorsThatAreNotNumbersAreRefused() throws Exception {
        var world = World.in(data);
        long version = world.replace(FactorRow.USER_FACTORS, List.of(new FactorRow(0, List.of(1f, Float.NaN))));
        var tables = world.versions().stream()
                .map(table -> table.table().equals("user_factors")
                        ? new ModelReleaseRow.TableVersion("user_factors", version)
                        : table)
                .toList();
        try (var server = RunningServer.on(data)) {
            world.publish(2, ReleaseState.RELEASED, tables);
            waitUntil(() -> !server.server().releases().problem().isEmpty());

            assertThat(server.server().releases().problem())
                    .contains("user_factors: vector 0 holds a number that is not finite");
            assertThat(live(server)).isEqualTo("r1");
        }
    }

    @Test
    void withoutAReleaseItSaysSoAndPicksTheFirstOneUp() throws Exception {
        Files.createDirectories(data.resolve("warehouse"));
        try (var server = RunningServer.on(data)) {
            assertThat(server.get("/readyz").problem(503)).isEqualTo("not-ready");
            assertThat(server.get("/readyz").json(503).at("/detail").asText()).contains("./backpack nightly");
            assertThat(server.get("/readyz").header("Retry-After")).isEqualTo("5");
            assertThat(server.get("/v1/users/u0/recommendations").problem(503)).isEqualTo("not-ready");
            assertThat(server.get("/healthz").status()).isEqualTo(200);
            assertThat(server.get("/").status()).isEqualTo(200);
            assertThat(server.get("/v1/runs").json(200).has("night")).isFalse();

            World.in(data);
            waitUntil(() -> server.get("/readyz").status() == 200);
        }
    }

    @Test
    void aTableThatIsHalfMadeIsNoTable() throws Exception {
        Files.createDirectories(data.resolve("warehouse/model_releases/_delta_log"));
        Files.writeString(data.resolve("warehouse/model_releases/part-0.parquet"), "half of a");

        try (var server = RunningServer.on(data)) {
            assertThat(server.get("/readyz").json(503).at("/detail").asText())
                    .contains("No release has been published");
        }
    }

    private static String live(RunningServer server) {
        return server.server().releases().live().orElseThrow().id();
    }

    private static void deleteNewestFile(Path table) throws IOException {
        var lines = Files.readString(table.resolve("_delta_log/00000000000000000001.json"));
        var matcher = Pattern.compile("\"add\":\\{\"path\":\"([^\"]+)\"").matcher(lines);
        assertThat(matcher.find()).isTrue();
        var path = matcher.group(1);
        Files.delete(path.startsWith("file:") ? Path.of(URI.create(path)) : table.resolve(path));
    }

    /** Waits for what another thread does; fails after a minute. */
    private static void waitUntil(BooleanSupplier condition) throws InterruptedException {
        var deadline = Instant.now().plus(Duration.ofMinutes(1));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("a minute has passed").isBefore(deadline);
            Thread.sleep(20);
        }
    }
}
