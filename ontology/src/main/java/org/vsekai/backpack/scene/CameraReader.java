package org.vsekai.backpack.scene;

import java.util.List;

/** Reads cameras. */
final class CameraReader {
    private CameraReader() {}

    static List<Camera> cameras(JsonPlace root) {
        return root.list("cameras").stream().map(CameraReader::camera).toList();
    }

    private static Camera camera(JsonPlace place) {
        var type = place.required("type");
        try {
            return switch (type.text()) {
                case "perspective" -> perspective(place.required("perspective"));
                case "orthographic" -> orthographic(place.required("orthographic"));
                default ->
                    throw type.wrong(
                            SceneFault.INVALID_CAMERA, "A camera is perspective or orthographic, not " + type.text());
            };
        } catch (IllegalArgumentException e) {
            throw place.wrong(SceneFault.INVALID_CAMERA, "The camera cannot be: " + e.getMessage());
        }
    }

    private static Camera perspective(JsonPlace place) {
        return new Camera.Perspective(
                place.required("yfov").number(),
                place.optionalNumber("aspectRatio"),
                place.required("znear").number(),
                place.optionalNumber("zfar"));
    }

    private static Camera orthographic(JsonPlace place) {
        return new Camera.Orthographic(
                place.required("xmag").number(),
                place.required("ymag").number(),
                place.required("znear").number(),
                place.required("zfar").number());
    }
}
