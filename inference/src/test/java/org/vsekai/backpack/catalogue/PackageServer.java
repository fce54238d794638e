package org.vsekai.backpack.catalogue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A registry on this machine that answers as it is told, one answer after the other; the last one is repeated. */
final class PackageServer implements AutoCloseable {
    interface Answer {
        void to(HttpExchange exchange, long from) throws IOException;
    }

    private final HttpServer server;
    private final List<String> ranges = new CopyOnWriteArrayList<>();

    PackageServer(Answer... answers) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "package server");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", exchange -> {
            var range = exchange.getRequestHeaders().getFirst("Range");
            ranges.add(range == null ? "" : range);
            long from = range == null ? 0 : Long.parseLong(range.replaceAll("\\D", ""));
            try (exchange) {
                answers[Math.min(ranges.size(), answers.length) - 1].to(exchange, from);
            }
        });
        server.start();
    }

    URI address(URI url) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + url.getPath());
    }

    /** The Range header of each request so far, empty where it had none. */
    List<String> ranges() {
        return ranges;
    }

    /** Gives what was asked for, as registries do. */
    static Answer ranged(byte[] bytes) {
        return (exchange, from) -> send(exchange, bytes, from, bytes.length);
    }

    /** Breaks off after this byte of the whole. */
    static Answer brokenAt(byte[] bytes, int end) {
        return (exchange, from) -> send(exchange, bytes, from, end);
    }

    /** Knows no ranges. */
    static Answer whole(byte[] bytes) {
        return (exchange, from) -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    static Answer status(int status) {
        return (exchange, from) -> exchange.sendResponseHeaders(status, -1);
    }

    private static void send(HttpExchange exchange, byte[] bytes, long from, int end) throws IOException {
        if (from > 0) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, bytes.length - from);
        exchange.getResponseBody().write(Arrays.copyOfRange(bytes, (int) from, Math.max((int) from, end)));
        exchange.getResponseBody().flush();
    }

    static byte[] zip(Map<String, byte[]> members) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
            }
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
