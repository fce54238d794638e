package org.vsekai.backpack.scene;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.vsekai.backpack.files.Folders;

/**
 * Unpacks a zip archive (PKWARE's APPNOTE 6.3) that somebody uploaded. What its directory says is checked before a byte
 * is unpacked, and what is unpacked is held to it: no path outside the folder, no link, no name twice, nothing
 * encrypted, no archive within the archive, no more bytes than the limits. Thread-safe.
 */
public record SceneArchive(ArchiveLimits limits) {
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int DIRECTORY_ENTRY = 0x02014b50;
    private static final int DIRECTORY_ENTRY_BYTES = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int ENCRYPTED = 1 | 1 << 6 | 1 << 13;
    private static final int UTF_8 = 1 << 11;
    private static final int UNIX = 3;
    private static final int KIND_OF_FILE = 0170000;
    private static final int PLAIN_FILE = 0100000;
    private static final int FOLDER = 0040000;
    private static final long NEEDS_ZIP64 = 0xffffffffL;
    private static final int CHUNK = 1 << 16;
    /** Below this a file may be packed as tightly as it likes: a page of blanks is no bomb. */
    private static final int RATIO_COUNTS_FROM = 1 << 20;

    /** Says which archive the folder was unpacked from. */
    private static final String MARK = ".unpacked-from";

    private static final List<String> NESTED =
            List.of(".zip", ".gz", ".7z", ".rar", ".xz", ".bz2", ".zst", ".tar", ".tgz", ".jar", ".apk", ".pck");

    private record Entry(String name, int method, long crc, long packed, long unpacked, long offset, boolean folder) {}

    /**
     * Unpacks an archive into a folder, which appears whole or not at all. Where the folder is there and came from the
     * same bytes, nothing is done; where it came from others, it is replaced.
     *
     * @param archiveDigest of the archive's bytes: what the folder is known by
     * @throws InvalidSceneException when the archive is no good; no file is left then
     * @throws IOException when the storage is at fault: trying again may help
     */
    public void unpack(Path archive, String archiveDigest, Path folder) throws IOException {
        var mark = folder.resolve(MARK);
        if (Files.isRegularFile(mark, LinkOption.NOFOLLOW_LINKS)
                && Files.readString(mark).equals(archiveDigest)) {
            return;
        }
        var unfinished = folder.resolveSibling("." + folder.getFileName() + "." + UUID.randomUUID());
        try {
            Files.createDirectories(unfinished);
            unpackInto(archive, unfinished);
            Files.writeString(unfinished.resolve(MARK), archiveDigest);
            appear(unfinished, folder);
        } finally {
            Folders.delete(unfinished);
        }
    }

    private static void appear(Path unfinished, Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            var former = folder.resolveSibling("." + folder.getFileName() + "." + UUID.randomUUID());
            Files.move(folder, former, StandardCopyOption.ATOMIC_MOVE);
            try {
                Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Folders.delete(former);
            }
        } else {
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private void unpackInto(Path archive, Path folder) throws IOException {
        try (var channel = FileChannel.open(archive, StandardOpenOption.READ)) {
            if (channel.size() > limits.archiveBytes()) {
                throw wrong(
                        SceneFault.ARCHIVE_TOO_LARGE,
                        "The archive has " + channel.size() + " bytes, above " + limits.archiveBytes());
            }
            var entries = directory(channel);
            requireNames(entries);
            requireSizes(entries);
            var spans = new ArrayList<long[]>();
            for (var entry : entries) {
                if (entry.folder()) {
                    Files.createDirectories(inside(folder, entry));
                } else {
                    spans.add(unpack(channel, entry, folder));
                }
            }
            requireApart(spans);
        }
    }

    /** The entries of the central directory, in its order. */
    private List<Entry> directory(FileChannel channel) throws IOException {
        var end = end(channel);
        int count = end.getShort(10) & 0xffff;
        long bytes = end.getInt(12) & 0xffffffffL;
        long from = end.getInt(16) & 0xffffffffL;
        if (end.getShort(4) != 0 || end.getShort(6) != 0 || (end.getShort(8) & 0xffff) != count) {
            throw wrong(SceneFault.INVALID_ARCHIVE, "The archive is a part of one in several files");
        }
        if (count == 0xffff || bytes == NEEDS_ZIP64 || from == NEEDS_ZIP64) {
            throw wrong(SceneFault.ARCHIVE_TOO_LARGE, "The archive is a zip64, for more files or bytes than allowed");
        }
        if (count > limits.entries()) {
            throw wrong(
                    SceneFault.ARCHIVE_TOO_MANY_FILES,
                    "The archive has " + count + " files, above " + limits.entries());
        }
        // Names are short, so that what is left over are comments and fields of no use.
        if (bytes > (long) count * (DIRECTORY_ENTRY_BYTES + 4096L) || from + bytes > channel.size()) {
            throw wrong(SceneFault.INVALID_ARCHIVE, "The archive's directory of " + bytes + " bytes does not fit it");
        }
        var directory = read(channel, from, (int) bytes);
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < count; i++) {
            entries.add(entry(directory));
        }
        return entries;
    }

    /** The end record, which a comment may follow. */
    private static ByteBuffer end(FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < END_BYTES) {
            throw wrong(SceneFault.INVALID_ARCHIVE, "The file of " + size + " bytes is no zip archive");
        }
        int length = (int) Math.min(size, END_BYTES + LONGEST_COMMENT);
        var tail = read(channel, size - length, length);
        for (int at = length - END_BYTES; at >= 0; at--) {
            if (tail.getInt(at) == END && at + END_BYTES + (tail.getShort(at + 20) & 0xffff) == length) {
                return tail.slice(at, END_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            }
        }
        throw wrong(SceneFault.INVALID_ARCHIVE, "The file is no zip archive, or its end is missing");
    }

    private Entry entry(ByteBuffer directory) {
        int at = directory.position();
        if (directory.remaining() < DIRECTORY_ENTRY_BYTES || directory.getInt(at) != DIRECTORY_ENTRY) {
            throw wrong(SceneFault.INVALID_ARCHIVE, "The archive's directory breaks off");
        }
        int flags = directory.getShort(at + 8) & 0xffff;
        int nameLength = directory.getShort(at + 28) & 0xffff;
        int rest = (directory.getShort(at + 30) & 0xffff) + (directory.getShort(at + 32) & 0xffff);
        if (directory.remaining() < DIRECTORY_ENTRY_BYTES + nameLength + rest) {
            throw wrong(SceneFault.INVALID_ARCHIVE, "The archive's directory breaks off within a name");
        }
        var name = name(directory.slice(at + DIRECTORY_ENTRY_BYTES, nameLength), flags);
        if ((flags & ENCRYPTED) != 0) {
            throw wrong(SceneFault.ARCHIVE_ENCRYPTED, name, "The file is encrypted");
        }
        int system = directory.get(at + 5) & 0xff;
        int mode = system == UNIX ? directory.getShort(at + 40) & KIND_OF_FILE : 0;
        boolean folder = name.endsWith("/");
        if (mode != 0 && mode != (folder ? FOLDER : PLAIN_FILE)) {
            throw wrong(SceneFault.ARCHIVE_LINK, name, "The entry is a link or a device, not a plain file");
        }
        directory.position(at + DIRECTORY_ENTRY_BYTES + nameLength + rest);
        return new Entry(
                name,
                directory.getShort(at + 10) & 0xffff,
                directory.getInt(at + 16) & 0xffffffffL,
                directory.getInt(at + 20) & 0xffffffffL,
                directory.getInt(at + 24) & 0xffffffffL,
                directory.getInt(at + 42) & 0xffffffffL,
                folder);
    }

    private String name(ByteBuffer bytes, int flags) {
        if (bytes.limit() > limits.nameBytes()) {
            throw wrong(
                    SceneFault.ARCHIVE_BAD_NAME,
                    "A name in the archive has " + bytes.limit() + " bytes, above " + limits.nameBytes());
        }
        try {
            // Tools that do not say so write UTF-8 too, nearly always; what is not is refused rather than guessed.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString();
        } catch (CharacterCodingException e) {
            var said = (flags & UTF_8) != 0 ? "though it says so" : "and the archive does not say which";
            throw wrong(SceneFault.ARCHIVE_BAD_NAME, "A name in the archive is not UTF-8, " + said);
        }
    }

    private void requireNames(List<Entry> entries) {
        var folders = new HashMap<String, Boolean>();
        for (var entry : entries) {
            requireInside(entry);
            var parts = entry.name().split("/");
            if (parts.length - (entry.folder() ? 0 : 1) > limits.folderDepth()) {
                throw wrong(
                        SceneFault.TOO_DEEP,
                        entry.name(),
                        "The file lies in more than " + limits.folderDepth() + " folders");
            }
            requireOnce(entry, parts, folders);
            var lower = entry.name().toLowerCase(Locale.ROOT);
            if (NESTED.stream().anyMatch(lower::endsWith)) {
                throw wrong(SceneFault.ARCHIVE_NESTED, entry.name(), "The archive holds an archive");
            }
        }
    }

    private static void requireInside(Entry entry) {
        var name = entry.name();
        if (name.startsWith("/") || name.contains(":")) {
            throw wrong(SceneFault.ARCHIVE_BAD_PATH, name, "The path is absolute");
        }
        if (name.contains("\\")) {
            throw wrong(SceneFault.ARCHIVE_BAD_PATH, name, "The path has a backslash");
        }
        var body = entry.folder() ? name.substring(0, name.length() - 1) : name;
        for (var part : body.split("/", -1)) {
            if (part.equals("..")) {
                throw wrong(SceneFault.ARCHIVE_BAD_PATH, name, "The path leads upwards");
            }
            if (part.isEmpty() || part.equals(".") || part.equals(MARK)) {
                throw wrong(SceneFault.ARCHIVE_BAD_PATH, name, "The path has a part without a name of its own");
            }
        }
        if (Stream.of(name.split("/")).anyMatch(StoredFile::isTooLong)) {
            throw wrong(SceneFault.ARCHIVE_BAD_NAME, name, "A part of the name is too long for a file");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw wrong(SceneFault.ARCHIVE_BAD_NAME, name, "The name has control characters");
        }
    }

    /** No file twice, nor as the folder of another; upper and lower case count alike, as on many file systems. */
    private static void requireOnce(Entry entry, String[] parts, Map<String, Boolean> folders) {
        var path = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            path.append('/').append(parts[i].toLowerCase(Locale.ROOT));
            boolean folder = i < parts.length - 1 || entry.folder();
            var former = folders.put(path.toString(), folder);
            boolean clash = former != null && (!former || !folder);
            if (clash) {
                throw wrong(SceneFault.ARCHIVE_DUPLICATE, entry.name(), "The archive has this name twice");
            }
        }
    }

    private void requireSizes(List<Entry> entries) {
        long total = 0;
        for (var entry : entries) {
            if (entry.packed() == NEEDS_ZIP64 || entry.unpacked() == NEEDS_ZIP64 || entry.offset() == NEEDS_ZIP64) {
                throw wrong(SceneFault.ARCHIVE_TOO_LARGE, entry.name(), "The file is of zip64's size");
            }
            if (entry.unpacked() > limits.fileBytes()) {
                throw wrong(
                        SceneFault.ARCHIVE_TOO_LARGE,
                        entry.name(),
                        "The file has " + entry.unpacked() + " bytes, above " + limits.fileBytes());
            }
            total += entry.unpacked();
            if (total > limits.totalBytes()) {
                throw wrong(
                        SceneFault.ARCHIVE_TOO_LARGE,
                        entry.name(),
                        "The archive unpacks to more than " + limits.totalBytes() + " bytes");
            }
            if (entry.unpacked() > RATIO_COUNTS_FROM && entry.unpacked() / limits.ratio() > entry.packed()) {
                throw wrong(
                        SceneFault.ARCHIVE_BOMB,
                        entry.name(),
                        entry.packed() + " bytes unpack to " + entry.unpacked() + ", more than " + limits.ratio()
                                + " for one");
            }
        }
    }

    private static Path inside(Path folder, Entry entry) {
        try {
            var file = folder.resolve(entry.name()).normalize();
            if (!file.startsWith(folder)) {
                throw wrong(SceneFault.ARCHIVE_BAD_PATH, entry.name(), "The path leads out of the archive");
            }
            return file;
        } catch (InvalidPathException e) {
            throw wrong(SceneFault.ARCHIVE_BAD_NAME, entry.name(), "The name cannot be one of a file here");
        }
    }

    /** Unpacks a file and says from where to where in the archive it was. */
    private static long[] unpack(FileChannel channel, Entry entry, Path folder) throws IOException {
        long at = entry.offset();
        if (at + LOCAL_BYTES > channel.size()) {
            throw wrong(SceneFault.INVALID_ARCHIVE, entry.name(), "The archive breaks off before the file");
        }
        var header = read(channel, at, LOCAL_BYTES);
        if (header.getInt(0) != LOCAL || (header.getShort(8) & 0xffff) != entry.method()) {
            throw wrong(SceneFault.INVALID_ARCHIVE, entry.name(), "The file's own header and the directory differ");
        }
        long from = at + LOCAL_BYTES + (header.getShort(26) & 0xffff) + (header.getShort(28) & 0xffff);
        if (from + entry.packed() > channel.size()) {
            throw wrong(SceneFault.INVALID_ARCHIVE, entry.name(), "The archive breaks off within the file");
        }
        var file = inside(folder, entry);
        Files.createDirectories(file.getParent());
        try (var out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            switch (entry.method()) {
                case STORED -> copy(channel, from, entry, out);
                case DEFLATED -> inflate(channel, from, entry, out);
                default ->
                    throw wrong(
                            SceneFault.INVALID_ARCHIVE,
                            entry.name(),
                            "The file is packed by method " + entry.method() + ", only 0 and 8 are read");
            }
        } catch (FileAlreadyExistsException e) {
            throw wrong(SceneFault.ARCHIVE_DUPLICATE, entry.name(), "The archive has this name twice");
        }
        return new long[] {at, from + entry.packed()};
    }

    private static void copy(FileChannel channel, long from, Entry entry, FileChannel out) throws IOException {
        if (entry.packed() != entry.unpacked()) {
            throw wrong(SceneFault.INVALID_ARCHIVE, entry.name(), "The file is not packed but has two sizes");
        }
        var sum = new CRC32();
        for (long done = 0; done < entry.packed(); ) {
            var part = read(channel, from + done, (int) Math.min(CHUNK, entry.packed() - done));
            done += part.remaining();
            sum.update(part.duplicate());
            write(out, part);
        }
        requireSum(entry, sum);
    }

    private static void inflate(FileChannel channel, long from, Entry entry, FileChannel out) throws IOException {
        var inflater = new Inflater(true);
        var sum = new CRC32();
        var buffer = new byte[CHUNK];
        long read = 0;
        long written = 0;
        try {
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    int length = (int) Math.min(CHUNK, entry.packed() - read);
                    if (length == 0) {
                        throw wrong(SceneFault.INVALID_ARCHIVE, entry.name(), "The packed file has no end");
                    }
                    inflater.setInput(read(channel, from + read, length));
                    read += length;
                }
                int count = inflater.inflate(buffer);
                written += count;
                if (written > entry.unpacked() || inflater.needsDictionary()) {
                    throw wrong(
                            SceneFault.INVALID_ARCHIVE,
                            entry.name(),
                            "The file unpacks to more than the " + entry.unpacked() + " bytes that it says");
                }
                sum.update(buffer, 0, count);
                write(out, ByteBuffer.wrap(buffer, 0, count));
            }
        } catch (DataFormatException e) {
            throw wrong(SceneFault.INVALID_ARCHIVE, entry.name(), "The packed file is damaged");
        } finally {
            inflater.end();
        }
        if (written != entry.unpacked()) {
            throw wrong(
                    SceneFault.INVALID_ARCHIVE,
                    entry.name(),
                    "The file unpacks to " + written + " bytes, not to " + entry.unpacked());
        }
        requireSum(entry, sum);
    }

    private static void requireSum(Entry entry, CRC32 sum) {
        if (sum.getValue() != entry.crc()) {
            throw wrong(SceneFault.INVALID_ARCHIVE, entry.name(), "The file is damaged: its checksum differs");
        }
    }

    /** Files that share bytes make a bomb of a small archive. */
    private static void requireApart(List<long[]> spans) {
        spans.sort(Comparator.comparingLong(span -> span[0]));
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i)[0] < spans.get(i - 1)[1]) {
                throw wrong(SceneFault.ARCHIVE_BOMB, "Files of the archive lie over each other");
            }
        }
    }

    private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw wrong(SceneFault.INVALID_ARCHIVE, "The archive is cut off at byte " + (from + bytes.position()));
            }
        }
        return bytes.flip();
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private static InvalidSceneException wrong(SceneFault fault, String problem) {
        return new InvalidSceneException(fault, "archive", problem);
    }

    private static InvalidSceneException wrong(SceneFault fault, String name, String problem) {
        return new InvalidSceneException(
                fault, "archive entry " + (name.length() > 200 ? name.substring(0, 200) : name), problem);
    }
}
