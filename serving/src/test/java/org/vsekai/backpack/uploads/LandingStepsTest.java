package org.vsekai.backpack.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vsekai.backpack.database.Database;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.landing.Upload;
import org.vsekai.backpack.server.Problem;
import org.vsekai.backpack.server.Telemetry;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.Visibility;

/** Whatever dies between two steps of a landing, no upload is lost, none is there twice, and nothing stays behind. */
class LandingStepsTest {
    private static final UploadSettings SETTINGS =
            new UploadSettings(1 << 20, 1 << 19, 5, 4, 3 << 20, 4, 0, Duration.ofHours(1));
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final SceneLabel LABEL = new SceneLabel("Room", ItemKind.MAP, "u1", Visibility.PUBLIC);
    private static final byte[] ROOM = room();

    @TempDir
    Path data;

    private Database database;
    private LandingZone landingZone;
    private Telemetry telemetry;

    @BeforeEach
    void start() {
        database = Database.sqlite(data.resolve("serving/state.sqlite"));
        landingZone = new LandingZone(data.resolve("landing"));
        telemetry = new Telemetry();
    }

    @AfterEach
    void stop() {
        database.close();
        telemetry.close();
    }

    /** Everything that a death takes with it is made anew. */
    private void restart() {
        stop();
        start();
    }

    private static final class Death extends Error {
        Death(LandingStep step) {
            super("died after " + step);
        }
    }

    private Parts parts(Instant now, LandingStep.Witness witness) {
        var incoming = new Incoming(landingZone, SETTINGS.freeBytes());
        var jobs = new JobStore(database.jdbi());
        var store = new ResumableStore(database.jdbi());
        var room = new Room(SETTINGS, incoming, store);
        var landing = new SceneLanding(landingZone, incoming, jobs, witness);
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        var meters = new UploadMeters(telemetry);
        return new Parts(
                new SceneIntake(SETTINGS, incoming, room, landing, jobs, clock),
                new ResumableUploads(SETTINGS, incoming, room, store, landing, meters, clock),
                new Uploads(landingZone, database, SETTINGS, telemetry, clock, witness),
                jobs);
    }

    private record Parts(SceneIntake intake, ResumableUploads resumables, Uploads uploads, JobStore jobs)
            implements AutoCloseable {
        SceneIntake.Result take(byte[] body) {
            var request = new SceneIntake.Request(
                    BodyForm.GLB, "model/gltf-binary", body.length, LABEL, Optional.of("key"), Optional.empty());
            return intake.take(request, new ByteArrayInputStream(body));
        }

        Resumable create(int length) {
            return resumables.create(UploadMetadata.of("name Um9vbQ==,filename YS5nbGI=,owner dTE="), length);
        }

        Resumable append(String id, long offset, byte[] bytes) throws InterruptedException {
            return resumables.append(id, offset, bytes.length, new ByteArrayInputStream(bytes), Optional.empty());
        }

        @Override
        public void close() {
            uploads.close();
        }
    }

    private static LandingStep.Witness dyingAfter(LandingStep last) {
        return (step, sceneId) -> {
            if (step == last) {
                throw new Death(step);
            }
        };
    }

    @ParameterizedTest
    @EnumSource(LandingStep.class)
    void aDeathInALandingIsMadeGoodByTheNextStart(LandingStep last) throws Exception {
        try (var dying = parts(NOON, dyingAfter(last))) {
            assertThatThrownBy(() -> dying.take(ROOM)).isInstanceOf(Death.class);
        }
        restart();

        try (var next = parts(NOON.plusSeconds(60), LandingStep.Witness.NONE)) {
            next.uploads().sweep();
            assertOneWholeScene(next);

            var again = next.take(ROOM);
            assertThat(again.isNew()).isFalse();
            assertOneWholeScene(next);
        }
    }

    @ParameterizedTest
    @EnumSource(LandingStep.class)
    void aDeathAndAClientThatSendsAgainMakeOneScene(LandingStep last) throws Exception {
        try (var dying = parts(NOON, dyingAfter(last))) {
            assertThatThrownBy(() -> dying.take(ROOM)).isInstanceOf(Death.class);
        }
        restart();

        try (var next = parts(NOON.plusSeconds(60), LandingStep.Witness.NONE)) {
            next.take(ROOM);
            assertOneWholeScene(next);
        }
    }

    @ParameterizedTest
    @EnumSource(LandingStep.class)
    void aDeathWithTheLastByteOfPartsIsMadeGoodToo(LandingStep last) throws Exception {
        String id;
        try (var dying = parts(NOON, dyingAfter(last))) {
            id = dying.create(ROOM.length).uploadId();
            assertThatThrownBy(() -> dying.append(id, 0, ROOM)).isInstanceOf(Death.class);
        }
        restart();

        try (var next = parts(NOON.plusSeconds(60), LandingStep.Witness.NONE)) {
            next.uploads().sweep();
            assertOneWholeScene(next);
            assertThat(next.resumables().status(id).sceneId()).isPresent();
        }
    }

    @Test
    void partsThatAreWholeButWereNotLandedBecomeASceneAtTheNextSweep() throws Exception {
        String id;
        try (var parts = parts(NOON, LandingStep.Witness.NONE)) {
            id = parts.create(ROOM.length).uploadId();
        }
        // The bytes are certain, and then the server died before it did anything with them.
        Files.write(data.resolve("landing/incoming/" + id + "/scene.glb"), ROOM);
        new ResumableStore(database.jdbi()).received(id, ROOM.length, NOON.plusSeconds(600));
        restart();

        try (var next = parts(NOON.plusSeconds(60), LandingStep.Witness.NONE)) {
            next.uploads().sweep();
            assertOneWholeScene(next, NOON.plusSeconds(60));
        }
    }

    private void assertOneWholeScene(Parts parts) throws IOException {
        assertOneWholeScene(parts, NOON);
    }

    private void assertOneWholeScene(Parts parts, Instant landed) throws IOException {
        assertThat(parts.jobs().unannounced()).isEmpty();
        var manifests = list("landing/uploads");
        assertThat(manifests).hasSize(1);
        var upload = Upload.read(Files.readString(manifests.get(0)));
        assertThat(upload.uploadedAt()).isEqualTo(landed);
        assertThat(list("landing/scenes")).hasSize(1);
        assertThat(landingZone.sceneFolder(upload.sceneId()).resolve("scene.glb"))
                .hasBinaryContent(ROOM);
        assertThat(list("landing/incoming")).isEmpty();
    }

    @Test
    void whatNobodyWaitsForIsSweptAway() throws Exception {
        try (var parts = parts(NOON, LandingStep.Witness.NONE)) {
            var waiting = parts.create(ROOM.length).uploadId();
            var left = Files.createDirectories(data.resolve("landing/incoming/left"));
            Files.writeString(left.resolve("scene.glb"), "cut off");
            var fresh = Files.createDirectories(data.resolve("landing/incoming/fresh"));
            for (var path : List.of(left.resolve("scene.glb"), left)) {
                Files.setLastModifiedTime(path, FileTime.from(NOON.minus(Duration.ofMinutes(11))));
            }
            Files.setLastModifiedTime(fresh, FileTime.from(NOON.minus(Duration.ofMinutes(9))));

            parts.uploads().sweep();

            assertThat(list("landing/incoming"))
                    .extracting(path -> path.getFileName().toString())
                    .containsExactlyInAnyOrder(waiting, "fresh");
        }
    }

    @Test
    void whatIsNotResumedInTimeExpires() throws Exception {
        String id;
        try (var parts = parts(NOON, LandingStep.Witness.NONE)) {
            id = parts.create(ROOM.length).uploadId();
            assertThat(parts.append(id, 0, new byte[0]).expiresAt()).isEqualTo(NOON.plus(Duration.ofHours(1)));
        }
        try (var later = parts(NOON.plus(Duration.ofMinutes(61)), LandingStep.Witness.NONE)) {
            assertThatThrownBy(() -> later.resumables().status(id))
                    .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.status())
                            .isEqualTo(410));
            later.uploads().sweep();
            assertThat(list("landing/incoming")).isEmpty();
            assertThatThrownBy(() -> later.resumables().status(id))
                    .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.status())
                            .isEqualTo(404));
        }
    }

    @Test
    void aKeyIsForgottenInTime() throws Exception {
        try (var parts = parts(NOON, LandingStep.Witness.NONE)) {
            parts.take(ROOM);
        }
        var other = ROOM.clone();
        other[other.length - 1] = '\n';
        try (var later = parts(NOON.plus(Duration.ofMinutes(61)), LandingStep.Witness.NONE)) {
            assertThatThrownBy(() -> later.take(other)).hasMessageContaining("another content");
            later.uploads().sweep();
            assertThat(later.take(other).isNew()).isTrue();
        }
    }

    @Test
    void aSceneWhoseFilesWereRemovedMayBeUploadedAgain() throws Exception {
        try (var parts = parts(NOON, LandingStep.Witness.NONE)) {
            var scene = landingZone.sceneFolder(parts.take(ROOM).job().sceneId());
            Files.delete(scene.resolve("scene.glb"));
            Files.delete(scene);

            parts.take(ROOM);

            assertThat(scene.resolve("scene.glb")).hasBinaryContent(ROOM);
        }
    }

    private List<Path> list(String folder) {
        try (var files = Files.list(data.resolve(folder))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] room() {
        var json = "{\"asset\":{\"version\":\"2.0\"}} ".getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(20 + json.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x46546c67)
                .putInt(2)
                .putInt(20 + json.length)
                .putInt(json.length)
                .putInt(0x4e4f534a)
                .put(json)
                .array();
    }
}
