package org.vsekai.backpack.scene;

import java.io.Serializable;

/**
 * What an archive may hold at most.
 *
 * @param archiveBytes of the archive itself
 * @param entries files and folders
 * @param fileBytes of one file, unpacked
 * @param totalBytes of all files, unpacked
 * @param ratio bytes unpacked for each packed byte of a file
 * @param nameBytes of one path
 * @param folderDepth folders within folders
 */
public record ArchiveLimits(
        long archiveBytes, int entries, long fileBytes, long totalBytes, int ratio, int nameBytes, int folderDepth)
        implements Serializable {
    private static final long MEBI = 1 << 20;

    public ArchiveLimits {
        long least = Math.min(
                Math.min(Math.min(archiveBytes, entries), Math.min(fileBytes, totalBytes)),
                Math.min(Math.min(ratio, nameBytes), folderDepth));
        if (least <= 0) {
            throw new IllegalArgumentException("a limit of an archive must be above 0");
        }
    }

    /** Generous for a person's upload. */
    public static ArchiveLimits standard() {
        return new ArchiveLimits(512 * MEBI, 10_000, 256 * MEBI, 1024 * MEBI, 200, 512, 16);
    }
}
