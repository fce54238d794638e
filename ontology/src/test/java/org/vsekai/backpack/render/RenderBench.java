package org.vsekai.backpack.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.vsekai.backpack.scene.GltfReader;

/**
 * Frames a second of the rasteriser: colour, depth, node ids and boxes at 640 x 480. Arguments: a folder and the
 * numbers of threads. The scenes stay in the folder, with views.json, for others to draw.
 */
public final class RenderBench {
    private static final List<Integer> TRIANGLES = List.of(1_000, 10_000, 100_000);
    private static final int ROUNDS = 5;
    /** Of the cameras so many are left out for others. */
    private static final int EVERY = 10;

    private RenderBench() {}

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var threads = Arrays.stream(arguments).skip(1).map(Integer::valueOf).toList();
        Files.createDirectories(folder);
        var views = new ArrayList<ReferenceViews.View>();
        System.out.printf("%-10s %-8s %10s %10s%n", "triangles", "threads", "frames/s", "ms a frame");
        for (int triangles : TRIANGLES) {
            var file = folder.resolve(triangles + ".glb");
            BenchScene.write(file, triangles);
            var scene = new Rasterizer().prepare(GltfReader.read(file));
            for (int count : threads) {
                double seconds = secondsOf(scene, count);
                System.out.printf(
                        Locale.ROOT,
                        "%-10d %-8d %10.1f %10.2f%n",
                        scene.triangleCount(),
                        count,
                        1 / seconds,
                        1000 * seconds);
            }
            for (int camera = 0; camera < BenchScene.CAMERAS; camera += EVERY) {
                views.add(new ReferenceViews.View(
                        triangles + "-" + camera, triangles + ".glb", BenchScene.camera(camera)));
            }
            var picture = scene.render(BenchScene.camera(0)).image();
            ImageIO.write(picture, "png", folder.resolve(triangles + ".png").toFile());
        }
        Files.writeString(folder.resolve("views.json"), ReferenceViews.json(views));
    }

    /** The median round's mean over all cameras, after a round for the compiler. */
    private static double secondsOf(PreparedScene scene, int threads) {
        var rounds = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            long began = System.nanoTime();
            long seen = 0;
            for (int camera = 0; camera < BenchScene.CAMERAS; camera++) {
                seen += scene.render(BenchScene.camera(camera), threads).boxes().size();
            }
            if (seen == 0) {
                throw new IllegalStateException("the cameras see nothing");
            }
            if (round >= 0) {
                rounds[round] = (System.nanoTime() - began) / 1e9 / BenchScene.CAMERAS;
            }
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }
}
