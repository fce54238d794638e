package org.vsekai.backpack.scene;

import java.util.Locale;

/** What can be wrong with a scene document, and what to do about it. */
public enum SceneFault {
    NOT_JSON("Export the scene again as glTF 2.0."),
    INVALID_FIELD("Correct the field or export the scene again; Khronos' glTF validator shows all such places."),
    UNSUPPORTED_VERSION("Export the scene as glTF 2.0."),
    UNSUPPORTED_EXTENSION("Export the scene without this extension, or without requiring it."),
    BAD_GLB_HEADER("Upload the whole file, a glTF 2.0 binary."),
    BAD_GLB_CHUNK("Upload the whole file, a glTF 2.0 binary."),
    MISSING_FILE("Upload this file too, in the document's folder or one below it."),
    UNREADABLE_FILE("Make the file a plain file that can be read."),
    /** Nothing is known to be wrong with the scene: its storage did not answer. */
    STORAGE_FAULT("Read the scene again later; look after the disk or the network folder when that does not help."),
    EXTERNAL_URI("Put the file into the document's folder and refer to it by its relative path."),
    INVALID_DATA_URI("Write it as data:<type>;base64,<text>."),
    TRUNCATED_BUFFER("Upload the whole file, or correct the buffer's byteLength."),
    BUFFER_VIEW_OUT_OF_BOUNDS("Correct byteOffset and byteLength, or export the scene again."),
    ACCESSOR_OUT_OF_BOUNDS("Correct count, byteOffset and byteStride, or export the scene again."),
    UNSUPPORTED_ACCESSOR("Use a type and component type that glTF 2.0 allows here."),
    INVALID_SPARSE_ACCESSOR("Correct the sparse part, or export the scene without sparse accessors."),
    ATTRIBUTE_MISMATCH("Give every attribute of a primitive one element per vertex."),
    INVALID_VERTEX_INDEX("Let indices name vertices of their primitive only."),
    INVALID_INDEX("Refer to something that the document has."),
    NODE_CYCLE("Let no node be its own ancestor."),
    NODE_WITH_TWO_PARENTS("Give each node one parent; copy it where it is needed twice."),
    INVALID_TRANSFORM("Give either an affine matrix or translation, rotation (of length 1) and scale."),
    NOT_FINITE("Remove infinite and undefined numbers."),
    INVALID_CAMERA("Correct the camera's numbers."),
    INVALID_SKIN("Give the skin distinct joints of the document and an inverse bind matrix for each."),
    INVALID_MORPH("Give all primitives of a mesh the same number of morph targets, and one weight for each."),
    INVALID_IMAGE("Use a whole PNG, JPEG or, for frames, WebP picture."),
    INVALID_HUMANOID("Name each humanoid bone once, with a node of the document."),
    INVALID_XMP("Give KHR_xmp_json_ld a list of packets that are objects."),
    INVALID_TSCN("Save the scene again with Godot as a text scene (.tscn)."),
    UNSUPPORTED_TSCN("Export the scene from Godot as glTF."),
    SCENE_CYCLE("Let no scene instance itself, not by way of others either."),
    INVALID_CLIP("Use a whole WAV, FLAC or Ogg file."),
    INVALID_ARCHIVE("Pack the files again as a plain zip, and upload it whole."),
    ARCHIVE_BAD_PATH("Pack the files by paths relative to one folder, with / between the parts."),
    ARCHIVE_BAD_NAME("Give the files short names in UTF-8."),
    ARCHIVE_LINK("Pack files and folders only."),
    ARCHIVE_DUPLICATE("Give each file a path of its own; upper and lower case count alike."),
    ARCHIVE_ENCRYPTED("Pack the files without a password."),
    ARCHIVE_NESTED("Pack the files themselves, not archives of them."),
    ARCHIVE_BOMB("Pack the files again with a common tool."),
    ARCHIVE_TOO_LARGE("Upload fewer or smaller files."),
    ARCHIVE_TOO_MANY_FILES("Upload fewer files."),
    TOO_LARGE("Make the scene smaller, or split it."),
    TOO_MANY("Make the scene smaller, or split it."),
    TOO_DEEP("Nest less deeply.");

    private final String cure;

    SceneFault(String cure) {
        this.cure = cure;
    }

    /** What to do: a sentence. */
    public String cure() {
        return cure;
    }

    /** The fault's name in snake_case, as it stands in tables and answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
