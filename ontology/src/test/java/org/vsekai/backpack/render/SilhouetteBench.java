package org.vsekai.backpack.render;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.vsekai.backpack.render.ReferenceViews.View;
import org.vsekai.backpack.scene.GltfReader;
import org.vsekai.backpack.scene.InvalidSceneException;

/**
 * Compares our pictures with a reference renderer's: {@code views FILE ROOT...} writes what is to be drawn of all
 * scenes below the roots; {@code compare FILE FOLDER SHEET} prints how alike the reference's pictures in the folder
 * are and writes a sheet of both.
 */
public final class SilhouetteBench {
    private static final int SHEET_COLUMNS = 3;

    private SilhouetteBench() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("views")) {
            var views = new ArrayList<View>();
            for (int i = 2; i < arguments.length; i++) {
                addViews(views, Path.of(arguments[i]));
            }
            Files.writeString(Path.of(arguments[1]), ReferenceViews.json(views));
        } else {
            compare(Path.of(arguments[1]), Path.of(arguments[2]), Path.of(arguments[3]));
        }
    }

    private static void addViews(List<View> views, Path root) throws IOException {
        try (var files = Files.walk(root)) {
            for (var file : files.filter(found -> found.toString().matches(".*\\.(gltf|glb|vrm)"))
                    .sorted()
                    .toList()) {
                addView(views, root.relativize(file).toString(), file);
            }
        }
    }

    private static void addView(List<View> views, String scene, Path file) {
        boolean twice = views.stream()
                .anyMatch(view -> Path.of(view.scene()).getFileName().equals(file.getFileName()));
        if (twice) {
            return;
        }
        try {
            var found = ReferenceViews.of(scene, file);
            System.out.println(scene + ": " + found.size() + " views");
            views.addAll(found);
        } catch (InvalidSceneException e) {
            System.out.println(scene + " is refused: " + e.getMessage());
        }
    }

    private static void compare(Path file, Path folder, Path sheet) throws IOException {
        var cells = new ArrayList<BufferedImage>();
        System.out.printf("%-28s %12s %12s%n", "view", "silhouette", "worst node");
        try (var stream = Files.newInputStream(file)) {
            for (var view : ReferenceViews.read(stream)) {
                var document = GltfReader.read(view.file().orElseThrow());
                var ours = new Rasterizer().render(document, view.camera());
                var theirs = ImageIO.read(folder.resolve(view.name() + ".png").toFile());
                var likeness = ReferenceViews.compare(ours.node(), ReferenceViews.nodes(theirs));
                System.out.printf(
                        Locale.ROOT, "%-28s %12.4f %12.4f%n", view.name(), likeness.silhouette(), likeness.nodes());
                var colour =
                        ImageIO.read(folder.resolve(view.name() + ".colour.png").toFile());
                cells.add(beside(ours.image(), colour));
            }
        }
        ImageIO.write(sheet(cells), "png", sheet.toFile());
    }

    private static BufferedImage beside(BufferedImage left, BufferedImage right) {
        var both = new BufferedImage(left.getWidth(), left.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = both.createGraphics();
        graphics.drawImage(half(left), 0, 0, null);
        graphics.drawImage(half(right), left.getWidth() / 2, 0, null);
        graphics.dispose();
        return both;
    }

    private static BufferedImage half(BufferedImage image) {
        var half = new BufferedImage(image.getWidth() / 2, image.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
        var graphics = half.createGraphics();
        graphics.drawImage(
                image.getScaledInstance(half.getWidth(), half.getHeight(), java.awt.Image.SCALE_AREA_AVERAGING),
                0,
                0,
                null);
        graphics.dispose();
        return half;
    }

    private static BufferedImage sheet(List<BufferedImage> cells) {
        int width = cells.get(0).getWidth();
        int height = cells.get(0).getHeight();
        int rows = (cells.size() + SHEET_COLUMNS - 1) / SHEET_COLUMNS;
        var sheet = new BufferedImage(SHEET_COLUMNS * (width + 4), rows * (height + 4), BufferedImage.TYPE_INT_RGB);
        var graphics = sheet.createGraphics();
        for (int i = 0; i < cells.size(); i++) {
            graphics.drawImage(
                    cells.get(i), i % SHEET_COLUMNS * (width + 4) + 2, i / SHEET_COLUMNS * (height + 4) + 2, null);
        }
        graphics.dispose();
        return sheet;
    }
}
