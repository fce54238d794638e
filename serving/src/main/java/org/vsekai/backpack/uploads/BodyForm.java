package org.vsekai.backpack.uploads;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a scene comes in one request. */
enum BodyForm {
    GLB("model/gltf-binary", FileKind.GLB, "scene.glb"),
    ZIP("application/zip", FileKind.ZIP, "upload.zip"),
    FILES("multipart/form-data", FileKind.BUFFER, "");

    private final String mediaType;
    private final FileKind kind;
    private final String file;

    BodyForm(String mediaType, FileKind kind, String file) {
        this.mediaType = mediaType;
        this.kind = kind;
        this.file = file;
    }

    static String mediaTypes() {
        return String.join(", ", Stream.of(values()).map(form -> form.mediaType).toList());
    }

    /** The form that a Content-Type stands for. */
    static Optional<BodyForm> of(String contentType) {
        var mediaType = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        // What Windows calls it.
        var known = mediaType.equals("application/x-zip-compressed") ? ZIP.mediaType : mediaType;
        return Stream.of(values()).filter(form -> form.mediaType.equals(known)).findFirst();
    }

    /** The kind of the one file that the body is. */
    FileKind kind() {
        return kind;
    }

    /** The name under which the body is kept. */
    String file() {
        return file;
    }
}
