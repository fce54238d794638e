package org.vsekai.backpack.scene;

import java.util.List;

/**
 * Joints that move a mesh.
 *
 * @param id unique in the document: the skin's name, made unique
 * @param joints nodes by index
 * @param inverseBind for each joint: from the mesh's axes to the joint's, when nothing is bent
 */
public record Skin(String id, List<Integer> joints, List<Matrix4> inverseBind) {
    public Skin {
        joints = List.copyOf(joints);
        inverseBind = List.copyOf(inverseBind);
        if (joints.isEmpty() || joints.size() != inverseBind.size()) {
            throw new IllegalArgumentException("a skin must have joints and an inverse bind matrix for each");
        }
    }
}
