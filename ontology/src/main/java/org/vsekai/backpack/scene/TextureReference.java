package org.vsekai.backpack.scene;

/**
 * Which texture is laid on a surface, and how (KHR_texture_transform: scaled, turned, then moved).
 *
 * @param texture position in the document's list of textures
 * @param set which texture coordinates of the primitive count
 * @param rotation radians, counter-clockwise
 */
public record TextureReference(
        int texture, int set, double offsetU, double offsetV, double rotation, double scaleU, double scaleV) {

    /** The texture as it is, by the first texture coordinates. */
    public static TextureReference of(int texture) {
        return new TextureReference(texture, 0, 0, 0, 0, 1, 1);
    }

    TextureReference withTexture(int other) {
        return new TextureReference(other, set, offsetU, offsetV, rotation, scaleU, scaleV);
    }

    public double transformedU(double u, double v) {
        return Math.cos(rotation) * scaleU * u + Math.sin(rotation) * scaleV * v + offsetU;
    }

    public double transformedV(double u, double v) {
        return -Math.sin(rotation) * scaleU * u + Math.cos(rotation) * scaleV * v + offsetV;
    }

    /** Whether texture coordinates are changed at all. */
    public boolean isTransformed() {
        return offsetU != 0 || offsetV != 0 || rotation != 0 || scaleU != 1 || scaleV != 1;
    }
}
