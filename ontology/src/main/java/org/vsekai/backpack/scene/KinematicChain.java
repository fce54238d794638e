package org.vsekai.backpack.scene;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.vsekai.backpack.table.SkeletonJointRow;

/**
 * Joints that hang on each other, and where they are when some are bent (forward kinematics: a joint's place in the
 * world is its parent's times its own). Immutable and thread-safe.
 */
public final class KinematicChain {
    /** Parents before their children. */
    private final List<SkeletonJointRow> joints;

    private final Set<String> ids;

    private KinematicChain(List<SkeletonJointRow> joints, Set<String> ids) {
        this.joints = joints;
        this.ids = ids;
    }

    /**
     * The chain of one skeleton's rows, in any order.
     *
     * @throws IllegalArgumentException when a joint is there twice, hangs on one that is not there, or on itself
     */
    public static KinematicChain of(List<SkeletonJointRow> rows) {
        var byId = new LinkedHashMap<String, SkeletonJointRow>();
        var children = new LinkedHashMap<String, List<SkeletonJointRow>>();
        var open = new ArrayDeque<SkeletonJointRow>();
        for (var row : rows) {
            if (byId.put(row.jointId(), row) != null) {
                throw new IllegalArgumentException("the joint " + row.jointId() + " is there twice");
            }
            if (row.parentJointId().isEmpty()) {
                open.add(row);
            } else {
                children.computeIfAbsent(row.parentJointId().get(), parent -> new ArrayList<>())
                        .add(row);
            }
        }
        var ordered = new ArrayList<SkeletonJointRow>();
        while (!open.isEmpty()) {
            var joint = open.remove();
            ordered.add(joint);
            open.addAll(children.getOrDefault(joint.jointId(), List.of()));
        }
        if (ordered.size() < rows.size()) {
            throw new IllegalArgumentException((rows.size() - ordered.size())
                    + " joints hang on none that is there, or on each other in a circle");
        }
        return new KinematicChain(List.copyOf(ordered), Set.copyOf(byId.keySet()));
    }

    /** Where each joint is at rest: its axes to the world's, by joint id, parents first. */
    public Map<String, Matrix4> atRest() {
        return bent(Map.of());
    }

    /**
     * Where each joint is when some are bent: its axes to the world's, by joint id, parents first.
     *
     * @param parentFromJoint for the joints that are bent, what takes the place of their rest: their axes to their
     *     parent's, for a root to the world's
     * @throws IllegalArgumentException when it names a joint that is not there
     */
    public Map<String, Matrix4> bent(Map<String, Matrix4> parentFromJoint) {
        if (!ids.containsAll(parentFromJoint.keySet())) {
            throw new IllegalArgumentException("there are no such joints among " + parentFromJoint.keySet());
        }
        var worlds = new LinkedHashMap<String, Matrix4>();
        for (var joint : joints) {
            var local = parentFromJoint.getOrDefault(joint.jointId(), Matrix4.rowMajor(joint.parentFromJoint()));
            var world = joint.parentJointId()
                    .map(parent -> Objects.requireNonNull(worlds.get(parent)).multiply(local))
                    .orElse(local);
            worlds.put(joint.jointId(), world);
        }
        return Collections.unmodifiableMap(worlds);
    }
}
