package org.vsekai.backpack.render;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.vsekai.backpack.scene.GlbBuilder;
import org.vsekai.backpack.scene.GlbWriter;
import org.vsekai.backpack.scene.Material;
import org.vsekai.backpack.scene.Matrix4;
import org.vsekai.backpack.scene.PinholeCamera;
import org.vsekai.backpack.scene.Primitive;
import org.vsekai.backpack.scene.Quaternion;
import org.vsekai.backpack.scene.Vector3;

/** A hall of textured spheres on a floor, of about as many triangles as wanted, and cameras around it. */
final class BenchScene {
    static final int WIDTH = 640;
    static final int HEIGHT = 480;
    static final int CAMERAS = 60;
    static final double FIELD_OF_VIEW = 0.9;

    private static final int SPHERES_A_SIDE = 7;
    private static final double APART = 1.5;

    private BenchScene() {}

    static void write(Path file, int triangles) throws IOException {
        var scene = new GlbBuilder();
        int material = scene.addMaterial(Material.textured(scene.addTexture(texture())));
        int spheres = SPHERES_A_SIDE * SPHERES_A_SIDE;
        int rings = (int) Math.round(Math.sqrt(triangles / (4.0 * spheres)));
        int sphere = scene.addMesh("sphere", sphere(rings).material(material).build());
        float edge = (float) (APART * SPHERES_A_SIDE);
        var floor = Primitive.of(-edge, -0.6f, -edge, -edge, -0.6f, edge, edge, -0.6f, edge, edge, -0.6f, -edge)
                .normals(0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0)
                .textureCoordinates(0, 0, 0, 8, 8, 8, 8, 0)
                .indices(0, 1, 2, 0, 2, 3)
                .material(material)
                .build();
        scene.addNode("floor").mesh(scene.addMesh("floor", floor));
        for (int i = 0; i < spheres; i++) {
            double middle = (SPHERES_A_SIDE - 1) / 2.0;
            int row = i / SPHERES_A_SIDE;
            int column = i % SPHERES_A_SIDE;
            scene.addNode("sphere" + i)
                    .mesh(sphere)
                    .translation(new Vector3(APART * (column - middle), 0, APART * (row - middle)));
        }
        GlbWriter.write(scene, file);
    }

    /** Twice as many columns as rings; the triangles at the poles are there too. */
    private static Primitive.Builder sphere(int rings) {
        int columns = 2 * rings;
        int vertices = (rings + 1) * (columns + 1);
        var positions = new float[3 * vertices];
        var normals = new float[3 * vertices];
        var coordinates = new float[2 * vertices];
        for (int ring = 0, v = 0; ring <= rings; ring++) {
            for (int column = 0; column <= columns; column++, v++) {
                double polar = Math.PI * ring / rings;
                double around = 2 * Math.PI * column / columns;
                normals[3 * v] = (float) (Math.sin(polar) * Math.sin(around));
                normals[3 * v + 1] = (float) Math.cos(polar);
                normals[3 * v + 2] = (float) (Math.sin(polar) * Math.cos(around));
                for (int k = 0; k < 3; k++) {
                    positions[3 * v + k] = 0.6f * normals[3 * v + k];
                }
                coordinates[2 * v] = (float) column / columns;
                coordinates[2 * v + 1] = (float) ring / rings;
            }
        }
        var indices = new int[6 * rings * columns];
        for (int ring = 0, i = 0; ring < rings; ring++) {
            for (int column = 0; column < columns; column++) {
                int corner = ring * (columns + 1) + column;
                int below = corner + columns + 1;
                for (int index : new int[] {corner, below, corner + 1, corner + 1, below, below + 1}) {
                    indices[i++] = index;
                }
            }
        }
        return Primitive.of(positions)
                .normals(normals)
                .textureCoordinates(coordinates)
                .indices(indices);
    }

    private static byte[] texture() throws IOException {
        var image = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 256; y++) {
            for (int x = 0; x < 256; x++) {
                image.setRGB(x, y, (x / 32 + y / 32) % 2 == 0 ? 0xe0c080 | x / 4 : 0x406090 | (y / 4) << 8);
            }
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    /** One of the cameras on a circle around the hall, looking down at its middle. */
    static PinholeCamera camera(int number) {
        double angle = 2 * Math.PI * number / CAMERAS;
        var eye = new Vector3(9 * Math.sin(angle), 4.5, 9 * Math.cos(angle));
        var place = Matrix4.compose(eye, Quaternion.looking(eye, Vector3.ZERO), new Vector3(1, 1, 1));
        double focal = HEIGHT / (2 * Math.tan(FIELD_OF_VIEW / 2));
        return new PinholeCamera(WIDTH, HEIGHT, focal, focal, WIDTH / 2.0, HEIGHT / 2.0, place, 0.1, 100);
    }
}
