package org.vsekai.backpack.ontology;

import java.util.Locale;

/** JSON-LD frames (JSON-LD 1.1 Framing) that give statements, wherever they come from, the form of our documents. */
public enum DocumentFrame {
    SCENE,
    DETECTIONS,
    ITEM,
    BAG;

    /** Such as {@code scene.jsonld}. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT) + ".jsonld";
    }

    /** The frame, a JSON-LD document under our context. */
    public String text() {
        return Bundle.text("frames/" + fileName());
    }
}
