package org.vsekai.backpack.pipeline;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.vsekai.backpack.table.StageRunRow;

/** The runs that have no row yet, executing or just ended, in a file that is always whole. No file or an empty list: none. */
final class RunningFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule())
            .build();

    private final Path file;

    RunningFile(Path file) {
        this.file = file;
    }

    List<StageRunRow> read() {
        try {
            return Files.exists(file) ? JSON.readValue(file.toFile(), new TypeReference<>() {}) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + "; remove it if it is damaged", e);
        }
    }

    void write(List<StageRunRow> runs) {
        try {
            var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
            JSON.writeValue(unfinished.toFile(), runs);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
