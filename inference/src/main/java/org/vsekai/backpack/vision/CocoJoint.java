package org.vsekai.backpack.vision;

import java.util.Locale;

/**
 * The 17 keypoints of a person, in the order and by the names of the COCO keypoint set (Lin et al., Microsoft COCO, 2014;
 * "categories" of person_keypoints). Left and right are the person's own.
 */
public enum CocoJoint {
    NOSE(0),
    LEFT_EYE(1),
    RIGHT_EYE(2),
    LEFT_EAR(3),
    RIGHT_EAR(4),
    LEFT_SHOULDER(5),
    RIGHT_SHOULDER(6),
    LEFT_ELBOW(7),
    RIGHT_ELBOW(8),
    LEFT_WRIST(9),
    RIGHT_WRIST(10),
    LEFT_HIP(11),
    RIGHT_HIP(12),
    LEFT_KNEE(13),
    RIGHT_KNEE(14),
    LEFT_ANKLE(15),
    RIGHT_ANKLE(16);

    static final int COUNT = values().length;

    private final int index;
    private final String cocoName = name().toLowerCase(Locale.ROOT);

    CocoJoint(int index) {
        this.index = index;
    }

    /** Its place in COCO's order, 0 to 16. */
    public int index() {
        return index;
    }

    /** COCO's name, such as {@code left_eye}. */
    public String cocoName() {
        return cocoName;
    }
}
