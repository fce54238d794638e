package org.vsekai.backpack.uploads;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vsekai.backpack.server.UploadProblems;

/**
 * The header Upload-Metadata of the tus protocol: pairs of a key and a Base64 value, with commas between them. Keys that are not
 * ours are kept and not looked at: clients add their own.
 */
record UploadMetadata(String header, Map<String, String> values) {
    private static final int LONGEST = 8_000;
    private static final int MOST = 64;

    static UploadMetadata of(String header) {
        if (header.length() > LONGEST) {
            throw UploadProblems.tusHeader("Upload-Metadata", "must be at most " + LONGEST + " characters");
        }
        var values = new HashMap<String, String>();
        if (!header.isBlank()) {
            for (var pair : header.split(",", -1)) {
                add(pair.strip(), values);
            }
        }
        return new UploadMetadata(header, Map.copyOf(values));
    }

    private static void add(String pair, Map<String, String> values) {
        int space = pair.indexOf(' ');
        var key = space < 0 ? pair : pair.substring(0, space);
        var value = space < 0 ? "" : pair.substring(space + 1).strip();
        boolean isKey = !key.isEmpty() && key.chars().allMatch(c -> c > ' ' && c <= '~');
        if (!isKey || values.size() >= MOST || values.putIfAbsent(key, decoded(value)) != null) {
            throw UploadProblems.tusHeader(
                    "Upload-Metadata", "must be at most " + MOST + " pairs of an ASCII key, each once, and a value");
        }
    }

    private static String decoded(String value) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getDecoder().decode(value)))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw UploadProblems.tusHeader("Upload-Metadata", "must have UTF-8 texts in Base64 as values");
        }
    }

    Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
    }

    /** What it says of the scene; a file's name will do for a name. */
    SceneLabel label() {
        return SceneLabel.of(key -> key.equals("name") ? value("name").or(() -> value("filename")) : value(key));
    }

    /** The name under which to keep the bytes, by filetype, or by the ending of filename. */
    String file() {
        var ending = value("filename").orElse("").toLowerCase(Locale.ROOT);
        var type = value("filetype").orElse("");
        var form = BodyForm.of(type).filter(known -> known != BodyForm.FILES);
        if (ending.endsWith(".vrm") && (form.isEmpty() || form.get() == BodyForm.GLB)) {
            return "scene.vrm";
        }
        if (form.isPresent()) {
            return form.get().file();
        }
        if (ending.endsWith(".glb")) {
            return BodyForm.GLB.file();
        }
        if (ending.endsWith(".zip")) {
            return BodyForm.ZIP.file();
        }
        throw UploadProblems.unsupportedType(
                type.isEmpty() ? "nothing" : type,
                "filetype model/gltf-binary or application/zip in Upload-Metadata, or a filename that ends in .glb, .vrm"
                        + " or .zip");
    }
}
