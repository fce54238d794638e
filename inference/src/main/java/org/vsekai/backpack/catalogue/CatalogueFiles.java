package org.vsekai.backpack.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the catalogue's files, each with a limit on its size. */
final class CatalogueFiles {
    private CatalogueFiles() {}

    static byte[] read(Path file, long limit, String purpose) {
        requireReadable(file, limit, purpose);
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw UnusableModelException.unreadable(file, e);
        }
    }

    static void requireReadable(Path file, long limit, String purpose) {
        if (!Files.isRegularFile(file)) {
            throw UnusableModelException.missing(file, purpose);
        }
        try {
            long bytes = Files.size(file);
            if (bytes > limit) {
                throw UnusableModelException.tooLarge(file, bytes, limit);
            }
        } catch (IOException e) {
            throw UnusableModelException.unreadable(file, e);
        }
    }
}
