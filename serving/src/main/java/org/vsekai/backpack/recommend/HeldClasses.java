package org.vsekai.backpack.recommend;

import java.util.HashSet;
import java.util.List;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.release.Release;

/** What items hold, as people would say it. */
final class HeldClasses {
    private HeldClasses() {}

    /** The classes that both items hold, without those that lie above another of them, by IRI. */
    static List<String> ofBoth(Release release, int one, int other) {
        var ontology = Ontology.bundled();
        var both = release.items().classesOfBoth(one, other).stream()
                .filter(ontology::isClass)
                .toList();
        var above = new HashSet<String>();
        both.forEach(iri -> ontology.ancestors(iri).stream()
                .filter(row -> row.depth() > 0)
                .forEach(row -> above.add(row.ancestorIri())));
        return both.stream().filter(iri -> !above.contains(iri)).toList();
    }
}
