package org.vsekai.backpack.render;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vsekai.backpack.scene.PinholeCamera;
import org.vsekai.backpack.scene.SceneDocument;

/**
 * What is to be seen in a picture, exactly: the measure of detections and keypoints, and labels to train by. Immutable
 * and thread-safe.
 *
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 * @param nodes that are seen, by index
 * @param joints of all skeletons, seen or not
 */
public record GroundTruth(int width, int height, List<Node> nodes, List<Joint> joints) {
    /**
     * A node and its pixels.
     *
     * @param mask the pixels in which it is seen
     */
    public record Node(NodeBox box, Mask mask) {}

    /**
     * A joint in the picture.
     *
     * @param skeletonId as in the table of joints
     * @param jointId the joint's node
     * @param humanoidBone the VRM 1.0 bone that it is, where known
     * @param x pixels from the left; means nothing where depth is not above 0
     * @param y pixels from the top
     * @param depth metres along the view axis
     */
    public record Joint(
            String skeletonId,
            String jointId,
            Optional<String> humanoidBone,
            double x,
            double y,
            double depth,
            Sight sight) {}

    /** Whether a joint is seen, as COCO counts it for keypoints. */
    public enum Sight {
        /** Beside the picture, behind the camera or out of its range. */
        OUTSIDE(0),
        /** In the picture, behind something. */
        HIDDEN(1),
        /** In the picture, with nothing but its own limb before it. */
        VISIBLE(2);

        private final int flag;

        Sight(int flag) {
            this.flag = flag;
        }

        /** COCO's v: 0, 1 or 2. */
        public int flag() {
            return flag;
        }
    }

    public GroundTruth {
        nodes = List.copyOf(nodes);
        joints = List.copyOf(joints);
    }

    /** What a rendering of a document by a camera shows. */
    public static GroundTruth of(SceneDocument document, PinholeCamera camera, Rendering rendering) {
        return new GroundTruth(
                rendering.width(),
                rendering.height(),
                nodes(rendering),
                new JointSight(document, camera, rendering).joints());
    }

    private static List<Node> nodes(Rendering rendering) {
        var boxes = rendering.boxes();
        var runs = new ArrayList<Mask.Runs>();
        var numberOf = new HashMap<Integer, Integer>();
        for (var box : boxes) {
            numberOf.put(box.node(), runs.size());
            runs.add(new Mask.Runs(rendering.width(), rendering.height()));
        }
        int last = -1;
        int number = 0;
        for (int x = 0; x < rendering.width(); x++) {
            for (int y = 0; y < rendering.height(); y++) {
                int node = rendering.node()[y * rendering.width() + x];
                if (node >= 0) {
                    number = node == last ? number : requireNonNull(numberOf.get(node));
                    last = node;
                    runs.get(number).add(x * rendering.height() + y);
                }
            }
        }
        return IntStream.range(0, boxes.size())
                .mapToObj(i -> new Node(boxes.get(i), runs.get(i).mask()))
                .toList();
    }
}
