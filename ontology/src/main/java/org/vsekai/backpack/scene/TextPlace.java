package org.vsekai.backpack.scene;

/** A place in a text file, both counted from 1. */
record TextPlace(String file, int line, int column) {
    InvalidSceneException wrong(SceneFault fault, String problem) {
        return new InvalidSceneException(fault, toString(), problem);
    }

    InvalidSceneException invalid(String problem) {
        return wrong(SceneFault.INVALID_TSCN, problem);
    }

    @Override
    public String toString() {
        return file + ", line " + line + ", column " + column;
    }
}
