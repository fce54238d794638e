package org.vsekai.backpack.table;

/** The file format of a piece of sound. */
public enum ClipFormat {
    WAV,
    FLAC,
    OGG
}
