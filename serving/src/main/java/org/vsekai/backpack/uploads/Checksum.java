package org.vsekai.backpack.uploads;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.vsekai.backpack.server.UploadProblems;

/** The header Upload-Checksum of the tus protocol: an algorithm and the Base64 of the hash of one request's bytes. */
final class Checksum {
    /** As the header Tus-Checksum-Algorithm has them. */
    static final String ALGORITHMS = "sha1,sha256";

    private static final Map<String, String> JAVA_NAMES = Map.of("sha1", "SHA-1", "sha256", Digests.SHA_256);

    private final String algorithm;
    private final byte[] expected;

    private Checksum(String algorithm, byte[] expected) {
        this.algorithm = algorithm;
        this.expected = expected;
    }

    static Optional<Checksum> of(Optional<String> header) {
        return header.map(text -> {
            var parts = text.strip().split(" +", -1);
            if (parts.length != 2 || !JAVA_NAMES.containsKey(parts[0])) {
                throw UploadProblems.tusHeader(
                        "Upload-Checksum", "must be one of the algorithms " + ALGORITHMS + ", a blank and Base64");
            }
            try {
                return new Checksum(parts[0], Base64.getDecoder().decode(parts[1]));
            } catch (IllegalArgumentException e) {
                throw UploadProblems.tusHeader("Upload-Checksum", "must have the hash in Base64");
            }
        });
    }

    MessageDigest digest() {
        return Digests.of(JAVA_NAMES.getOrDefault(algorithm, algorithm));
    }

    void check(MessageDigest digest) {
        if (!MessageDigest.isEqual(digest.digest(), expected)) {
            throw UploadProblems.checksumMismatch(algorithm);
        }
    }
}
