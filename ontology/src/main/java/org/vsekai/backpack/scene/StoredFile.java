package org.vsekai.backpack.scene;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * What the storage says of a file. {@link Files#exists} says no as well when the storage gave no answer; here that is an
 * exception, since the file may be there the next time.
 */
public final class StoredFile {
    /** Linux: bytes of a name, and of a path with its ending zero. */
    private static final int LONGEST_NAME = 255;

    private static final int LONGEST_PATH = 4095;

    private StoredFile() {}

    /**
     * Whether there is something by this name, be it a link that leads nowhere.
     *
     * @throws IOException when the storage gives no answer: asking again may help
     */
    public static boolean exists(Path file) throws IOException {
        return attributes(file, LinkOption.NOFOLLOW_LINKS).isPresent();
    }

    /**
     * Whether this is a plain file, or a link to one.
     *
     * @throws IOException when the storage gives no answer: asking again may help
     */
    public static boolean isPlain(Path file) throws IOException {
        return attributes(file).filter(BasicFileAttributes::isRegularFile).isPresent();
    }

    /** What failed, without the path, which is nobody's business outside. */
    public static String reason(IOException e) {
        var said = e instanceof FileSystemException failed ? failed.getReason() : e.getMessage();
        return said == null ? e.getClass().getSimpleName() : said;
    }

    private static Optional<BasicFileAttributes> attributes(Path file, LinkOption... options) throws IOException {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class, options));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (FileSystemException e) {
            if (canNeverBe(file)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A name that is too long, or a file where a folder would have to be: no fault of the storage. */
    private static boolean canNeverBe(Path file) {
        if (bytes(file.toString()) > LONGEST_PATH) {
            return true;
        }
        for (var name : file) {
            if (isTooLong(name.toString())) {
                return true;
            }
        }
        for (var folder = file.getParent(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder)) {
                return true;
            }
        }
        return false;
    }

    /** Whether no file can have this name. */
    static boolean isTooLong(String name) {
        return bytes(name) > LONGEST_NAME;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
