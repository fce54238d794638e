/**
 * Knowledge: the classes of things, the vocabulary of what the platform records, and the JSON-LD in which both are
 * spoken.
 *
 * <h2>How a scene's author names a thing's class</h2>
 *
 * A packet of glTF's {@code KHR_xmp_json_ld} that a node refers to names the class as a node reference:
 *
 * <pre>{@code
 * {"@context": {"bp": "https://backpack.vsekai.org/ns/v1#", "dc": "http://purl.org/dc/elements/1.1/"},
 *  "@id": "",
 *  "dc:title": "Red chair",
 *  "bp:objectClass": {"@id": "bp:Chair"}}
 * }</pre>
 *
 * The extension forbids neither references nor {@code @type}, but XMP's own tools write plain text only; therefore
 * {@code "bp:objectClass": "bp:Chair"} and {@code "@type": "bp:Chair"} are read as the same statement. Several
 * classes stand under {@code {"@set": [...]}}. No other term of {@code bp:} may be stated: the rest of the vocabulary
 * is what the platform itself records.
 */
@NullMarked
package org.vsekai.backpack.ontology;

import org.jspecify.annotations.NullMarked;
