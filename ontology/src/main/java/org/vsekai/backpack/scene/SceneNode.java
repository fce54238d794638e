package org.vsekai.backpack.scene;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A node of a document.
 *
 * @param index position in the document's list of nodes
 * @param id unique in the document: the name, with # and the index where it repeats; node and the index without name
 * @param name as the document has it
 * @param shown whether the node belongs to the document's default scene
 * @param parent the parent's index
 * @param children the children's indices
 * @param local the node's axes to its parent's
 * @param world the node's axes to the world's
 * @param mesh position in the document's list of meshes
 * @param skin position in the document's list of skins
 * @param camera position in the document's list of cameras
 * @param morphWeights how much of each of the mesh's morph targets there is at rest; empty for none
 * @param worldBox of the mesh at rest, morphed, and skinned where the node has a skin
 * @param humanoidBone the VRM 1.0 bone that the node is, such as leftUpperArm
 * @param extras an object, empty without; not to be written to
 * @param extensions an object, empty without; not to be written to
 * @param xmpPacket position in {@link SceneDocument#xmpPackets()}
 */
public record SceneNode(
        int index,
        String id,
        Optional<String> name,
        boolean shown,
        OptionalInt parent,
        List<Integer> children,
        Matrix4 local,
        Matrix4 world,
        OptionalInt mesh,
        OptionalInt skin,
        OptionalInt camera,
        List<Double> morphWeights,
        Optional<Box3> worldBox,
        Optional<String> humanoidBone,
        JsonNode extras,
        JsonNode extensions,
        OptionalInt xmpPacket) {
    public SceneNode {
        children = List.copyOf(children);
        morphWeights = List.copyOf(morphWeights);
    }
}
