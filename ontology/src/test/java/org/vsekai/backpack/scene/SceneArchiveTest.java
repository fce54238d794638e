package org.vsekai.backpack.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vsekai.backpack.scene.ZipFixture.Twist;

class SceneArchiveTest {
    private static final byte[] TEXT = "some text, some more text, some text".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private void unpack(byte[] zip) throws IOException {
        unpack(zip, ArchiveLimits.standard());
    }

    private void unpack(byte[] zip, ArchiveLimits limits) throws IOException {
        var archive = Files.write(folder.resolve("upload.zip"), zip);
        new SceneArchive(limits).unpack(archive, "digest-" + Arrays.hashCode(zip), folder.resolve("archive"));
    }

    @Test
    void whatAnotherToolPackedIsUnpacked() throws IOException {
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("frames/"));
            out.closeEntry();
            out.putNextEntry(new ZipEntry("frames/größe 0.png"));
            out.write(TEXT);
            out.closeEntry();
            var stored = new ZipEntry("scene.glb");
            stored.setMethod(ZipEntry.STORED);
            stored.setSize(3);
            stored.setCrc(0x352441c2L);
            out.putNextEntry(stored);
            out.write("abc".getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
            out.setComment("a comment with PK\u0005\u0006 in it");
        }

        unpack(zip.toByteArray());

        assertThat(folder.resolve("archive/frames/größe 0.png")).hasBinaryContent(TEXT);
        assertThat(folder.resolve("archive/scene.glb")).hasContent("abc");
        assertThat(folder).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void theSameArchiveAgainIsNotUnpackedAgainAndAnotherTakesItsPlace() throws IOException {
        unpack(new ZipFixture().add("a.txt", "one").bytes());
        Files.writeString(folder.resolve("archive/a.txt"), "touched");

        unpack(new ZipFixture().add("a.txt", "one").bytes());
        assertThat(folder.resolve("archive/a.txt")).hasContent("touched");

        unpack(new ZipFixture().add("b.txt", "two").bytes());
        assertThat(folder.resolve("archive/a.txt")).doesNotExist();
        assertThat(folder.resolve("archive/b.txt")).hasContent("two");
    }

    @Test
    void aFolderThatAKillLeftHalfDoneIsReplaced() throws IOException {
        Files.createDirectories(folder.resolve("archive"));
        Files.writeString(folder.resolve("archive/half.txt"), "half");

        unpack(new ZipFixture().add("a.txt", "one").bytes());

        assertThat(folder.resolve("archive/half.txt")).doesNotExist();
        assertThat(folder.resolve("archive/a.txt")).hasContent("one");
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments("../a.txt", Twist.NONE, "archive_bad_path", "leads upwards"),
                arguments("a/../../b.txt", Twist.NONE, "archive_bad_path", "leads upwards"),
                arguments("/etc/passwd", Twist.NONE, "archive_bad_path", "absolute"),
                arguments("C:/a.txt", Twist.NONE, "archive_bad_path", "absolute"),
                arguments("a\\b.txt", Twist.NONE, "archive_bad_path", "backslash"),
                arguments("a//b.txt", Twist.NONE, "archive_bad_path", "without a name"),
                arguments("./b.txt", Twist.NONE, "archive_bad_path", "without a name"),
                arguments("", Twist.NONE, "archive_bad_path", "without a name"),
                arguments(".unpacked-from", Twist.NONE, "archive_bad_path", "without a name"),
                arguments("a\u0000.txt", Twist.NONE, "archive_bad_name", "control"),
                arguments("x".repeat(513), Twist.NONE, "archive_bad_name", "above 512"),
                arguments("d/".repeat(17) + "a", Twist.NONE, "too_deep", "more than 16 folders"),
                arguments("link", Twist.mode(0120777), "archive_link", "a link"),
                arguments("pipe", Twist.mode(0010644), "archive_link", "a device"),
                arguments("secret.txt", Twist.flags(1), "archive_encrypted", "encrypted"),
                arguments("inner.ZIP", Twist.NONE, "archive_nested", "an archive"),
                arguments("inner.tar.gz", Twist.NONE, "archive_nested", "an archive"),
                arguments("a.txt", Twist.method(12), "invalid_archive", "method 12"),
                arguments("a.txt", Twist.claims(5), "invalid_archive", "more than the 5 bytes"),
                arguments("a.txt", Twist.claims(50), "invalid_archive", "36 bytes, not to 50"),
                arguments("a.txt", Twist.crc(1), "invalid_archive", "checksum"),
                arguments("a.txt", Twist.offset(1), "invalid_archive", "differ"),
                arguments("a.txt", Twist.offset(1 << 20), "invalid_archive", "breaks off before"),
                arguments("a.txt", Twist.claims(0xffffffffL), "archive_too_large", "zip64"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatNobodyShouldPackIsRefusedByItsOwnReason(String name, Twist twist, String reason, String message) {
        assertRefused(new ZipFixture().add(name, TEXT, twist).bytes(), ArchiveLimits.standard(), reason, message);
    }

    private void assertRefused(byte[] zip, ArchiveLimits limits, String reason, String message) {
        assertThatExceptionOfType(InvalidSceneException.class)
                .isThrownBy(() -> unpack(zip, limits))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
        // Nothing is left, neither of the archive nor of the attempt.
        assertThat(folder.toFile().list()).containsExactly("upload.zip");
    }

    @Test
    void aNameTwiceIsRefusedWhateverItsCase() {
        var standard = ArchiveLimits.standard();
        assertRefused(new ZipFixture().add("a", "1").add("a", "2").bytes(), standard, "archive_duplicate", "twice");
        assertRefused(new ZipFixture().add("a", "1").add("A", "2").bytes(), standard, "archive_duplicate", "twice");
        assertRefused(new ZipFixture().add("a", "1").add("a/b", "2").bytes(), standard, "archive_duplicate", "twice");
        assertRefused(new ZipFixture().add("a/b", "1").add("a", "2").bytes(), standard, "archive_duplicate", "twice");
    }

    @Test
    void filesThatShareTheirBytesAreRefused() {
        var zip = new ZipFixture().add("a", TEXT);
        // The second entry points at the first one's bytes.
        var size = sizeOfOneFile();
        assertRefused(
                zip.add("b", TEXT, Twist.offset(-size)).bytes(),
                ArchiveLimits.standard(),
                "archive_bomb",
                "over each other");
    }

    /** Up to where the second file begins. */
    private static int sizeOfOneFile() {
        var one = new ZipFixture().add("a", TEXT).bytes();
        return one.length - 22 - 46 - 1;
    }

    @Test
    void aBombIsRefusedBeforeItIsUnpacked() {
        var blanks = new byte[8 << 20];

        assertRefused(
                new ZipFixture().add("blanks.bin", blanks).bytes(),
                ArchiveLimits.standard(),
                "archive_bomb",
                "more than 200 for one");
    }

    @Test
    void eachLimitHasItsOwnError() {
        var two = new ZipFixture().add("a", TEXT).add("b", TEXT).bytes();

        assertRefused(two, new ArchiveLimits(50, 9, 99, 99, 9, 9, 9), "archive_too_large", "bytes, above 50");
        assertRefused(two, new ArchiveLimits(999, 1, 99, 99, 9, 9, 9), "archive_too_many_files", "2 files, above 1");
        assertRefused(two, new ArchiveLimits(999, 9, 9, 99, 9, 9, 9), "archive_too_large", "36 bytes, above 9");
        assertRefused(two, new ArchiveLimits(999, 9, 99, 50, 9, 9, 9), "archive_too_large", "more than 50 bytes");
    }

    @Test
    void anArchiveThatBreaksOffIsRefusedWhereverItDoes() throws IOException {
        var whole = new ZipFixture().add("a.txt", TEXT).add("b/c.txt", TEXT).bytes();
        for (int length = 0; length < whole.length; length++) {
            assertRefused(Arrays.copyOf(whole, length), ArchiveLimits.standard(), "invalid_archive", "");
        }
    }
}
