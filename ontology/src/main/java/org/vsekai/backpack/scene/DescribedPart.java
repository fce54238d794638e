package org.vsekai.backpack.scene;

import java.util.Locale;

/**
 * A part of a document, other than a node, that a packet of KHR_xmp_json_ld describes.
 *
 * @param id unique among the document's parts of its kind: the name, made unique
 * @param packet position in {@link SceneDocument#xmpPackets()}
 */
public record DescribedPart(Kind kind, String id, int packet) {

    /** What kinds of parts a packet may describe, besides the asset, scenes and nodes. */
    public enum Kind {
        MESH("meshes"),
        MATERIAL("materials"),
        IMAGE("images"),
        ANIMATION("animations");

        private final String field;

        Kind(String field) {
            this.field = field;
        }

        /** The glTF field that lists them. */
        String field() {
            return field;
        }

        /** The kind in lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
