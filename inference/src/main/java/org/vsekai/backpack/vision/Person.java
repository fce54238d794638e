package org.vsekai.backpack.vision;

import java.util.List;

/**
 * A person that a model saw in a picture, joint by joint.
 *
 * @param score confidence, 0 to 1
 * @param box in the picture's pixels; it reaches beyond the picture where the model guesses that the person does
 * @param keypoints all 17, in the order of {@link CocoJoint}
 */
public record Person(double score, Box box, List<Keypoint> keypoints) {
    public Person {
        keypoints = List.copyOf(keypoints);
        if (keypoints.size() != CocoJoint.COUNT) {
            throw new IllegalArgumentException(keypoints.size() + " keypoints, not " + CocoJoint.COUNT);
        }
        for (int i = 0; i < CocoJoint.COUNT; i++) {
            if (keypoints.get(i).joint().index() != i) {
                throw new IllegalArgumentException("keypoints must stand in the order of the joints");
            }
        }
    }

    /** One of the keypoints. */
    public Keypoint keypoint(CocoJoint joint) {
        return keypoints.get(joint.index());
    }
}
