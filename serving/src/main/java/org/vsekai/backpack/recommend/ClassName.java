package org.vsekai.backpack.recommend;

import org.vsekai.backpack.ontology.Ontology;

/** How a client may spell a class: whole, or with the vocabulary's prefix. */
final class ClassName {
    private static final String PREFIX = Ontology.PREFIX + ":";

    private ClassName() {}

    static String iri(String name) {
        return name.startsWith(PREFIX) ? Ontology.NAMESPACE + name.substring(PREFIX.length()) : name;
    }
}
