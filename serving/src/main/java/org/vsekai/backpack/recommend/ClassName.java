package org.vsekai.backpack.recommend;

/** How a client may spell a class: whole, or with the vocabulary's prefix. */
final class ClassName {
    private static final String PREFIX = "bp:";
    private static final String NAMESPACE = "https://backpack.vsekai.org/ns/v1#";

    private ClassName() {}

    static String iri(String name) {
        return name.startsWith(PREFIX) ? NAMESPACE + name.substring(PREFIX.length()) : name;
    }
}
