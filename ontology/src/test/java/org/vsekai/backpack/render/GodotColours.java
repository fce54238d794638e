package org.vsekai.backpack.render;

/** What Godot's pictures of the room show, told by the colour, in light and in shadow. */
final class GodotColours {
    private GodotColours() {}

    static String nodeOf(int rgb) {
        int red = rgb >> 16 & 0xff;
        int green = rgb >> 8 & 0xff;
        int blue = rgb & 0xff;
        if (red > 2.5 * green && red > 2.5 * blue) {
            return "RedBox";
        }
        if (green > 2.5 * red && green > 2 * blue) {
            return "GreenBall";
        }
        if (blue > 2.5 * red && blue > 2.5 * green) {
            return "BlueCylinder";
        }
        if (red > 1.25 * blue && red >= green && red > 60) {
            return "Body";
        }
        return "Floor";
    }
}
