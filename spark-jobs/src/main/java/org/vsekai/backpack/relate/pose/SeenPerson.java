package org.vsekai.backpack.relate.pose;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vsekai.backpack.relate.fusion.Consensus;
import org.vsekai.backpack.relate.fusion.Sight;
import org.vsekai.backpack.scene.CalibratedCamera;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.KeypointRow;
import org.vsekai.backpack.vision.CocoJoint;

/**
 * A person in a calibrated camera's picture.
 *
 * @param row of the table of keypoints
 * @param sights of the joints that were seen, each as heavy as its score
 * @param tolerance how far joints may be from where they are seen, in pixels
 */
record SeenPerson(KeypointRow row, Map<CocoJoint, Sight> sights, double tolerance) implements Consensus.Sighting {
    private static final Map<String, CocoJoint> BY_NAME = byName();

    SeenPerson {
        sights = inOrder(sights);
    }

    /** A copy in COCO's order, so that sums come out the same in each process, to the last digit. */
    static <V> Map<CocoJoint, V> inOrder(Map<CocoJoint, V> joints) {
        var ordered = new EnumMap<CocoJoint, V>(CocoJoint.class);
        ordered.putAll(joints);
        return Collections.unmodifiableMap(ordered);
    }

    private static Map<String, CocoJoint> byName() {
        var byName = new HashMap<String, CocoJoint>();
        for (var joint : CocoJoint.values()) {
            byName.put(joint.cocoName(), joint);
        }
        return Map.copyOf(byName);
    }

    /** The person in the picture of a camera, which is calibrated for one size; its frames may be larger or smaller. */
    static SeenPerson by(CalibratedCamera camera, FrameRow frame, KeypointRow row, PoseSettings settings) {
        double scaleX = (double) camera.width() / frame.width();
        double scaleY = (double) camera.height() / frame.height();
        var sights = new EnumMap<CocoJoint, Sight>(CocoJoint.class);
        for (var joint : row.joints()) {
            var known = BY_NAME.get(joint.name());
            if (known != null && joint.seen() && joint.score() > 0) {
                Sight.at(camera, joint.x() * scaleX, joint.y() * scaleY, joint.score())
                        .ifPresent(sight -> sights.put(known, sight));
            }
        }
        double longer =
                Math.max((row.xMaximum() - row.xMinimum()) * scaleX, (row.yMaximum() - row.yMinimum()) * scaleY);
        return new SeenPerson(
                row, sights, settings.leastTolerancePixels() + settings.toleranceShare() * Math.max(0, longer));
    }

    @Override
    public String id() {
        return row.personId();
    }

    @Override
    public String cameraId() {
        return row.cameraId();
    }

    /** Those that another camera saw too, in COCO's order. */
    List<CocoJoint> jointsSeenBy(SeenPerson other) {
        return sights.keySet().stream().filter(other.sights::containsKey).toList();
    }
}
