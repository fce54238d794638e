package org.vsekai.backpack.ontology;

/**
 * What an author says of a thing, under the one name that we have for it.
 *
 * @param name the name, as the end of its IRI: {@code tag} for {@code bp:tag}
 * @param value a text, or of a licence its address
 * @param language as BCP 47 has it; {@code und} where none is said
 * @param property the IRI of the property by which the author says it
 * @param stated the value as the author has it
 */
public record Attribute(String name, String value, String language, String property, String stated) {
    /** BCP 47's word for a language that nobody says. */
    public static final String UNDETERMINED = "und";

    /** The class of objects that a thing is; in tables alone, since the graph has {@code bp:objectClass}. */
    public static final String CLASS = "class";

    /** A free word. */
    public static final String TAG = "tag";

    static final String TITLE = "title";
    static final String LICENCE = "licence";
    static final String RIGHTS = "rights";
}
