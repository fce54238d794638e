package org.vsekai.backpack.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TablesTest {

    @Test
    void everyTableHasItsOwnNameAKeyAndADescriptionOfEachColumn() {
        assertThat(Tables.all()).extracting(Table::name).doesNotHaveDuplicates();
        for (var table : Tables.all()) {
            assertThat(table.key()).as(table.name()).isNotEmpty();
            assertThat(table.columns()).as(table.name()).allSatisfy(column -> assertThat(column.description())
                    .as(column.name())
                    .isNotBlank());
        }
    }

    @Test
    void everyColumnNameThatARowDeclaresIsOneOfItsColumns() {
        for (var row : Tables.all().stream()
                .map(table -> table.codec().rowType())
                .distinct()
                .toList()) {
            var columns = RowCodec.of(row).columns().stream().map(Column::name).toList();
            var declared = Stream.of(row.getDeclaredFields())
                    .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                    .map(TablesTest::value)
                    .toList();
            assertThat(columns).as(row.getSimpleName()).containsAll(declared);
        }
    }

    @Test
    void aRowIsTheSameAfterItWasTakenApartAndPutTogether() {
        var frame = new FrameRow(
                "s1/camera/0",
                "s1",
                "camera",
                Instant.parse("2026-01-02T03:04:05.000006Z"),
                "scenes/s1/0.png",
                "00ff",
                640,
                480,
                List.of(new FrameRow.ViewParameter("exposure", 0.5)),
                true,
                Optional.empty());
        var codec = FrameRow.TABLE.codec();

        assertThat(codec.row(codec.values(frame))).isEqualTo(frame);
    }

    @Test
    void aNullInAColumnThatMustHaveAValueIsRefusedByName() {
        var values = FrameRow.TABLE
                .codec()
                .values(new FrameRow(
                        "f", "s", "c", Instant.EPOCH, "p", "h", 1, 1, List.of(), false, Optional.of("blurred")));
        values[FrameRow.TABLE.position(FrameRow.SCENE_ID)] = null;

        assertThatThrownBy(() -> FrameRow.TABLE.codec().row(values)).hasMessageContaining("scene_id");
    }

    private enum Origin {
        UPLOADED,
        RENDERED
    }

    @Description("A frame that came to have more columns.")
    private record Grown(
            String id,
            @Formerly("uploaded") Origin origin,
            double blur,
            List<String> tags,
            Optional<Long> seen,
            Instant at) {}

    @Description("A word that its choice does not have.")
    private record Wrong(@Formerly("drawn") Origin origin) {}

    @Test
    void aColumnKnowsWhatItIsInRowsThatWereThereBeforeIt() {
        assertThat(RowCodec.of(Grown.class).columns())
                .extracting(Column::name, Column::formerly, Column::canBeGained)
                .containsExactly(
                        tuple("id", Optional.empty(), false),
                        tuple("origin", Optional.of("uploaded"), true),
                        tuple("blur", Optional.of(0.0), true),
                        tuple("tags", Optional.of(List.of()), true),
                        tuple("seen", Optional.empty(), true),
                        tuple("at", Optional.empty(), false));
        assertThatThrownBy(() -> RowCodec.of(Wrong.class)).hasMessageContaining("no Origin is called drawn");
    }

    private static String value(java.lang.reflect.Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
