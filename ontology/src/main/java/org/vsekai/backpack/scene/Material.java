package org.vsekai.backpack.scene;

import java.util.Optional;

/**
 * How a surface looks, as far as a picture without mirrors and glass needs it.
 *
 * @param baseColour multiplied with the texture's and the vertices' colours
 * @param alphaCutoff with {@link AlphaMode#MASK}: what is less opaque is not there
 * @param doubleSided whether triangles are seen from behind too
 * @param unlit whether the base colour is shown as it is (KHR_materials_unlit)
 */
public record Material(
        Optional<String> name,
        Colour baseColour,
        Optional<TextureReference> baseColourTexture,
        AlphaMode alphaMode,
        double alphaCutoff,
        boolean doubleSided,
        boolean unlit) {
    /** What a primitive without material has. */
    public static final Material PLAIN = of(Colour.WHITE);

    static final double USUAL_CUTOFF = 0.5;

    /** What opacity does. */
    public enum AlphaMode {
        OPAQUE,
        MASK,
        BLEND
    }

    public Material {
        if (!(alphaCutoff >= 0 && Double.isFinite(alphaCutoff))) {
            throw new IllegalArgumentException("alphaCutoff must be 0 or above, not " + alphaCutoff);
        }
    }

    Material withTexture(Optional<TextureReference> other) {
        return new Material(name, baseColour, other, alphaMode, alphaCutoff, doubleSided, unlit);
    }

    /** An opaque, one-sided, lit surface of one colour. */
    public static Material of(Colour baseColour) {
        return new Material(
                Optional.empty(), baseColour, Optional.empty(), AlphaMode.OPAQUE, USUAL_CUTOFF, false, false);
    }

    /** An opaque, one-sided, lit surface with the picture of a texture, by its position in the document. */
    public static Material textured(int texture) {
        return new Material(
                Optional.empty(),
                Colour.WHITE,
                Optional.of(TextureReference.of(texture)),
                AlphaMode.OPAQUE,
                USUAL_CUTOFF,
                false,
                false);
    }
}
