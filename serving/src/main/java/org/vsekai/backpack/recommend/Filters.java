package org.vsekai.backpack.recommend;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.vsekai.backpack.release.Release;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.Problems;
import org.vsekai.backpack.table.ItemKind;

/** What a client wants to see only. */
record Filters(
        Optional<ItemKind> kind, @JsonProperty("class") Optional<String> classIri, boolean excludeSeen) {

    static final String KIND = "kind";
    static final String CLASS = "class";
    static final String EXCLUDE_SEEN = "exclude_seen";

    static Filters of(Parameters parameters, Release release) {
        return new Filters(
                parameters.choice(KIND, ItemKind.class),
                parameters.text(CLASS).map(name -> classIri(name, release)),
                parameters.flag(EXCLUDE_SEEN, true));
    }

    static String classIri(String name, Release release) {
        var iri = ClassName.iri(name);
        if (!release.knownClasses().contains(iri)) {
            throw Problems.invalidParameter(
                    CLASS, "must be a class of the ontology, such as bp:Chair or its whole IRI; " + name + " is none");
        }
        return iri;
    }
}
