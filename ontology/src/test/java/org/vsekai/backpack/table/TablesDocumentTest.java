package org.vsekai.backpack.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds docs/tables.md to the tables. {@code -Dbackpack.write-docs=true} writes it anew. */
class TablesDocumentTest {
    private static final Path DOCUMENT = Path.of(System.getProperty("backpack.home"), "docs", "tables.md");

    @Test
    void theDocumentSaysWhatTheTablesAre() throws IOException {
        var text = document();
        if (Boolean.getBoolean("backpack.write-docs")) {
            Files.writeString(DOCUMENT, text);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/tables.md; write it anew with: mvn test -pl ontology -Dtest=TablesDocumentTest"
                        + " -Dbackpack.write-docs=true")
                .isEqualTo(text);
    }

    private static String document() {
        var text = new StringBuilder("""
                # Tables

                Every Delta table of the warehouse: one folder each under `DIR/warehouse`. This page is written from the
                records of the `table` package, which are the only place that spells a column's name. Times are UTC with
                microseconds, lengths metres, angles radians, axes those of glTF: right-handed, +Y up. A column with a
                question mark may be null.

                """);
        for (var table : Tables.all()) {
            text.append("- [%s](#%s): %s%n".formatted(table.name(), table.name(), table.description()));
        }
        for (var table : Tables.all()) {
            text.append("%n## %s%n%n%s Key: %s.%n%n| column | type | what it holds |%n| --- | --- | --- |%n"
                    .formatted(table.name(), table.description(), code(table.key())));
            for (var column : table.columns()) {
                text.append("| `%s` | %s%s | %s |%n"
                        .formatted(
                                column.name(),
                                column.type().display().replace("<", "&lt;").replace(">", "&gt;"),
                                column.nullable() ? " ?" : "",
                                column.description()));
            }
        }
        return text.toString();
    }

    private static String code(List<String> names) {
        return "`" + String.join("`, `", names) + "`";
    }
}
