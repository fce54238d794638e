package org.vsekai.backpack.catalogue;

import java.util.regex.Pattern;

/**
 * A file of a model.
 *
 * @param name the file's name beside the card
 * @param sha256 the digest that it must have, 64 lower-case hexadecimal digits
 */
public record ModelFile(String name, String sha256) {
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    static final String NAME_RULE = "a file name beside the card";

    public ModelFile {
        Checks.match("name", name, NAME, NAME_RULE);
        Checks.sha256(sha256);
    }
}
