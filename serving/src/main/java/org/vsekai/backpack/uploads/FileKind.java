package org.vsekai.backpack.uploads;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vsekai.backpack.server.UploadProblems;

/** The kinds of files that an upload may hold, told by the end of their names, held to it by their first bytes. */
enum FileKind {
    GLB("a binary glTF 2.0 file (glTF, version 2)", "glb"),
    VRM("a VRM avatar, which is a binary glTF 2.0 file (glTF, version 2)", "vrm"),
    GLTF("a glTF document, which is a JSON object", "gltf"),
    TSCN("a Godot text scene ([gd_scene ...)", "tscn"),
    ZIP("a zip archive that holds something (PK 3 4)", "zip"),
    JSON("a JSON object", "json"),
    PNG("a PNG picture", "png"),
    JPEG("a JPEG picture", "jpg jpeg"),
    WEBP("a WebP picture", "webp"),
    KTX2("a KTX 2 texture", "ktx2"),
    WAV("a WAV clip", "wav"),
    FLAC("a FLAC clip", "flac"),
    OGG("an Ogg clip", "ogg"),
    BUFFER("a buffer", "bin"),
    TEXT("a text", "txt md");

    /** So many bytes tell every kind. */
    static final int HEAD = 64;

    private final String words;
    /** With blanks between them. */
    private final String endings;

    FileKind(String words, String endings) {
        this.words = words;
        this.endings = endings;
    }

    /** The kind of a file of that name, if it is one that is taken. */
    static Optional<FileKind> of(String name) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Stream.of(values()).filter(kind -> kind.has(ending)).findFirst();
    }

    static String endings() {
        return Stream.of(values())
                .filter(kind -> kind != ZIP)
                .flatMap(kind -> Stream.of(kind.endings.split(" ")))
                .map(ending -> "." + ending)
                .collect(Collectors.joining(", "));
    }

    private boolean has(String ending) {
        return List.of(endings.split(" ")).contains(ending);
    }

    /** Whether a file of this kind may be the scene itself. */
    boolean isDocument() {
        return this == GLB || this == VRM || this == GLTF || this == TSCN;
    }

    boolean isBinaryGltf() {
        return this == GLB || this == VRM;
    }

    /**
     * Holds the first bytes to the kind.
     *
     * @param name for the problem
     * @param head the first {@link #HEAD} bytes, or all when there are fewer
     */
    void check(String name, byte[] head) {
        if (!begins(head)) {
            throw UploadProblems.notWhatItSays(name, words);
        }
    }

    private boolean begins(byte[] head) {
        return switch (this) {
            case GLB, VRM -> has(head, 0, 'g', 'l', 'T', 'F', 2, 0, 0, 0);
            case GLTF, JSON -> firstVisible(head) == '{';
            case TSCN -> firstVisible(head) == '[' || firstVisible(head) == ';';
            case ZIP -> has(head, 0, 'P', 'K', 3, 4);
            case PNG -> has(head, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n');
            case JPEG -> has(head, 0, 0xff, 0xd8, 0xff);
            case WEBP -> has(head, 0, 'R', 'I', 'F', 'F') && has(head, 8, 'W', 'E', 'B', 'P');
            case KTX2 -> has(head, 0, 0xab, 'K', 'T', 'X', ' ', '2', '0', 0xbb);
            case WAV -> has(head, 0, 'R', 'I', 'F', 'F') && has(head, 8, 'W', 'A', 'V', 'E');
            case FLAC -> has(head, 0, 'f', 'L', 'a', 'C');
            case OGG -> has(head, 0, 'O', 'g', 'g', 'S');
            case BUFFER, TEXT -> true;
        };
    }

    private static boolean has(byte[] head, int at, int... bytes) {
        if (head.length < at + bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[at + i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** The first byte that is no blank and no byte order mark; -1 where there is none. */
    private static int firstVisible(byte[] head) {
        for (int i = has(head, 0, 0xef, 0xbb, 0xbf) ? 3 : 0; i < head.length; i++) {
            if (head[i] != ' ' && head[i] != '\t' && head[i] != '\r' && head[i] != '\n') {
                return head[i];
            }
        }
        return -1;
    }
}
