package org.vsekai.backpack.table;

/** The file format in which a scene was uploaded. */
public enum SourceFormat {
    GLTF,
    GLB,
    VRM,
    TSCN
}
