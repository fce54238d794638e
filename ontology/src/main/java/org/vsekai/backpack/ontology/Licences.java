package org.vsekai.backpack.ontology;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;

/** Licences by their names and addresses, as attributes.ttl has them. Immutable and thread-safe. */
final class Licences {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"<>\\\\^`{|}]+");
    /** What addresses of the same page differ by: scheme, www, the last slash, which form of the text. */
    private static final Pattern LIKE_ADDRESS =
            Pattern.compile("^https?://(www\\.)?|(/(legalcode|deed)(\\.[a-z-]+)?|\\.html|\\.txt)?/*$");

    private final Map<String, String> known = new HashMap<>();

    Licences(Model declared) {
        declared.listSubjectsWithProperty(RDF.type, declared.createResource(Ontology.NAMESPACE + "Licence"))
                .forEach(licence -> {
                    known.put(key(licence.getURI()), licence.getURI());
                    add(licence, SKOS.notation);
                    add(licence, SKOS.altLabel);
                    add(licence, SKOS.exactMatch);
                });
    }

    private void add(Resource licence, Property property) {
        licence.listProperties(property).forEach(statement -> {
            var name = statement.getObject().isLiteral()
                    ? statement.getString()
                    : statement.getResource().getURI();
            known.put(key(name), licence.getURI());
        });
    }

    /** The address of a licence: SPDX's for one that we know by this name or address, else the text where it is an address. */
    Optional<String> address(String text) {
        var address = known.get(key(text));
        if (address != null) {
            return Optional.of(address);
        }
        return ADDRESS.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    private static String key(String text) {
        var like = ADDRESS.matcher(text).matches() ? LIKE_ADDRESS.matcher(text).replaceAll("") : text;
        return like.toLowerCase(Locale.ROOT);
    }
}
