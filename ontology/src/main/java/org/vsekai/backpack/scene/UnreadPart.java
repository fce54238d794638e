package org.vsekai.backpack.scene;

/**
 * Something that a document has and that is not read; the rest of the document is.
 *
 * @param place where it is in the document
 * @param message what it is, and what to do: a sentence
 */
public record UnreadPart(String place, String message) {}
