package org.vsekai.backpack.catalogue;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A model of the catalogue: its card and the folder that holds its files. Immutable and thread-safe.
 * To another machine travel its task and name, which are looked up in the catalogue there.
 */
public record CataloguedModel(ModelCard card, Path folder) {
    private static final long LARGEST_ARTEFACT = 1L << 30;

    /**
     * The weights. They are read once and checked as read, so what is loaded is what was checked.
     *
     * @throws UnusableModelException when they are missing or not the ones that the card describes
     */
    public byte[] verifiedArtefact() {
        var file = folder.resolve(card.artefact());
        var bytes = CatalogueFiles.read(file, LARGEST_ARTEFACT, "the weights that the card names");
        var digest = sha256(bytes);
        if (!digest.equals(card.sha256())) {
            throw UnusableModelException.wrongDigest(file, card.sha256(), digest);
        }
        return bytes;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
