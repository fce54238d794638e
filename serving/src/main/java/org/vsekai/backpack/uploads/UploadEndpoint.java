package org.vsekai.backpack.uploads;

import io.javalin.http.Context;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Problem;
import org.vsekai.backpack.server.UploadProblems;

/** A route that takes uploads: what it refuses is counted, and a database that fails is a problem like a failing disk. */
abstract class UploadEndpoint implements Endpoint {
    private static final Logger log = LoggerFactory.getLogger(UploadEndpoint.class);

    private final UploadMeters meters;

    UploadEndpoint(UploadMeters meters) {
        this.meters = meters;
    }

    @Override
    public final void answer(Context context) throws Exception {
        try {
            take(context);
        } catch (Problem problem) {
            meters.refused(problem);
            throw problem;
        } catch (JdbiException e) {
            log.error("{} {} failed", context.method().name(), context.path(), e);
            var problem = UploadProblems.notKept("its database did not take it");
            meters.refused(problem);
            throw problem;
        }
    }

    abstract void take(Context context) throws Exception;
}
