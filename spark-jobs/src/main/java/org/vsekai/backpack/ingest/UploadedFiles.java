package org.vsekai.backpack.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.landing.Capture;
import org.vsekai.backpack.landing.InvalidLandingException;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.landing.Upload;
import org.vsekai.backpack.scene.SceneArchive;
import org.vsekai.backpack.scene.SceneReader;

/**
 * Where the files of an upload are: as they came, or unpacked from its archive.
 *
 * @param top the folder of all of them
 * @param document the scene's document
 * @param capture the capture, where there is one; what it names is relative to its folder
 */
record UploadedFiles(Path top, Path document, Optional<Path> capture) {
    private static final String CAPTURE = "capture.json";
    /** Below the scene's folder. */
    private static final String UNPACKED = "archive";

    /** An upload has no document, or several. */
    static final class NoDocument extends Exception {
        NoDocument(String message) {
            super(message);
        }
    }

    /**
     * The files of an upload, its archive unpacked.
     *
     * @throws org.vsekai.backpack.scene.InvalidSceneException when the archive is no good
     * @throws IOException when the storage fails: trying again may help
     */
    static UploadedFiles of(LandingZone landing, Upload upload, UploadLimits limits) throws IOException, NoDocument {
        var folder = landing.sceneFolder(upload.sceneId());
        if (upload.document().isPresent()) {
            return new UploadedFiles(
                    folder,
                    folder.resolve(upload.document().get()),
                    upload.capture().map(folder::resolve));
        }
        var archive = folder.resolve(upload.archive().orElseThrow());
        var top = folder.resolve(UNPACKED);
        new SceneArchive(limits.archive()).unpack(archive, digest(archive), top);
        return found(top, limits);
    }

    /**
     * What is main in a folder: the document that the shallowest capture.json names; else the shallowest one, of a text
     * scene and the glTF files beside it, which it may instance, the text scene.
     */
    private static UploadedFiles found(Path top, UploadLimits limits) throws IOException, NoDocument {
        var files = files(top);
        var captures =
                shallowest(files.stream().filter(file -> file.endsWith(CAPTURE)).toList(), top);
        if (captures.size() > 1) {
            throw new NoDocument("There are " + captures.size() + " " + CAPTURE + " in folders of one depth: keep one");
        }
        var capture = captures.stream().findFirst();
        var named = capture.isPresent() ? documentOf(capture.get(), limits) : Optional.<Path>empty();
        if (named.isPresent()) {
            return new UploadedFiles(top, named.get(), capture);
        }
        var documents = shallowest(
                files.stream()
                        .filter(file ->
                                SceneReader.isDocument(file.getFileName().toString()))
                        .toList(),
                top);
        var textScenes = documents.stream()
                .filter(file -> SceneReader.isTextScene(file.getFileName().toString()))
                .toList();
        var main = textScenes.size() == 1 ? textScenes : documents;
        if (main.size() != 1) {
            throw new NoDocument(
                    main.isEmpty()
                            ? "There is no scene among the files: add one that ends in " + SceneReader.ENDINGS
                            : "Which is the scene, " + names(main, top) + "? Say so by document in " + CAPTURE);
        }
        return new UploadedFiles(top, main.get(0), capture);
    }

    private static List<Path> files(Path top) throws IOException {
        try (var all = Files.walk(top)) {
            return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> isVisible(top.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    /** What file systems and editors put beside people's files is none of them. */
    private static boolean isVisible(Path file) {
        for (var part : file) {
            if (part.toString().startsWith(".") || part.toString().equals("__MACOSX")) {
                return false;
            }
        }
        return true;
    }

    private static List<Path> shallowest(List<Path> files, Path top) {
        int least = files.stream().mapToInt(Path::getNameCount).min().orElse(top.getNameCount());
        return files.stream()
                .filter(file -> file.getNameCount() == least)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static String names(List<Path> files, Path top) {
        return files.stream()
                .limit(5)
                .map(file -> top.relativize(file).toString())
                .toList()
                .toString();
    }

    /** A capture that is no good is refused when it is read; here only its document counts. */
    private static Optional<Path> documentOf(Path capture, UploadLimits limits) throws IOException {
        try {
            return Files.size(capture) > limits.captureBytes()
                    ? Optional.empty()
                    : Capture.read(Files.readString(capture)).document().map(capture::resolveSibling);
        } catch (CharacterCodingException | InvalidLandingException e) {
            return Optional.empty();
        }
    }

    private static String digest(Path file) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var stream = new DigestInputStream(Files.newInputStream(file), digest)) {
                stream.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
