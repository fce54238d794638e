package org.vsekai.backpack.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.vsekai.backpack.server.Problem;

/** Names and headers that clients send: whatever they are, they are taken as what they say or refused by a problem. */
class UploadNamesProperties {
    private static final Path FOLDER = Path.of("/landing/incoming/id");

    @Provide
    Arbitrary<String> trickyNames() {
        var part = Arbitraries.oneOf(
                Arbitraries.of(
                        "..", ".", "", "a", "frames", "C:", "~", "con", "\\", "..\\..", "%2e%2e", "\u0000", "\n"),
                Arbitraries.strings().ofMaxLength(12));
        return part.list().ofMinSize(1).ofMaxSize(10).map(parts -> String.join("/", parts));
    }

    @Property
    void aNameThatIsTakenLiesInsideItsFolder(@ForAll("trickyNames") String name) {
        try {
            var file = RelativeName.inside(FOLDER, name);
            // As texts: AssertJ asks the disk about paths.
            assertThat(file.normalize().toString()).isEqualTo(FOLDER + "/" + name);
        } catch (Problem problem) {
            assertThat(problem.status()).isEqualTo(400);
            assertThat(problem).message().doesNotContain("\n", "\u0000");
        }
    }

    @Property
    void plainNamesAreTaken(@ForAll("plainNames") String name) {
        assertThat(RelativeName.inside(FOLDER, name).toString()).isEqualTo(FOLDER + "/" + name);
    }

    @Provide
    Arbitrary<String> plainNames() {
        return Arbitraries.strings()
                .withChars("abcXYZ019_-+ ")
                .ofMinLength(1)
                .ofMaxLength(30)
                .map(part -> "p" + part.strip())
                .list()
                .ofMinSize(1)
                .ofMaxSize(RelativeName.DEEPEST)
                .map(parts -> String.join("/", parts));
    }

    @Property
    void metadataIsReadOrRefused(@ForAll String header) {
        try {
            assertThat(UploadMetadata.of(header).header()).isEqualTo(header);
        } catch (Problem problem) {
            assertThat(problem.status()).isEqualTo(400);
        }
    }

    @Property
    void everyHeadIsOneKindOrRefused(@ForAll byte[] head, @ForAll FileKind kind) {
        try {
            kind.check("a file", head);
        } catch (Problem problem) {
            assertThat(problem.status()).isEqualTo(415);
        }
    }
}
