package org.vsekai.backpack.sample;

import org.vsekai.backpack.scene.Vector3;

/**
 * Where a picture is taken from.
 *
 * @param name of the camera, unique in its scene
 * @param verticalFieldOfView radians
 */
record Viewpoint(String name, Vector3 eye, Vector3 target, double verticalFieldOfView) {}
