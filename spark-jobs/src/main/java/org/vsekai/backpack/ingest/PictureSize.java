package org.vsekai.backpack.ingest;

/** Width and height of a picture in pixels. */
record PictureSize(int width, int height) {}
