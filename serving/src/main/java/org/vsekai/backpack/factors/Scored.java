package org.vsekai.backpack.factors;

/** A row and how near it is. */
public record Scored(int id, float score) {}
