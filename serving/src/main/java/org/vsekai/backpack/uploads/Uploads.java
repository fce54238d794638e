package org.vsekai.backpack.uploads;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vsekai.backpack.database.Database;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Telemetry;

/**
 * Everything that takes scenes: its state in SQL and in the landing zone, and a sweep every minute that finishes what was cut
 * off and removes what expired. Thread-safe.
 */
public final class Uploads implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Uploads.class);
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

    /** A body that pauses longer than half a minute is given up: in a folder that rests this long nobody writes. */
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final UploadSettings settings;
    private final Clock clock;
    private final Incoming incoming;
    private final JobStore jobs;
    private final ResumableStore resumableStore;
    private final SceneLanding landing;
    private final SceneIntake intake;
    private final ResumableUploads resumables;
    private final UploadMeters meters;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "upload-sweeper");
        thread.setDaemon(true);
        return thread;
    });

    /** Puts it together; nothing runs yet. */
    public Uploads(LandingZone landingZone, Database database, UploadSettings settings, Telemetry telemetry) {
        this(landingZone, database, settings, telemetry, Clock.systemUTC(), LandingStep.Witness.NONE);
    }

    Uploads(
            LandingZone landingZone,
            Database database,
            UploadSettings settings,
            Telemetry telemetry,
            Clock clock,
            LandingStep.Witness witness) {
        this.settings = settings;
        this.clock = clock;
        incoming = new Incoming(landingZone, settings.freeBytes());
        jobs = new JobStore(database.jdbi());
        resumableStore = new ResumableStore(database.jdbi());
        var room = new Room(settings, incoming, resumableStore);
        meters = new UploadMeters(telemetry);
        meters.show(room, resumableStore);
        landing = new SceneLanding(landingZone, incoming, jobs, witness);
        intake = new SceneIntake(settings, incoming, room, landing, jobs, clock);
        resumables = new ResumableUploads(settings, incoming, room, resumableStore, landing, meters, clock);
    }

    /** Finishes what the last end of the server cut off, then sweeps every minute. */
    public void start() {
        landing.finishAll();
        var unused =
                sweeper.scheduleWithFixedDelay(this::sweepAndTell, 0, SWEEP_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The routes of this package. */
    public List<Endpoint> routes(Ledger ledger) {
        var head = new TusStatus(resumables, meters);
        var patch = new TusAppend(resumables, meters);
        var delete = new TusTerminate(resumables, meters);
        return List.of(
                new TakeScene(intake, meters),
                new TusOptions(resumables),
                new TusCreate(resumables, meters),
                head,
                patch,
                delete,
                new TusOverride(resumables, meters, List.of(head, patch, delete)),
                new ShowJob(jobs, ledger),
                new ListJobs(jobs, ledger));
    }

    private void sweepAndTell() {
        try {
            sweep();
        } catch (IOException | RuntimeException e) {
            log.error("A sweep over the uploads failed and will be tried again", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sweeps once. */
    void sweep() throws IOException, InterruptedException {
        landing.finishAll();
        resumables.sweep();
        jobs.forgetKeysBefore(clock.instant().minus(settings.expiry()));
        for (var id : incoming.idleSince(clock.instant().minus(IDLE))) {
            boolean isWaitedFor = jobs.awaits(id)
                    || resumableStore
                            .find(id)
                            .filter(upload -> upload.sceneId().isEmpty())
                            .isPresent();
            if (!isWaitedFor) {
                log.info("Removing what is left of upload {}", id);
                incoming.delete(id);
            }
        }
    }

    /** The sweep that is under way ends first. */
    @Override
    public void close() {
        sweeper.shutdown();
        try {
            if (!sweeper.awaitTermination(5, TimeUnit.SECONDS)) {
                sweeper.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
