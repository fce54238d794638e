package org.vsekai.backpack.table;

/** Why we believe that an object of a class is there: its author said so, or a model saw it. Never mixed. */
public enum Evidence {
    DECLARED,
    DETECTED
}
