package org.vsekai.backpack.scene;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/**
 * The files of one document: reads those in its folder, and no others, and hashes what it read. A document that
 * instances others shares its limits with them. Not thread-safe: one for each reading.
 */
final class SceneFiles {
    private final Path document;
    private final SceneLimits limits;
    private final Spending spending;

    /** What one reading has cost so far, however many documents it reads. */
    private static final class Spending {
        private final MessageDigest digest;
        private final Map<Path, byte[]> read = new HashMap<>();
        private long totalBytes;

        Spending() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }

    private SceneFiles(Path document, SceneLimits limits, Spending spending) {
        this.document = document;
        this.limits = limits;
        this.spending = spending;
    }

    SceneFiles(Path document, SceneLimits limits) {
        this(document, limits, new Spending());
    }

    /** The files of another document of the same reading. */
    SceneFiles of(Path other) {
        return new SceneFiles(other, limits, spending);
    }

    Path path() {
        return document;
    }

    /** The document's own bytes. */
    byte[] document() {
        var place = String.valueOf(document.getFileName());
        try {
            if (!StoredFile.exists(document)) {
                throw new InvalidSceneException(SceneFault.MISSING_FILE, place, "There is no such document");
            }
            return bytes(place, document, limits.documentBytes());
        } catch (IOException e) {
            throw InvalidSceneException.ofStorage(place, e);
        }
    }

    /** SHA-256 over everything read from files so far, hexadecimal. */
    String contentHash() {
        return HexFormat.of().formatHex(spending.digest.digest());
    }

    /**
     * The bytes that a uri field means: in a data: URI or in a file of the document's folder.
     *
     * @throws InvalidSceneException when the URI leads elsewhere or the file is not there
     */
    byte[] resolve(JsonPlace uri) {
        var text = uri.text();
        if (text.regionMatches(true, 0, "data:", 0, 5)) {
            var bytes = inline(uri, text);
            spend(uri.pointer(), bytes.length);
            return bytes;
        }
        var file = inside(uri, text);
        var known = spending.read.get(file);
        if (known != null) {
            return known;
        }
        try {
            var bytes = bytes(uri.pointer(), file, limits.totalBytes());
            spending.read.put(file, bytes);
            return bytes;
        } catch (IOException e) {
            throw InvalidSceneException.ofStorage(uri.pointer(), e);
        }
    }

    private static byte[] inline(JsonPlace uri, String text) {
        int comma = text.indexOf(',');
        if (comma < 0 || !text.substring(0, comma).toLowerCase(Locale.ROOT).endsWith(";base64")) {
            throw uri.wrong(SceneFault.INVALID_DATA_URI, "The data: URI is not in base64");
        }
        try {
            return Base64.getDecoder().decode(text.substring(comma + 1));
        } catch (IllegalArgumentException e) {
            throw uri.wrong(SceneFault.INVALID_DATA_URI, "The data: URI is broken: " + e.getMessage());
        }
    }

    private Path inside(JsonPlace uri, String text) {
        var path = decoded(uri, text);
        boolean relative = !path.isBlank()
                && !path.startsWith("/")
                && !path.contains("\\")
                && !path.contains(":")
                && !Arrays.asList(path.split("/", -1)).contains("..");
        if (!relative) {
            throw uri.wrong(SceneFault.EXTERNAL_URI, "The URI \"" + path + "\" leads out of the document's folder");
        }
        try {
            var folder = document.toAbsolutePath().resolveSibling("").toRealPath();
            var file = folder.resolve(path);
            if (!StoredFile.exists(file)) {
                throw uri.wrong(SceneFault.MISSING_FILE, "There is no file \"" + path + "\"");
            }
            var real = file.toRealPath();
            if (!real.startsWith(folder)) {
                throw uri.wrong(
                        SceneFault.EXTERNAL_URI, "The file \"" + path + "\" is a link out of the document's folder");
            }
            return real;
        } catch (InvalidPathException e) {
            throw new InvalidSceneException(
                    SceneFault.UNREADABLE_FILE, uri.pointer(), "The file \"" + path + "\" cannot be found", e);
        } catch (NoSuchFileException e) {
            throw uri.wrong(SceneFault.MISSING_FILE, "The file \"" + path + "\" is a link to nothing");
        } catch (IOException e) {
            throw InvalidSceneException.ofStorage(uri.pointer(), e);
        }
    }

    private static String decoded(JsonPlace uri, String text) {
        try {
            // A plus is a plus in a path; only the form encoding of queries makes it a space.
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw uri.invalid("The URI is broken: " + e.getMessage());
        }
    }

    private byte[] bytes(String place, Path file, long most) throws IOException {
        if (!StoredFile.isPlain(file)) {
            throw new InvalidSceneException(SceneFault.UNREADABLE_FILE, place, "This is no plain file");
        }
        try (var stream = Files.newInputStream(file)) {
            long limit = Math.min(most, limits.totalBytes() - spending.totalBytes);
            long size = Files.size(file);
            if (size > limit || size > Integer.MAX_VALUE - 8) {
                throw new InvalidSceneException(
                        SceneFault.TOO_LARGE, place, "The file has " + size + " bytes, above " + limit + " allowed");
            }
            var bytes = stream.readNBytes((int) size);
            spending.digest.update(bytes);
            spending.totalBytes += bytes.length;
            return bytes;
        }
    }

    private void spend(String place, int bytes) {
        spending.totalBytes += bytes;
        if (spending.totalBytes > limits.totalBytes()) {
            throw new InvalidSceneException(
                    SceneFault.TOO_LARGE, place, "The scene has more than " + limits.totalBytes() + " bytes in all");
        }
    }
}
