package org.vsekai.backpack.scene;

/** Width and height of a picture in pixels. */
public record PictureSize(int width, int height) {}
