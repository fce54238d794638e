package org.vsekai.backpack.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What fetching keeps to.
 *
 * @param largestMember bytes of a file taken out of a package
 * @param stall a connection that brings nothing for so long is given up
 * @param pause before the second try to connect; twice as long before each further one
 * @param disk what says how much room there is
 */
record FetchLimits(long largestMember, Duration stall, Duration pause, Disk disk) {
    /** How many bytes can still be written into a folder. */
    interface Disk {
        long room(Path folder) throws IOException;
    }

    static FetchLimits usual() {
        return new FetchLimits(
                CataloguedModel.LARGEST_FILE,
                Duration.ofSeconds(60),
                Duration.ofSeconds(1),
                folder -> Files.getFileStore(folder).getUsableSpace());
    }
}
