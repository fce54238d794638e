package org.vsekai.backpack.uploads;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vsekai.backpack.server.UploadProblems;

/**
 * What an upload holds, as the manifest says it.
 *
 * @param document the scene, none when it came as an archive
 * @param archive the zip, none when it came as a document
 * @param capture the list of its frames, if it came with one
 * @param hash SHA-256 of the one file, or of the sorted names and hashes of several: the same whichever way they came
 */
record Contents(
        Optional<String> document,
        Optional<String> archive,
        Optional<String> capture,
        String hash,
        long bytes,
        int files) {
    private static final String CAPTURE = "capture.json";
    private static final int GLB_HEADER = 12;
    private static final int ZIP_END = 22;
    private static final int ZIP_END_SIGNATURE = 0x06054b50;
    private static final int LONGEST_ZIP_COMMENT = 0xffff;

    /**
     * The contents of files in a folder.
     *
     * @param asked which file is the scene, where the client says so
     */
    static Contents of(Path folder, List<ReceivedFile> files, Optional<String> asked) throws IOException {
        for (var file : files) {
            if (file.kind().isBinaryGltf()) {
                requireWholeGlb(folder, file);
            } else if (file.kind() == FileKind.ZIP) {
                requireWholeZip(folder, file);
            }
        }
        var archive = archive(files);
        var capture = archive.isPresent() ? Optional.<String>empty() : capture(files);
        var document = archive.isPresent()
                ? Optional.<String>empty()
                : Optional.of(MainDocument.choose(
                        files.stream()
                                .filter(file -> file.kind().isDocument())
                                .map(ReceivedFile::name)
                                .toList(),
                        asked,
                        capture.map(folder::resolve)));
        long bytes = files.stream().mapToLong(ReceivedFile::bytes).sum();
        return new Contents(document, archive, capture, hash(files), bytes, files.size());
    }

    private static Optional<String> archive(List<ReceivedFile> files) {
        var archives =
                files.stream().filter(file -> file.kind() == FileKind.ZIP).toList();
        if (!archives.isEmpty() && files.size() > 1) {
            throw UploadProblems.invalid("There are other files beside the archive "
                    + archives.get(0).name() + ": send one archive that holds everything, or the files themselves.");
        }
        return archives.stream().map(ReceivedFile::name).findFirst();
    }

    /** At the top alone: elsewhere the frames that it lists would be left out in silence. */
    private static Optional<String> capture(List<ReceivedFile> files) {
        var captures = files.stream()
                .map(ReceivedFile::name)
                .filter(name -> name.equals(CAPTURE) || name.endsWith("/" + CAPTURE))
                .toList();
        captures.stream().filter(name -> !name.equals(CAPTURE)).findFirst().ifPresent(name -> {
            throw UploadProblems.invalid(name + " is not where it is looked for: name it " + CAPTURE
                    + ", without a folder, and its files from there.");
        });
        return captures.stream().findFirst();
    }

    private static String hash(List<ReceivedFile> files) {
        return files.size() == 1
                ? files.get(0).sha256()
                : Digests.sha256(files.stream()
                        .sorted(Comparator.comparing(ReceivedFile::name))
                        .map(file -> file.name() + "\n" + file.sha256() + "\n")
                        .collect(Collectors.joining("", "files\n", "")));
    }

    /** A GLB says its own length: what was cut off on the client's side is told at once, not after the night. */
    private static void requireWholeGlb(Path folder, ReceivedFile file) throws IOException {
        try (InputStream stream = Files.newInputStream(folder.resolve(file.name()))) {
            var head = stream.readNBytes(GLB_HEADER);
            long said = head.length < GLB_HEADER
                    ? -1
                    : ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(8) & 0xffffffffL;
            if (said != file.bytes()) {
                throw UploadProblems.invalid(file.name() + " has " + file.bytes() + " bytes, but its header says "
                        + (said < 0 ? "nothing" : Long.toString(said))
                        + ": it was cut off or padded. Export it again.");
            }
        }
    }

    /** A zip ends with its directory (APPNOTE 4.3.16), behind which only a comment may stand. */
    private static void requireWholeZip(Path folder, ReceivedFile file) throws IOException {
        try (var channel = FileChannel.open(folder.resolve(file.name()), StandardOpenOption.READ)) {
            var tail = ByteBuffer.allocate((int) Math.min(file.bytes(), ZIP_END + LONGEST_ZIP_COMMENT))
                    .order(ByteOrder.LITTLE_ENDIAN);
            channel.position(file.bytes() - tail.capacity());
            while (tail.hasRemaining() && channel.read(tail) >= 0) {
                // Read on.
            }
            for (int at = tail.capacity() - ZIP_END; at >= 0; at--) {
                if (tail.getInt(at) == ZIP_END_SIGNATURE
                        && at + ZIP_END + (tail.getShort(at + 20) & 0xffff) == tail.capacity()) {
                    return;
                }
            }
        }
        throw UploadProblems.invalid(file.name() + " has no zip directory at its end: it was cut off. Make it again.");
    }
}
