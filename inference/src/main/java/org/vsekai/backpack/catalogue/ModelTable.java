package org.vsekai.backpack.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The catalogue as a table for people. */
final class ModelTable {
    private static final String GAP = "  ";
    private static final double MEGABYTE = 1e6;

    private ModelTable() {}

    static List<String> lines(List<CataloguedModel> models) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("TASK", "NAME", "VERSION", "ENGINE", "LICENCE", "SIZE", "STATE"));
        models.forEach(model -> rows.add(row(model)));
        var widths = new int[rows.get(0).size()];
        for (var row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i))
                    .append(" ".repeat(widths[i] - row.get(i).length()))
                    .append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private static List<String> row(CataloguedModel model) {
        var card = model.card();
        boolean isHere = model.absentFiles().isEmpty();
        return List.of(
                card.task().folderName(),
                card.name(),
                card.version(),
                Choices.spelling(card.engine()),
                card.licence(),
                size(isHere ? bytesHere(model) : bytesToFetch(model)),
                isHere ? "here" : "absent; ./backpack models " + card.name() + " brings it");
    }

    static String size(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
    }

    static long bytesHere(CataloguedModel model) {
        return model.card().files().values().stream()
                .map(file -> model.folder().resolve(file.name()))
                .filter(Files::isRegularFile)
                .mapToLong(ModelTable::bytes)
                .sum();
    }

    private static long bytes(java.nio.file.Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw UnusableModelException.unreadable(file, e);
        }
    }

    private static long bytesToFetch(CataloguedModel model) {
        return model.card().packages().stream().mapToLong(ModelPackage::bytes).sum();
    }
}
