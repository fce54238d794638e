package org.vsekai.backpack.perceive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.vsekai.backpack.pipeline.Sha256;

/** Pictures and sounds that models make: files in the landing zone's folder {@code annotations}, as frames that we draw lie in {@code renders}. */
final class ResultFiles {
    private static final String FOLDER = "annotations";
    private static final int LONGEST_NAME = 32;

    private ResultFiles() {}

    /**
     * Keeps a file. The same result has the same name, and is there whole or not at all.
     *
     * @param id the result's id
     * @param ending with its dot
     * @return its path under the landing zone
     */
    static String keep(String landing, Mark mark, String id, byte[] content, String ending) {
        var name = Sha256.hex(id.getBytes(StandardCharsets.UTF_8)).substring(0, LONGEST_NAME) + ending;
        var path = String.join("/", FOLDER, mark.stage(), name);
        var file = Path.of(landing).resolve(path);
        try {
            Files.createDirectories(file.getParent());
            var unfinished = Files.createTempFile(file.getParent(), name, ".part");
            Files.write(unfinished, content);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
