package org.vsekai.backpack.uploads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vsekai.backpack.landing.LandingZone;

/**
 * Moves uploads into the landing zone. When an upload is whole and forced to disk in its incoming folder, these steps follow,
 * and whatever dies between two of them, the rest is done at the next start or sweep:
 *
 * <ol>
 *   <li>The job is committed to SQL. A death before this leaves a folder that nobody knows: a sweep removes it, the client,
 *       who got no answer, sends again. After it the upload cannot be lost.
 *   <li>The folder is renamed to the scene's own and both parents are forced to disk. The night does not look there yet.
 *   <li>The manifest is written, by a rename of its own. From here on the night reads the scene.
 *   <li>SQL is told so. Doing steps 2 and 3 again changes nothing: what is there stays as it is.
 * </ol>
 *
 * Thread-safe; one scene lands at a time, so that the same content sent twice at once is one scene.
 */
final class SceneLanding {
    private static final Logger log = LoggerFactory.getLogger(SceneLanding.class);

    private final LandingZone landingZone;
    private final Incoming incoming;
    private final JobStore jobs;
    private final LandingStep.Witness witness;

    SceneLanding(LandingZone landingZone, Incoming incoming, JobStore jobs, LandingStep.Witness witness) {
        this.landingZone = landingZone;
        this.incoming = incoming;
        this.jobs = jobs;
        this.witness = witness;
    }

    /**
     * Lands what lies in the job's incoming folder.
     *
     * @return the job as it stands: the given one, or the earlier one of the same scene, whose files then stay and these go
     * @throws IOException when the disk fails; the job is finished later when it was recorded already
     */
    synchronized SceneJob land(SceneJob job, Optional<String> key) throws IOException {
        Durable.forceTree(incoming.folder(job.incomingId()));
        var recorded = jobs.record(job, key);
        if (isLost(recorded)) {
            // Somebody removed the scene's files since: what came now takes their place.
            jobs.forget(recorded.sceneId());
            recorded = jobs.record(job, key);
        }
        witness.after(LandingStep.RECORDED, job.sceneId());
        finish(recorded);
        if (!recorded.incomingId().equals(job.incomingId())) {
            incoming.delete(job.incomingId());
        }
        return recorded;
    }

    private boolean isLost(SceneJob job) {
        return !Files.exists(incoming.folder(job.incomingId())) && !Files.exists(scene(job));
    }

    /** Whether that folder holds what will be moved. */
    boolean awaits(String incomingId) {
        return jobs.awaits(incomingId);
    }

    /** Ends what a death or a failing disk cut off. */
    synchronized void finishAll() {
        for (var job : jobs.unannounced()) {
            try {
                if (isLost(job)) {
                    log.error(
                            "The files of {} are gone from {}: it must be uploaded again",
                            job.jobId(),
                            incoming.folder(job.incomingId()));
                    jobs.forget(job.sceneId());
                } else {
                    finish(job);
                    log.info("Finished the upload of {}, which was cut off", job.sceneId());
                }
            } catch (IOException e) {
                log.error("The upload of {} waits for the disk ({})", job.sceneId(), e.toString());
            }
        }
    }

    private void finish(SceneJob job) throws IOException {
        if (job.isAnnounced()) {
            return;
        }
        move(job);
        witness.after(LandingStep.MOVED, job.sceneId());
        announce(job);
        witness.after(LandingStep.ANNOUNCED, job.sceneId());
        jobs.markAnnounced(job.sceneId());
        witness.after(LandingStep.MARKED, job.sceneId());
    }

    private void move(SceneJob job) throws IOException {
        var from = incoming.folder(job.incomingId());
        var to = scene(job);
        var scenes = landingZone.root().resolve("scenes");
        Files.createDirectories(scenes);
        if (Files.exists(to)) {
            // Moved before the death; or SQL was lost, and then it is the same content by its name.
            incoming.delete(job.incomingId());
        } else {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }
        Durable.forceFolder(scenes);
        Durable.forceFolder(landingZone.incomingFolder());
    }

    private void announce(SceneJob job) throws IOException {
        var manifests = landingZone.uploadsFolder();
        if (!Files.exists(manifests.resolve(job.sceneId() + ".json"))) {
            landingZone.announce(job.manifest());
        }
        Durable.forceFolder(manifests);
    }

    private Path scene(SceneJob job) {
        return landingZone.sceneFolder(job.sceneId());
    }
}
