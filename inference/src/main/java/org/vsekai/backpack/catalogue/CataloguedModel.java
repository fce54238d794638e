package org.vsekai.backpack.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A model of the catalogue: its card and the folder that holds its files. Immutable and thread-safe.
 * To another machine travel its task and name, which are looked up in the catalogue there.
 */
public record CataloguedModel(ModelCard card, Path folder) {
    static final long LARGEST_FILE = 1L << 30;

    /** What tells it from all others of its task: its folder's name, {@code <name>} or {@code <name>@<version>}. */
    public String reference() {
        return folder.getFileName().toString();
    }

    /**
     * A file's bytes. They are read once and checked as read, so what is loaded is what was checked.
     *
     * @param role what the file is for, as the card has it
     * @throws UnusableModelException when it is missing or not the one that the card describes
     */
    public byte[] verifiedBytes(String role) {
        var described = described(role);
        var file = folder.resolve(described.name());
        var bytes = CatalogueFiles.read(file, LARGEST_FILE, purpose(described));
        requireDigest(file, described, Digests.sha256(bytes));
        return bytes;
    }

    /**
     * Where a file lies, for those that must read it themselves; checked now, and all others of the model with it: a graph may
     * read its weights from a file beside it.
     *
     * @param role what the file is for, as the card has it
     * @throws UnusableModelException when one is missing or not the one that the card describes
     */
    public Path verifiedFile(String role) {
        for (var described : card.files().values()) {
            var file = folder.resolve(described.name());
            CatalogueFiles.requireReadable(file, LARGEST_FILE, purpose(described));
            try {
                requireDigest(file, described, Digests.sha256(file));
            } catch (IOException e) {
                throw UnusableModelException.unreadable(file, e);
            }
        }
        return folder.resolve(described(role).name());
    }

    /** Names of files that packages bring and that are not here. */
    public List<String> absentFiles() {
        return card.packages().stream()
                .flatMap(from -> from.members().keySet().stream())
                .filter(name -> !Files.isRegularFile(folder.resolve(name)))
                .sorted()
                .toList();
    }

    private ModelFile described(String role) {
        var file = card.files().get(role);
        if (file == null) {
            throw UnusableModelException.badCard(
                    folder.resolve(ModelCatalogue.CARD),
                    "files must have one called " + role + ": "
                            + card.architecture().spelling() + " needs it",
                    null);
        }
        return file;
    }

    private String purpose(ModelFile file) {
        boolean isFetched =
                card.packages().stream().anyMatch(from -> from.members().containsKey(file.name()));
        return isFetched
                ? "it is not in the repository; ./backpack models " + reference() + " brings it"
                : "the card names it among the files";
    }

    private static void requireDigest(Path file, ModelFile described, String digest) {
        if (!digest.equals(described.sha256())) {
            throw UnusableModelException.wrongDigest(file, described.sha256(), digest);
        }
    }
}
