package org.vsekai.backpack.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.vsekai.backpack.pipeline.Outcome;
import org.vsekai.backpack.pipeline.Rejects;
import org.vsekai.backpack.scene.StoredFile;
import org.vsekai.backpack.table.RejectRow;

/**
 * The files that a capture names.
 *
 * @param landing the landing zone's root, which rows' paths are relative to
 * @param top the folder of all files of the upload, which no path leads out of
 * @param folder the capture's own, which its paths are relative to
 */
record CaptureFiles(String stage, String sceneId, Path landing, Path top, Path folder) {

    /** A frame or a clip is no good; the others of the capture are not touched. */
    static final class BadFile extends Exception {
        private final String reason;

        BadFile(String reason, String message) {
            super(message);
            this.reason = reason;
        }
    }

    /** A file's path under the landing zone. */
    String path(String file) {
        return landing.relativize(folder.resolve(file)).toString();
    }

    /**
     * The bytes of a file.
     *
     * @param name what the error calls it
     */
    byte[] bytes(String file, String name, int most) throws BadFile, PassingFault {
        var path = folder.resolve(file);
        try {
            if (!StoredFile.isPlain(path)) {
                throw new BadFile("missing_file", name + " is not there: upload it with the scene");
            }
            if (!path.toRealPath().startsWith(top.toRealPath())) {
                throw new BadFile("missing_file", name + " lies outside the scene's folder");
            }
            try (var stream = Files.newInputStream(path)) {
                var bytes = stream.readNBytes(most);
                if (stream.read() >= 0) {
                    throw new BadFile(
                            "too_large", name + " has " + Files.size(path) + " bytes, at most " + most + " are taken");
                }
                return bytes;
            }
        } catch (NoSuchFileException e) {
            throw new BadFile("missing_file", name + " is not there any more: upload it with the scene");
        } catch (IOException e) {
            throw PassingFault.ofStorage(path(file), e);
        }
    }

    void reject(Outcome outcome, String file, BadFile bad, String payload) {
        outcome.add(
                RejectRow.TABLE, Rejects.row(stage, path(file), bad.reason, String.valueOf(bad.getMessage()), payload));
    }
}
