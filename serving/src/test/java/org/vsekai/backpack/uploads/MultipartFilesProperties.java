package org.vsekai.backpack.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.vsekai.backpack.files.Folders;
import org.vsekai.backpack.server.Problem;

/** Files come out of a multipart body as they went in, however the network cuts it; broken bodies are problems. */
class MultipartFilesProperties {
    private static final String BOUNDARY = "b0undary";
    private static final UploadSettings SETTINGS =
            new UploadSettings(1 << 20, 1 << 20, 100, 1, 1 << 20, 1, 0, Duration.ofHours(1));

    @Property(tries = 200)
    void filesAreKeptAsTheyWereSent(@ForAll @Size(min = 1, max = 5) List<byte[]> contents, @ForAll long seed)
            throws IOException {
        var bodies = new ArrayList<byte[]>();
        for (var content : contents) {
            // What looks like the end of a part belongs to the file as long as the boundary is another.
            bodies.add(concat(content, "\r\n--b0undar\r\n--\r\n".getBytes(StandardCharsets.UTF_8), content));
        }
        var folder = Files.createTempDirectory("multipart");
        try {
            var receiver = new FileReceiver(folder, SETTINGS);
            MultipartFiles.receive(
                    new Trickle(body(bodies), new Random(seed)), "multipart/form-data; boundary=" + BOUNDARY, receiver);

            assertThat(receiver.files()).hasSameSizeAs(bodies);
            for (int i = 0; i < bodies.size(); i++) {
                var file = receiver.files().get(i);
                var digest = Digests.sha256();
                digest.update(bodies.get(i));
                assertThat(folder.resolve(file.name())).hasBinaryContent(bodies.get(i));
                assertThat(file.sha256()).isEqualTo(Digests.hex(digest));
                assertThat(file.bytes()).isEqualTo(bodies.get(i).length);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    @Property(tries = 500)
    void aBrokenBodyIsAProblem(
            @ForAll @IntRange(min = 0, max = 400) int cut,
            @ForAll @IntRange(min = 0, max = 400) int place,
            @ForAll byte value)
            throws IOException {
        var whole = body(List.of(new byte[50], "some text".getBytes(StandardCharsets.UTF_8)));
        var broken = java.util.Arrays.copyOf(whole, Math.min(cut, whole.length));
        if (place < broken.length) {
            broken[place] = value;
        }
        receive(broken);
    }

    @Property(tries = 500)
    void noiseIsAProblem(@ForAll @Size(max = 300) byte[] noise) throws IOException {
        receive(concat(("--" + BOUNDARY + "\r\n").getBytes(StandardCharsets.UTF_8), noise));
    }

    private static void receive(byte[] body) throws IOException {
        var folder = Files.createTempDirectory("multipart");
        try {
            MultipartFiles.receive(
                    new ByteArrayInputStream(body),
                    "multipart/form-data; boundary=" + BOUNDARY,
                    new FileReceiver(folder, SETTINGS));
        } catch (Problem problem) {
            assertThat(problem.status()).isIn(400, 415);
        } finally {
            Folders.delete(folder);
        }
        assertThat(Path.of(folder.toString())).doesNotExist();
    }

    private static byte[] body(List<byte[]> files) {
        var body = new ByteArrayOutputStream();
        for (int i = 0; i < files.size(); i++) {
            body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=f; filename=\"d" + i + "/" + i
                            + ".bin\"\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(files.get(i));
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Gives as few bytes at a time as a bad line does. */
    private static final class Trickle extends InputStream {
        private final ByteArrayInputStream bytes;
        private final Random random;

        Trickle(byte[] bytes, Random random) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.random = random;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return bytes.read(buffer, offset, Math.min(length, 1 + random.nextInt(7)));
        }
    }
}
