package org.vsekai.backpack.tasks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vsekai.backpack.server.MultipartParts;
import org.vsekai.backpack.server.Problems;

/**
 * A form of one file and some short fields.
 *
 * @param fields what the other fields say
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
record FormData(byte[] file, Map<String, String> fields) {
    private static final int LONGEST_FIELD = 4_096;

    /**
     * Reads a body that is in memory.
     *
     * @param file the name of the file's field
     * @param known names of the others
     * @throws org.vsekai.backpack.server.Problem when it is no such form
     */
    static FormData read(byte[] body, String contentType, String file, Set<String> known) {
        var files = new HashMap<String, byte[]>();
        var fields = new HashMap<String, String>();
        try {
            MultipartParts.read(new ByteArrayInputStream(body), contentType, (field, name, content) -> {
                if (field.equals(file)) {
                    files.put(field, content.readAllBytes());
                } else if (known.contains(field)) {
                    fields.put(field, text(field, content.readNBytes(LONGEST_FIELD + 1)));
                } else {
                    throw Problems.invalidBody("field " + field + " is not known; known are " + file + ", "
                            + String.join(", ", known.stream().sorted().toList()));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var content = Optional.ofNullable(files.get(file))
                .orElseThrow(() -> Problems.invalidBody("field " + file + " is missing"));
        return new FormData(content, Map.copyOf(fields));
    }

    private static String text(String field, byte[] bytes) {
        if (bytes.length > LONGEST_FIELD) {
            throw Problems.invalidBody("field " + field + " must be at most " + LONGEST_FIELD + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
    }
}
