package org.vsekai.backpack.uploads;

import java.time.Instant;
import java.util.Optional;

/**
 * An upload by the tus protocol.
 *
 * @param file the name under which its bytes are kept
 * @param metadata as the client sent it
 * @param length that it will have
 * @param received bytes that are on disk for certain
 * @param expiresAt when it may be resumed no more
 * @param sceneId once it is whole
 */
record Resumable(
        String uploadId,
        SceneLabel label,
        String file,
        String metadata,
        long length,
        long received,
        Instant expiresAt,
        Optional<String> sceneId) {

    boolean hasAllBytes() {
        return received == length;
    }

    FileKind kind() {
        return FileKind.of(file).orElseThrow();
    }

    String address() {
        return "/v1/uploads/" + uploadId;
    }
}
