package org.vsekai.backpack.sample;

import org.vsekai.backpack.scene.Vector3;

/** How thick or great parts of a body are against the usual: trunk and limbs around their bones, the head in all directions. */
record TrainingBuild(double trunk, double arms, double legs, double hands, double head) {
    static TrainingBuild of(RandomStream random) {
        double head = random.chance(0.3) ? random.between(1.3, 2.3) : random.between(0.85, 1.25);
        return new TrainingBuild(
                random.between(0.75, 1.4),
                random.between(0.7, 1.7),
                random.between(0.75, 1.5),
                random.between(0.8, random.chance(0.3) ? 2.2 : 1.3),
                head);
    }

    /**
     * A body of this build.
     *
     * @param body in T-pose
     * @param height of the body in metres
     */
    Solid shape(Solid body, double height) {
        return new Solid(body.parts().stream().map(part -> shape(part, height)).toList());
    }

    private Part shape(Part part, double height) {
        return part.moved(vertex -> {
            var bone = Bone.ofJoint(part.joint(vertex, 0));
            var middle = bone.at(height);
            var scale = scale(bone);
            var p = part.position(vertex).minus(middle);
            var n = part.normal(vertex);
            return new Part.Vertex(
                    middle.plus(new Vector3(scale.x() * p.x(), scale.y() * p.y(), scale.z() * p.z())),
                    new Vector3(n.x() / scale.x(), n.y() / scale.y(), n.z() / scale.z()));
        });
    }

    /** By how much a vertex moves away from its bone, along each axis; in T-pose arms lie along x. */
    private Vector3 scale(Bone bone) {
        return switch (bone) {
            case HIPS, SPINE, CHEST -> new Vector3(trunk, 1, trunk);
            case NECK -> new Vector3(arms, 1, arms);
            case HEAD -> new Vector3(head, head, head);
            case LEFT_HAND, RIGHT_HAND -> new Vector3(hands, hands, hands);
            case LEFT_SHOULDER, RIGHT_SHOULDER, LEFT_UPPER_ARM, RIGHT_UPPER_ARM, LEFT_LOWER_ARM, RIGHT_LOWER_ARM ->
                new Vector3(1, arms, arms);
            default -> new Vector3(legs, 1, legs);
        };
    }
}
