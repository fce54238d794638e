package org.vsekai.backpack.uploads;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.vsekai.backpack.server.UploadProblems;

/** The names that files of an upload may have: paths that stay inside their folder, on every system. */
final class RelativeName {
    static final int LONGEST = 500;
    static final int LONGEST_PART = 200;
    static final int DEEPEST = 8;

    private RelativeName() {}

    /**
     * The file of that name.
     *
     * @throws org.vsekai.backpack.server.Problem when the name leads elsewhere, or may on another system
     */
    static Path inside(Path folder, String name) {
        var parts = List.of(name.split("/", -1));
        if (name.length() > LONGEST || parts.size() > DEEPEST || !parts.stream().allMatch(RelativeName::isPlain)) {
            throw UploadProblems.invalid(
                    "The file name \"" + shown(name) + "\" cannot be used: it must be a path inside"
                            + " the upload such as frames/0.png, at most " + DEEPEST + " deep and " + LONGEST
                            + " characters long, without .. \\ : and the like.");
        }
        try {
            return folder.resolve(name);
        } catch (InvalidPathException e) {
            throw UploadProblems.invalid("The file name \"" + shown(name)
                    + "\" cannot be used on this server: take plain letters, digits, _ - and dots.");
        }
    }

    private static boolean isPlain(String part) {
        return !part.isBlank()
                && !part.startsWith(".")
                && !part.endsWith(".")
                && part.strip().equals(part)
                && part.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PART
                && part.codePoints().allMatch(RelativeName::isHarmless);
    }

    private static boolean isHarmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> "\\:*?\"<>|".indexOf(point) < 0;
        };
    }

    private static String shown(String name) {
        var cut = name.length() > 100 ? name.substring(0, 100) + "..." : name;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
