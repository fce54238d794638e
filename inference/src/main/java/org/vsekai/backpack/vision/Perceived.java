package org.vsekai.backpack.vision;

/** What a model made of one picture, and where the time went. */
public record Perceived<T>(T value, TimeSplit milliseconds) {}
