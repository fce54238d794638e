package org.vsekai.backpack.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.scene.Texture.Wrap;

/** Reads images, textures and materials. */
final class MaterialReader {
    private static final int REPEAT = 10497;
    private static final int CLAMP_TO_EDGE = 33071;
    private static final int MIRRORED_REPEAT = 33648;

    private final JsonPlace root;
    private final SceneLimits limits;

    MaterialReader(JsonPlace root, SceneLimits limits) {
        this.root = root;
        this.limits = limits;
    }

    List<Texture> textures(BufferReader buffers, SceneFiles files) {
        var images = images(buffers, files);
        var samplers = root.list("samplers");
        return root.list("textures").stream()
                .map(place -> {
                    var source = place.optionalIndex("source", images.size(), "image");
                    var sampler = place.optionalIndex("sampler", samplers.size(), "sampler");
                    return new Texture(
                            source.isPresent() ? images.get(source.getAsInt()) : Optional.empty(),
                            wrap(samplers, sampler.orElse(-1), "wrapS"),
                            wrap(samplers, sampler.orElse(-1), "wrapT"));
                })
                .toList();
    }

    private static Wrap wrap(List<JsonPlace> samplers, int index, String field) {
        if (index < 0) {
            return Wrap.REPEAT;
        }
        return samplers.get(index)
                .optional(field)
                .map(place -> switch (place.integer(0)) {
                    case REPEAT -> Wrap.REPEAT;
                    case CLAMP_TO_EDGE -> Wrap.CLAMP_TO_EDGE;
                    case MIRRORED_REPEAT -> Wrap.MIRRORED_REPEAT;
                    default -> throw place.invalid("There is no such way to wrap a texture");
                })
                .orElse(Wrap.REPEAT);
    }

    /** Pictures in formats of extensions (WebP, KTX 2, DDS) are empty: their textures name another as well. */
    private List<Optional<SceneImage>> images(BufferReader buffers, SceneFiles files) {
        var images = new ArrayList<Optional<SceneImage>>();
        long pixels = 0;
        for (var place : root.list("images")) {
            var image = image(place, buffers, files);
            pixels += image.map(found -> (long) found.width() * found.height()).orElse(0L);
            if (pixels > limits.totalImagePixels()) {
                throw place.wrong(
                        SceneFault.TOO_LARGE,
                        "The pictures have more than " + limits.totalImagePixels() + " pixels together");
            }
            images.add(image);
        }
        return images;
    }

    private Optional<SceneImage> image(JsonPlace place, BufferReader buffers, SceneFiles files) {
        var uri = place.optional("uri");
        var view = place.optional("bufferView");
        if (uri.isPresent() == view.isPresent()) {
            throw place.invalid("An image has either uri or bufferView");
        }
        var bytes = uri.map(files::resolve)
                .orElseGet(() -> buffers.viewOf(view.orElseThrow()).copy());
        return isOfExtension(place)
                ? Optional.empty()
                : Optional.of(SceneImage.of(place.pointer(), bytes, limits.imagePixels()));
    }

    private static boolean isOfExtension(JsonPlace place) {
        return place.text("mimeType")
                .filter(type -> type.equals("image/webp")
                        || type.equals("image/ktx2")
                        || type.equals("image/vnd-ms.dds")
                        || type.equals("image/avif"))
                .isPresent();
    }

    List<Material> materials(int textures) {
        return root.list("materials").stream()
                .map(place -> material(place, textures))
                .toList();
    }

    private static Material material(JsonPlace place, int textures) {
        var surface = place.optional("pbrMetallicRoughness");
        var cutoff = place.optional("alphaCutoff");
        double alphaCutoff = cutoff.map(JsonPlace::number).orElse(Material.USUAL_CUTOFF);
        if (alphaCutoff < 0) {
            throw cutoff.orElse(place).invalid("alphaCutoff must not be negative");
        }
        return new Material(
                place.text("name"),
                surface.flatMap(found -> found.optional("baseColorFactor"))
                        .map(MaterialReader::colour)
                        .orElse(Colour.WHITE),
                surface.flatMap(found -> found.optional("baseColorTexture")).map(found -> reference(found, textures)),
                place.optional("alphaMode").map(MaterialReader::alphaMode).orElse(Material.AlphaMode.OPAQUE),
                alphaCutoff,
                place.truth("doubleSided"),
                place.extension("KHR_materials_unlit").isPresent());
    }

    private static Colour colour(JsonPlace place) {
        var parts = place.numbers(4);
        try {
            return new Colour(parts[0], parts[1], parts[2], parts[3]);
        } catch (IllegalArgumentException e) {
            throw place.invalid("The colour is out of range: " + e.getMessage());
        }
    }

    private static Material.AlphaMode alphaMode(JsonPlace place) {
        return switch (place.text()) {
            case "OPAQUE" -> Material.AlphaMode.OPAQUE;
            case "MASK" -> Material.AlphaMode.MASK;
            case "BLEND" -> Material.AlphaMode.BLEND;
            default -> throw place.invalid("alphaMode is OPAQUE, MASK or BLEND");
        };
    }

    private static TextureReference reference(JsonPlace place, int textures) {
        int texture = place.required("index").index(textures, "texture");
        int set = place.integer("texCoord", 0, 0);
        return place.extension("KHR_texture_transform")
                .map(transform -> {
                    var offset = transform
                            .optional("offset")
                            .map(found -> found.numbers(2))
                            .orElse(new double[] {0, 0});
                    var scale = transform
                            .optional("scale")
                            .map(found -> found.numbers(2))
                            .orElse(new double[] {1, 1});
                    double rotation = transform.optionalNumber("rotation").orElse(0);
                    int otherSet = transform.integer("texCoord", 0, set);
                    return new TextureReference(texture, otherSet, offset[0], offset[1], rotation, scale[0], scale[1]);
                })
                .orElse(new TextureReference(texture, set, 0, 0, 0, 1, 1));
    }
}
