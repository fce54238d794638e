package org.vsekai.backpack.sample;

import java.util.Optional;
import org.vsekai.backpack.scene.Vector3;

/**
 * Something that stands somewhere in a scene.
 *
 * @param name unique in its scene, such as {@code Chair_3}
 * @param className of the ontology
 * @param humanoid the person that it is, if it is one: the shape is that of its body then
 * @param heading in radians: where +z of the shape points to, from the scene's +z towards +x
 */
record Placed(
        String name, String className, Solid solid, Optional<Humanoid> humanoid, Vector3 position, double heading) {}
