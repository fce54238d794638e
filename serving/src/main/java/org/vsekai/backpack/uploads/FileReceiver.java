package org.vsekai.backpack.uploads;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vsekai.backpack.server.UploadProblems;

/**
 * Writes the files of one upload into its folder, hashing while they stream: no file is ever whole in memory. Holds them to the
 * limits and to their kinds. For one thread.
 */
final class FileReceiver {
    private static final int BUFFER = 64 * 1024;

    private final Path folder;
    private final UploadSettings settings;
    private final byte[] buffer = new byte[BUFFER];
    private final List<ReceivedFile> files = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> folders = new HashSet<>();
    private long received;

    FileReceiver(Path folder, UploadSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    List<ReceivedFile> files() {
        return List.copyOf(files);
    }

    /** Takes a file whose name the client chose. */
    void receive(String name, InputStream body) throws IOException {
        var kind = FileKind.of(name)
                .orElseThrow(() -> UploadProblems.unsupportedType("the file " + name, FileKind.endings()));
        receive(name, kind, body);
    }

    void receive(String name, FileKind kind, InputStream body) throws IOException {
        var target = RelativeName.inside(folder, name);
        requireNew(name);
        Files.createDirectories(target.getParent());
        var digest = Digests.sha256();
        long bytes = 0;
        try (var channel = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            int count = body.readNBytes(buffer, 0, BUFFER);
            kind.check(name, Arrays.copyOf(buffer, Math.min(count, FileKind.HEAD)));
            while (count > 0) {
                bytes += count;
                received += count;
                requireWithinLimits(name, bytes);
                digest.update(buffer, 0, count);
                Durable.write(channel, buffer, count);
                count = body.readNBytes(buffer, 0, BUFFER);
            }
            channel.force(true);
        }
        files.add(new ReceivedFile(name, kind, bytes, Digests.hex(digest)));
    }

    /** No two files of a name, and no file where another needs a folder; on systems that fold case neither. */
    private void requireNew(String name) {
        if (names.size() >= settings.mostFiles()) {
            throw UploadProblems.tooLarge("The number of files", settings.mostFiles(), "most-files");
        }
        var folded = name.toLowerCase(java.util.Locale.ROOT);
        boolean isTaken = !names.add(folded) || folders.contains(folded);
        for (int slash = folded.indexOf('/'); slash >= 0; slash = folded.indexOf('/', slash + 1)) {
            var parent = folded.substring(0, slash);
            folders.add(parent);
            isTaken |= names.contains(parent);
        }
        if (isTaken) {
            throw UploadProblems.invalid("The file name " + name
                    + " is there twice, or names a folder of another file: give every file a name of its own.");
        }
    }

    private void requireWithinLimits(String name, long bytes) {
        if (bytes > settings.mostFileBytes()) {
            throw UploadProblems.tooLarge("The size of " + name, settings.mostFileBytes(), "most-file-bytes");
        }
        if (received > settings.mostBytes()) {
            throw UploadProblems.tooLarge("The size of the upload", settings.mostBytes(), "most-bytes");
        }
    }
}
