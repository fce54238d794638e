package org.vsekai.backpack.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.vsekai.backpack.scene.Colour;
import org.vsekai.backpack.scene.Material;
import org.vsekai.backpack.scene.Matrix4;
import org.vsekai.backpack.scene.Mesh;
import org.vsekai.backpack.scene.Primitive;
import org.vsekai.backpack.scene.SceneDocument;
import org.vsekai.backpack.scene.SceneImage;
import org.vsekai.backpack.scene.SceneLimits;
import org.vsekai.backpack.scene.SceneNode;
import org.vsekai.backpack.scene.Texture;
import org.vsekai.backpack.table.SourceFormat;

/** Collects the nodes of a training scene: a document that is drawn at once and never written. Not thread-safe. */
final class TrainingDocument {
    private final List<SceneNode> nodes = new ArrayList<>();
    private final List<Mesh> meshes = new ArrayList<>();
    private final List<Material> materials = new ArrayList<>();
    private final List<Texture> textures = new ArrayList<>();
    private final List<TrainingThing> things = new ArrayList<>();
    private final Map<Surface, Integer> materialOf = new HashMap<>();

    /** How the parts of a thing are covered. */
    interface Covering {
        Surface of(Surface usual);
    }

    void add(TrainingThing thing, Solid solid, Matrix4 world, Covering covering) {
        var primitives = new ArrayList<Primitive>();
        var chosen = new HashMap<Surface, Surface>();
        for (var part : solid.parts()) {
            var surface = chosen.computeIfAbsent(part.surface(), covering::of);
            primitives.add(part.primitive(materialOf.computeIfAbsent(surface, this::addMaterial)));
        }
        meshes.add(new Mesh(Optional.empty(), primitives));
        things.add(thing);
        int index = nodes.size();
        var nothing = JsonNodeFactory.instance.objectNode();
        nodes.add(new SceneNode(
                index,
                "node" + index,
                Optional.empty(),
                true,
                OptionalInt.empty(),
                List.of(),
                world,
                world,
                OptionalInt.of(index),
                OptionalInt.empty(),
                OptionalInt.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                nothing,
                nothing,
                OptionalInt.empty()));
    }

    private int addMaterial(Surface surface) {
        if (surface instanceof Surface.Patterned patterned) {
            var picture = PatternImage.png(patterned);
            var image = SceneImage.of(
                    "/images/" + textures.size(),
                    picture,
                    SceneLimits.standard().imagePixels());
            textures.add(new Texture(Optional.of(image), Texture.Wrap.REPEAT, Texture.Wrap.REPEAT));
            materials.add(Material.textured(textures.size() - 1));
        } else {
            materials.add(Material.of(Colour.ofSrgb(((Surface.Paint) surface).rgb())));
        }
        return materials.size() - 1;
    }

    List<TrainingThing> things() {
        return things;
    }

    SceneDocument build() {
        return new SceneDocument(
                SourceFormat.GLB,
                "",
                nodes,
                meshes,
                materials,
                textures,
                List.of(),
                List.of(),
                List.of(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                JsonNodeFactory.instance.objectNode(),
                List.of(),
                List.of());
    }
}
