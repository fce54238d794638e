package org.vsekai.backpack.operations;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.vsekai.backpack.landing.Upload;

/** Uploads to a running server, and looks at what became of them on disk. */
record UploadingServer(RunningServer server, Path data) {
    static final String MULTIPART = "multipart/form-data; boundary=----a-boundary";
    private static final String BOUNDARY = "----a-boundary";

    RunningServer.Answer glb(String query, byte[] body, String... headers) {
        return post(query, "model/gltf-binary", body, headers);
    }

    RunningServer.Answer post(String query, String contentType, byte[] body, String... headers) {
        var request = HttpRequest.newBuilder(server.address("/v1/scenes?" + query))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return server.send(request);
    }

    RunningServer.Answer files(String query, Map<String, byte[]> files) {
        return post(query, MULTIPART, multipart(files));
    }

    static byte[] multipart(Map<String, byte[]> files) {
        var body = new ByteArrayOutputStream();
        files.forEach((name, bytes) -> {
            body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" + name
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(bytes);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    /** The first lines of a request that a test sends by hand. */
    static String head(String method, String path, String contentType, int length) {
        return """
            %s %s HTTP/1.1
            Host: x
            Connection: close
            Content-Type: %s
            Content-Length: %d

            """.formatted(method, path, contentType, length).replace("\n", "\r\n");
    }

    Upload manifest(String sceneId) throws IOException {
        return Upload.read(Files.readString(data.resolve("landing/uploads/" + sceneId + ".json")));
    }

    Path scene(String sceneId) {
        return data.resolve("landing/scenes/" + sceneId);
    }

    /** The folders of uploads that are not whole. */
    List<Path> incoming() {
        return list(data.resolve("landing/incoming"));
    }

    List<Path> manifests() {
        return list(data.resolve("landing/uploads"));
    }

    private static List<Path> list(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
