package org.vsekai.backpack.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Downloads one package into a part file, going on where that ends (RFC 9110, range requests), until it is the one that
 * the card describes. Used by one thread.
 */
final class PackageDownload {
    private static final int TRIES = 5;
    private static final int BUFFER = 1 << 16;
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

    private final HttpClient client;
    private final ModelPackage from;
    private final URI address;
    private final PartFile part;
    private final FetchLimits limits;
    private final ModelFetcher.Progress progress;

    PackageDownload(
            HttpClient client,
            ModelPackage from,
            URI address,
            PartFile part,
            FetchLimits limits,
            ModelFetcher.Progress progress) {
        this.client = client;
        this.from = from;
        this.address = address;
        this.part = part;
        this.limits = limits;
        this.progress = progress;
    }

    /** When it returns, the part file is the whole package. */
    void run() {
        if (part.size() > from.bytes()) {
            part.clear();
        }
        boolean isResumed = part.size() > 0;
        complete();
        var digest = part.sha256();
        if (isResumed && !digest.equals(from.sha256())) {
            // What an earlier process left may be damaged: a machine that lost its power leaves zeros.
            part.clear();
            complete();
            digest = part.sha256();
        }
        if (!digest.equals(from.sha256())) {
            part.delete();
            throw ModelFetchException.wrongDigest(from.url(), from.sha256(), digest);
        }
    }

    /** Tries again while the network fails; a try that got further than the one before is not counted. */
    private void complete() {
        int tries = 0;
        while (part.size() < from.bytes()) {
            long before = part.size();
            try {
                request();
            } catch (IOException e) {
                tries = part.size() > before ? 0 : tries + 1;
                if (tries == TRIES) {
                    throw ModelFetchException.unreachable(from, part.size(), e);
                }
                pause(limits.pause().multipliedBy(1L << tries));
            }
        }
    }

    private void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ModelFetchException.interrupted(from, e);
        }
    }

    private void request() throws IOException {
        var request = HttpRequest.newBuilder(address).timeout(limits.stall());
        if (part.size() > 0) {
            request.header("Range", "bytes=" + part.size() + "-");
        }
        var response = send(request.build());
        try (var body = response.body()) {
            switch (response.statusCode()) {
                case 200 -> {
                    response.headers().firstValueAsLong("Content-Length").ifPresent(this::requireWhole);
                    part.clear();
                }
                case 206 -> requireRest(response);
                case 416 -> {
                    part.clear();
                    throw new IOException("the server has no such range");
                }
                case 429, 500, 502, 503, 504 -> throw new IOException("status " + response.statusCode());
                default -> throw ModelFetchException.refused(from, response.statusCode());
            }
            append(body);
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ModelFetchException.interrupted(from, e);
        }
    }

    private void requireRest(HttpResponse<InputStream> response) throws IOException {
        var range = response.headers().firstValue("Content-Range").orElse("");
        var matcher = CONTENT_RANGE.matcher(range);
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) != part.size()) {
            part.clear();
            throw new IOException("the server gave another range than the one asked for: '" + range + "'");
        }
        if (!matcher.group(2).equals("*")) {
            requireWhole(Long.parseLong(matcher.group(2)));
        }
    }

    private void requireWhole(long length) {
        if (length != from.bytes()) {
            part.delete();
            throw ModelFetchException.wrongLength(from, Long.toString(length));
        }
    }

    private void append(InputStream body) throws IOException {
        var buffer = new byte[BUFFER];
        try (var watch = StallWatch.over(body, limits.stall())) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                if (part.size() + read > from.bytes()) {
                    part.delete();
                    throw ModelFetchException.wrongLength(from, "more than " + from.bytes());
                }
                part.append(buffer, read);
                watch.moved();
                progress.at(from, part.size());
            }
        }
        if (part.size() < from.bytes()) {
            throw new IOException("the connection ended early");
        }
    }
}
