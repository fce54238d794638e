package org.vsekai.backpack.relate.graph;

/**
 * Section {@code backpack.relate.graph}.
 *
 * @param address the server's public address, ending in a slash: scenes and items are named by their addresses below it
 */
public record GraphSettings(String address) {}
